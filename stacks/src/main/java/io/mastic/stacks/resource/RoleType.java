package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** {@code AWS::IAM::Role}. */
final class RoleType implements ResourceType {

  private static final String BOUNDARY = "PermissionsBoundary";

  private final IamRequests iam;

  RoleType(IamRequests iam) {
    this.iam = iam;
  }

  @Override
  public String name() {
    return "AWS::IAM::Role";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces("Path", "RoleName")
        .inPlace("AssumeRolePolicyDocument", "Description", "ManagedPolicyArns")
        .inPlace("MaxSessionDuration", BOUNDARY, "Policies", "Tags")
        .required("AssumeRolePolicyDocument");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("Arn", "RoleId");
  }

  @Override
  public boolean takesTags() {
    return true;
  }

  @Override
  public ResourceState create(Wish wish) {
    ObjectNode wanted = wish.properties();
    String given = wanted.path("RoleName").asText();
    String role = given.isEmpty() ? wish.name() : given;
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("RoleName", role);
    parameters.put(
        "AssumeRolePolicyDocument", IamRequests.document(wanted.path("AssumeRolePolicyDocument")));
    for (String name : new String[] {"Path", "Description", "MaxSessionDuration", BOUNDARY}) {
      if (wanted.has(name)) {
        parameters.put(name, wanted.path(name).asText());
      }
    }
    parameters.putAll(IamRequests.tags(GlueTags.of(wanted, wish.tags())));
    String made = iam.call("CreateRole", parameters);
    policies(wanted).forEach((policy, document) -> put(role, policy, document));
    managed(wanted).forEach(arn -> attach(role, arn));
    return new ResourceState(
        role,
        wanted,
        Map.of("Arn", IamRequests.text(made, "Arn"), "RoleId", IamRequests.text(made, "RoleId")));
  }

  private static Map<String, String> policies(ObjectNode properties) {
    Map<String, String> policies = new LinkedHashMap<>();
    properties
        .path("Policies")
        .forEach(
            policy ->
                policies.put(
                    policy.path("PolicyName").asText(),
                    IamRequests.document(policy.path("PolicyDocument"))));
    return policies;
  }

  private static Set<String> managed(ObjectNode properties) {
    Set<String> arns = new LinkedHashSet<>();
    for (JsonNode arn : properties.path("ManagedPolicyArns")) {
      arns.add(arn.asText());
    }
    return arns;
  }

  private void put(String role, String policy, String document) {
    iam.call("PutRolePolicy", "RoleName", role, "PolicyName", policy, "PolicyDocument", document);
  }

  private void attach(String role, String arn) {
    iam.call("AttachRolePolicy", "RoleName", role, "PolicyArn", arn);
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    ObjectNode wanted = wish.properties();
    String role = now.physicalId();
    iam.call(
        "UpdateAssumeRolePolicy",
        "RoleName",
        role,
        "PolicyDocument",
        IamRequests.document(wanted.path("AssumeRolePolicyDocument")));
    iam.call(
        "UpdateRole",
        "RoleName",
        role,
        "Description",
        wanted.path("Description").asText(),
        "MaxSessionDuration",
        wanted.path("MaxSessionDuration").asText("3600"));
    if (now.properties().has("Description") && !wanted.has("Description")) {
      iam.call("UpdateRoleDescription", "RoleName", role);
    }
    bound(role, wanted, now.properties());
    Map<String, String> policies = policies(wanted);
    policies(now.properties())
        .forEach(
            (policy, document) -> {
              if (!policies.containsKey(policy)) {
                iam.callIfThere("DeleteRolePolicy", "RoleName", role, "PolicyName", policy);
              }
            });
    policies.forEach((policy, document) -> put(role, policy, document));
    Set<String> managed = managed(wanted);
    managed(now.properties()).stream()
        .filter(arn -> !managed.contains(arn))
        .forEach(arn -> iam.callIfThere("DetachRolePolicy", "RoleName", role, "PolicyArn", arn));
    managed.forEach(arn -> attach(role, arn));
    retag(role, GlueTags.of(wanted, wish.tags()), GlueTags.of(now.properties(), Map.of()));
    return new ResourceState(role, wanted, now.attributes());
  }

  private void bound(String role, ObjectNode wanted, ObjectNode before) {
    String boundary = wanted.path(BOUNDARY).asText();
    if (!boundary.isEmpty()) {
      iam.call("PutRolePermissionsBoundary", "RoleName", role, BOUNDARY, boundary);
    } else if (before.has(BOUNDARY)) {
      iam.callIfThere("DeleteRolePermissionsBoundary", "RoleName", role);
    }
  }

  private void retag(String role, Map<String, String> wanted, Map<String, String> before) {
    Map<String, String> gone = new LinkedHashMap<>();
    gone.put("RoleName", role);
    before.keySet().stream()
        .filter(key -> !wanted.containsKey(key))
        .forEach(key -> gone.put("TagKeys.member." + gone.size(), key));
    if (gone.size() > 1) {
      iam.call("UntagRole", gone);
    }
    if (!wanted.isEmpty()) {
      Map<String, String> added = new LinkedHashMap<>(IamRequests.tags(wanted));
      added.put("RoleName", role);
      iam.call("TagRole", added);
    }
  }

  @Override
  public void delete(ResourceState now) {
    String role = now.physicalId();
    policies(now.properties())
        .keySet()
        .forEach(
            policy -> iam.callIfThere("DeleteRolePolicy", "RoleName", role, "PolicyName", policy));
    managed(now.properties())
        .forEach(arn -> iam.callIfThere("DetachRolePolicy", "RoleName", role, "PolicyArn", arn));
    iam.callIfThere("DeleteRole", "RoleName", role);
  }
}
