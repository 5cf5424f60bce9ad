package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** {@code AWS::IAM::ManagedPolicy}, attached to roles; there are no users and groups here. */
final class ManagedPolicyType implements ResourceType {

  private final IamRequests iam;

  ManagedPolicyType(IamRequests iam) {
    this.iam = iam;
  }

  @Override
  public String name() {
    return "AWS::IAM::ManagedPolicy";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces("Description", "ManagedPolicyName", "Path")
        .inPlace("PolicyDocument", "Roles")
        .required("PolicyDocument");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("PolicyArn", "PolicyId");
  }

  @Override
  public ResourceState create(Wish wish) {
    String given = wish.properties().path("ManagedPolicyName").asText();
    return make(given.isEmpty() ? wish.name() : given, wish.properties());
  }

  private ResourceState make(String policy, ObjectNode wanted) {
    String made =
        iam.call(
            "CreatePolicy",
            "PolicyName",
            policy,
            "Path",
            wanted.path("Path").asText(),
            "Description",
            wanted.path("Description").asText(),
            "PolicyDocument",
            IamRequests.document(wanted.path("PolicyDocument")));
    String arn = IamRequests.text(made, "Arn");
    RolePolicyType.roles(wanted)
        .forEach(role -> iam.call("AttachRolePolicy", "RoleName", role, "PolicyArn", arn));
    return new ResourceState(
        arn, wanted, Map.of("PolicyArn", arn, "PolicyId", IamRequests.text(made, "PolicyId")));
  }

  /** IAM keeps one version here, so a policy with another text is made in its place. */
  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    delete(now);
    String arn = now.physicalId();
    return make(arn.substring(arn.lastIndexOf('/') + 1), wish.properties());
  }

  @Override
  public void delete(ResourceState now) {
    String arn = now.physicalId();
    RolePolicyType.roles(now.properties())
        .forEach(role -> iam.callIfThere("DetachRolePolicy", "RoleName", role, "PolicyArn", arn));
    iam.callIfThere("DeletePolicy", "PolicyArn", arn);
  }
}
