package io.mastic.neighbours.iam;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Page;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.QueryFace.Action;
import io.mastic.neighbours.query.XmlElements;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** IAM's actions on managed policies. */
final class PolicyActions {

  private final Policies policies;
  private final Clock clock;

  PolicyActions(Policies policies, Clock clock) {
    this.policies = policies;
    this.clock = clock;
  }

  Map<String, Action> actions() {
    return Map.of(
        "CreatePolicy", this::create,
        "GetPolicy", this::get,
        "GetPolicyVersion", this::getVersion,
        "ListPolicyVersions", this::listVersions,
        "DeletePolicy", this::delete);
  }

  private void create(QueryCall call, XmlElements result) {
    String name = IamRules.name("policyName", call.text("PolicyName"), 128);
    String path = IamRules.path(call.find("Path").orElse("/"));
    String arn = "arn:aws:iam::" + Caller.current().account() + ":policy" + path + name;
    Policy policy =
        new Policy(
            new IamIdentity(name, path, Roles.idOf("ANPA", arn), clock.millis()),
            arn,
            call.find("Description").orElse(null),
            IamRules.document(call.text("PolicyDocument")),
            new TreeMap<>(IamRules.tags(call.pairs("Tags"))));
    policy(result, policies.create(policy));
  }

  private void get(QueryCall call, XmlElements result) {
    policy(result, policies.load(call.text("PolicyArn")));
  }

  private void getVersion(QueryCall call, XmlElements result) {
    Policy policy = policies.load(call.text("PolicyArn"));
    String version = call.text("VersionId");
    if (!version.equals(Policy.VERSION)) {
      throw new QueryException(
          404,
          "NoSuchEntity",
          "Policy "
              + policy.arn()
              + " version "
              + version
              + " does not exist or is not attachable.");
    }
    result.element(
        "PolicyVersion",
        xml -> {
          xml.text("Document", AnswerPieces.encoded(policy.document()));
          version(xml, policy);
        });
  }

  private void listVersions(QueryCall call, XmlElements result) {
    Policy policy = policies.load(call.text("PolicyArn"));
    result.list("Versions", List.of(policy), PolicyActions::version);
    Pages.end(result, new Page<>(List.of(), null));
  }

  private void delete(QueryCall call, XmlElements result) {
    policies.delete(call.text("PolicyArn"));
  }

  private static void version(XmlElements xml, Policy policy) {
    xml.text("VersionId", Policy.VERSION)
        .text("IsDefaultVersion", "true")
        .text("CreateDate", policy.identity().created());
  }

  private void policy(XmlElements result, Policy policy) {
    result.element(
        "Policy",
        xml -> {
          xml.text("PolicyName", policy.name())
              .text("PolicyId", policy.identity().id())
              .text("Arn", policy.arn())
              .text("Path", policy.identity().path())
              .text("DefaultVersionId", Policy.VERSION)
              .text("AttachmentCount", String.valueOf(policies.attachments(policy.arn())))
              .text("PermissionsBoundaryUsageCount", "0")
              .text("IsAttachable", "true")
              .text("Description", policy.description())
              .text("CreateDate", policy.identity().created())
              .text("UpdateDate", policy.identity().created());
          AnswerPieces.tags(xml, policy.tags());
        });
  }
}
