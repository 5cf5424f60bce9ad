package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** {@code AWS::IAM::Policy}: a policy of roles' own; there are no users and groups here. */
final class RolePolicyType implements ResourceType {

  private final IamRequests iam;

  RolePolicyType(IamRequests iam) {
    this.iam = iam;
  }

  @Override
  public String name() {
    return "AWS::IAM::Policy";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces("PolicyName")
        .inPlace("PolicyDocument", "Roles")
        .required("PolicyDocument", "PolicyName", "Roles");
  }

  @Override
  public ResourceState create(Wish wish) {
    String policy = wish.properties().path("PolicyName").asText();
    String document = IamRequests.document(wish.properties().path("PolicyDocument"));
    roles(wish.properties())
        .forEach(
            role ->
                iam.call(
                    "PutRolePolicy",
                    "RoleName",
                    role,
                    "PolicyName",
                    policy,
                    "PolicyDocument",
                    document));
    return new ResourceState(wish.name(), wish.properties(), Map.of());
  }

  static Set<String> roles(ObjectNode properties) {
    Set<String> roles = new LinkedHashSet<>();
    properties.path("Roles").forEach(role -> roles.add(role.asText()));
    return roles;
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    ResourceState made = create(wish);
    Set<String> still = roles(wish.properties());
    roles(now.properties()).stream()
        .filter(role -> !still.contains(role))
        .forEach(role -> remove(role, now));
    return new ResourceState(now.physicalId(), made.properties(), made.attributes());
  }

  private void remove(String role, ResourceState now) {
    iam.callIfThere(
        "DeleteRolePolicy",
        "RoleName",
        role,
        "PolicyName",
        now.properties().path("PolicyName").asText());
  }

  @Override
  public void delete(ResourceState now) {
    roles(now.properties()).forEach(role -> remove(role, now));
  }
}
