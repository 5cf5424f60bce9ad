package io.mastic.catalog.setting;

import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Page;
import software.amazon.awssdk.services.glue.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.glue.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.glue.model.GetResourcePoliciesRequest;
import software.amazon.awssdk.services.glue.model.GetResourcePoliciesResponse;
import software.amazon.awssdk.services.glue.model.GetResourcePolicyRequest;
import software.amazon.awssdk.services.glue.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.glue.model.GluePolicy;
import software.amazon.awssdk.services.glue.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.glue.model.PutResourcePolicyResponse;

/** AWS's verbs on resource policies. */
public final class ResourcePolicyOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final ResourcePolicies policies;

  public ResourcePolicyOperations(ResourcePolicies policies) {
    this.policies = policies;
  }

  @Override
  @Partial(
      "the policy: a Deny acts with serve --resource-policies enforced; an Allow changes nothing,"
          + " as all who are let in may do everything and other accounts reach nothing")
  public PutResourcePolicyResponse putResourcePolicy(PutResourcePolicyRequest request) {
    String hash =
        policies.put(
            request.resourceArn(),
            request.policyInJson(),
            request.policyExistsCondition(),
            request.policyHashCondition());
    return PutResourcePolicyResponse.builder().policyHash(hash).build();
  }

  @Override
  public GetResourcePolicyResponse getResourcePolicy(GetResourcePolicyRequest request) {
    GluePolicy policy = policies.load(request.resourceArn());
    return Pojos.copy(policy, GetResourcePolicyResponse.builder()).build();
  }

  @Override
  public GetResourcePoliciesResponse getResourcePolicies(GetResourcePoliciesRequest request) {
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<GluePolicy> page = policies.list(limit, request.nextToken());
    return GetResourcePoliciesResponse.builder()
        .getResourcePoliciesResponseList(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public DeleteResourcePolicyResponse deleteResourcePolicy(DeleteResourcePolicyRequest request) {
    policies.delete(request.resourceArn(), request.policyHashCondition());
    return DeleteResourcePolicyResponse.builder().build();
  }
}
