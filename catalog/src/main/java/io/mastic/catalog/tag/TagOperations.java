package io.mastic.catalog.tag;

import io.mastic.catalog.scope.Scope;
import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import software.amazon.awssdk.services.glue.model.GetTagsRequest;
import software.amazon.awssdk.services.glue.model.GetTagsResponse;
import software.amazon.awssdk.services.glue.model.TagResourceRequest;
import software.amazon.awssdk.services.glue.model.TagResourceResponse;
import software.amazon.awssdk.services.glue.model.UntagResourceRequest;
import software.amazon.awssdk.services.glue.model.UntagResourceResponse;

/** AWS's verbs on the tags of any room's things. */
public final class TagOperations implements GlueOperations {

  private final Tags tags;

  public TagOperations(Tags tags) {
    this.tags = tags;
  }

  @Override
  public GetTagsResponse getTags(GetTagsRequest request) {
    return GetTagsResponse.builder().tags(tags.load(own(request.resourceArn()))).build();
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    tags.add(own(request.resourceArn()), request.tagsToAdd());
    return TagResourceResponse.builder().build();
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    tags.remove(own(request.resourceArn()), request.tagsToRemove());
    return UntagResourceResponse.builder().build();
  }

  /** An ARN of the caller's account and region: nobody sees another's things. */
  private static String own(String arn) {
    if (!arn.startsWith(Scope.current().arnPrefix())) {
      throw Errors.entityNotFound("Entity not found: " + arn);
    }
    return arn;
  }
}
