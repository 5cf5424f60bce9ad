package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code AWS::IAM::ManagedPolicy}, attached to roles; there are no users and groups here. */
final class ManagedPolicyType implements ResourceType {

  /** Beside the default one. */
  private static final int MOST_SPARE = 4;

  private static final Pattern VERSION =
      Pattern.compile("<VersionId>([^<]*)</VersionId><IsDefaultVersion>([^<]*)</IsDefaultVersion>");

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

  /** Another text is another version, whoever else has the policy. */
  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    ObjectNode wanted = wish.properties();
    String arn = now.physicalId();
    String document = IamRequests.document(wanted.path("PolicyDocument"));
    if (!document.equals(IamRequests.document(now.properties().path("PolicyDocument")))) {
      makeRoom(arn);
      String unused =
          iam.call(
              "CreatePolicyVersion",
              "PolicyArn",
              arn,
              "PolicyDocument",
              document,
              "SetAsDefault",
              "true");
    }
    Set<String> before = RolePolicyType.roles(now.properties());
    Set<String> still = RolePolicyType.roles(wanted);
    still.stream()
        .filter(role -> !before.contains(role))
        .forEach(role -> iam.call("AttachRolePolicy", "RoleName", role, "PolicyArn", arn));
    before.stream()
        .filter(role -> !still.contains(role))
        .forEach(role -> iam.callIfThere("DetachRolePolicy", "RoleName", role, "PolicyArn", arn));
    return new ResourceState(arn, wanted, now.attributes());
  }

  /** A policy has five versions at most: the oldest that is not in use goes. */
  private void makeRoom(String arn) {
    List<String> spare = spare(arn);
    if (spare.size() >= MOST_SPARE) {
      iam.callIfThere(
          "DeletePolicyVersion", "PolicyArn", arn, "VersionId", spare.get(spare.size() - 1));
    }
  }

  /** The versions that are not the default one, the newest first. */
  private List<String> spare(String arn) {
    Matcher version = VERSION.matcher(iam.call("ListPolicyVersions", "PolicyArn", arn));
    List<String> found = new ArrayList<>();
    while (version.find()) {
      if (version.group(2).equals("false")) {
        found.add(version.group(1));
      }
    }
    return found;
  }

  @Override
  public void delete(ResourceState now) {
    String arn = now.physicalId();
    RolePolicyType.roles(now.properties())
        .forEach(role -> iam.callIfThere("DetachRolePolicy", "RoleName", role, "PolicyArn", arn));
    try {
      spare(arn)
          .forEach(
              version ->
                  iam.callIfThere("DeletePolicyVersion", "PolicyArn", arn, "VersionId", version));
    } catch (ResourceException e) {
      if (!e.isNotFound()) {
        throw e;
      }
    }
    iam.callIfThere("DeletePolicy", "PolicyArn", arn);
  }
}
