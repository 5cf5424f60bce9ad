package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** {@code AWS::IAM::InstanceProfile}. */
final class InstanceProfileType implements ResourceType {

  private static final String NAME = "InstanceProfileName";

  private final IamRequests iam;

  InstanceProfileType(IamRequests iam) {
    this.iam = iam;
  }

  @Override
  public String name() {
    return "AWS::IAM::InstanceProfile";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable().replaces(NAME, "Path").inPlace("Roles").required("Roles");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("Arn");
  }

  @Override
  public ResourceState create(Wish wish) {
    ObjectNode wanted = wish.properties();
    String given = wanted.path(NAME).asText();
    String name = given.isEmpty() ? wish.name() : given;
    String made =
        iam.call("CreateInstanceProfile", NAME, name, "Path", wanted.path("Path").asText());
    add(name, RolePolicyType.roles(wanted));
    return new ResourceState(name, wanted, Map.of("Arn", IamRequests.text(made, "Arn")));
  }

  private void add(String name, Set<String> roles) {
    roles.forEach(role -> iam.call("AddRoleToInstanceProfile", NAME, name, "RoleName", role));
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    remove(now);
    add(now.physicalId(), RolePolicyType.roles(wish.properties()));
    return new ResourceState(now.physicalId(), wish.properties(), now.attributes());
  }

  private void remove(ResourceState now) {
    RolePolicyType.roles(now.properties())
        .forEach(
            role ->
                iam.callIfThere(
                    "RemoveRoleFromInstanceProfile", NAME, now.physicalId(), "RoleName", role));
  }

  @Override
  public void delete(ResourceState now) {
    remove(now);
    iam.callIfThere("DeleteInstanceProfile", NAME, now.physicalId());
  }
}
