package io.mastic.stacks.resource;

import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Store;
import java.util.Map;

/**
 * {@code Custom::S3AutoDeleteObjects} of CDK ({@code autoDeleteObjects: true}): a bucket is emptied
 * before it is deleted, if it has the tag that CDK gives it.
 */
final class EmptiedBucketType implements ResourceType {

  private static final String TAG = "aws-cdk:auto-delete-objects";

  private final Services services;

  EmptiedBucketType(Services services) {
    this.services = services;
  }

  @Override
  public String name() {
    return "Custom::S3AutoDeleteObjects";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces("BucketName")
        .kept("no function is asked", "ServiceToken")
        .required("BucketName", "ServiceToken");
  }

  @Override
  public Place place() {
    return Place.OUTSIDE;
  }

  @Override
  public ResourceState create(Wish wish) {
    return new ResourceState(wish.name(), wish.properties(), Map.of());
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    return new ResourceState(now.physicalId(), wish.properties(), Map.of());
  }

  @Override
  public void delete(ResourceState now) {
    String bucket = now.properties().path("BucketName").asText();
    S3Store objects = services.objects();
    try {
      if (objects.bucketExists(bucket)
          && objects
              .findSetting(bucket, "tagging")
              .filter(tags -> tags.contains(TAG))
              .isPresent()) {
        services.permit("s3", "DeleteObject", "arn:aws:s3:::" + bucket + "/*");
        BucketEmptying.empty(objects, bucket);
      }
    } catch (ObjectStoreException e) {
      throw ResourceException.handler(
          String.valueOf(e.getMessage()), HandlerErrors.of(e.code()), e);
    }
  }
}
