package io.mastic.neighbours.iam;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Page;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.QueryFace.Action;
import io.mastic.neighbours.query.XmlElements;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    return Map.ofEntries(
        Map.entry("CreatePolicy", this::create),
        Map.entry("GetPolicy", this::get),
        Map.entry("ListPolicies", this::list),
        Map.entry("DeletePolicy", this::delete),
        Map.entry("CreatePolicyVersion", this::createVersion),
        Map.entry("GetPolicyVersion", this::getVersion),
        Map.entry("ListPolicyVersions", this::listVersions),
        Map.entry("SetDefaultPolicyVersion", this::setDefault),
        Map.entry("DeletePolicyVersion", this::deleteVersion),
        Map.entry("TagPolicy", this::tag),
        Map.entry("UntagPolicy", this::untag),
        Map.entry("ListPolicyTags", this::listTags));
  }

  private void create(QueryCall call, XmlElements result) {
    String name = IamRules.name("policyName", call.text("PolicyName"), 128);
    String path = IamRules.path(call.find("Path").orElse("/"));
    String arn = "arn:aws:iam::" + Caller.current().account() + ":policy" + path + name;
    String document = IamRules.document(call.text("PolicyDocument"));
    Policy policy =
        new Policy(
            new IamIdentity(name, path, Roles.idOf("ANPA", arn), clock.millis()),
            arn,
            call.find("Description").orElse(null),
            document,
            new TreeMap<>(IamRules.tags(call.pairs("Tags"))),
            PolicyVersions.first(document, clock.millis()));
    policy(result, policies.create(policy));
  }

  private void get(QueryCall call, XmlElements result) {
    policy(result, policies.load(call.text("PolicyArn")));
  }

  /** AWS's own and the account's, by their ARNs. */
  private void list(QueryCall call, XmlElements result) {
    String scope = call.find("Scope").orElse("All");
    if (!Set.of("All", "AWS", "Local").contains(scope)) {
      throw QueryException.invalid("Scope must be All, AWS or Local.");
    }
    if (call.find("PolicyUsageFilter").filter("PermissionsBoundary"::equals).isPresent()) {
      throw new QueryException(
          501, "NotImplemented", "Mastic does not list policies by their use as boundaries.");
    }
    String path = call.find("PathPrefix").orElse("/");
    boolean onlyAttached = call.find("OnlyAttached").filter("true"::equals).isPresent();
    int limit = Pages.limit(call);
    String after = Pages.after(call);
    List<Policy> found = new ArrayList<>();
    // AWS's account is named by letters, and so stands behind all that are numbers.
    if (!scope.equals("AWS")) {
      String from = after;
      List<Policy> some;
      do {
        some = policies.list(from, limit + 1);
        some.stream().filter(one -> isWanted(one, path, onlyAttached)).forEach(found::add);
        from = some.isEmpty() ? from : some.get(some.size() - 1).arn();
      } while (some.size() > limit && found.size() <= limit);
    }
    if (!scope.equals("Local")) {
      AwsPolicies.all().stream()
          .filter(one -> one.arn().compareTo(after) > 0 && isWanted(one, path, onlyAttached))
          .forEach(found::add);
    }
    Page<Policy> page =
        Page.cut(
            found.subList(0, Math.min(found.size(), limit + 1)),
            limit,
            policy -> List.of(policy.arn()));
    result.list("Policies", page.items(), this::members);
    Pages.end(result, page);
  }

  private boolean isWanted(Policy policy, String path, boolean onlyAttached) {
    return policy.identity().path().startsWith(path)
        && (!onlyAttached || policies.attachments(policy.arn()) > 0);
  }

  private void createVersion(QueryCall call, XmlElements result) {
    String document = IamRules.document(call.text("PolicyDocument"));
    boolean isDefault = call.find("SetAsDefault").filter("true"::equals).isPresent();
    Policy revised =
        policies.update(
            call.text("PolicyArn"),
            policy -> {
              if (policy.versions().all().size() >= PolicyVersions.MOST) {
                throw new QueryException(
                    409,
                    "LimitExceeded",
                    "A managed policy can have up to 5 versions. Before you create a new version,"
                        + " you must delete an existing version.");
              }
              return policy.with(policy.versions().and(document, clock.millis(), isDefault));
            });
    PolicyVersion made = revised.versions().all().get(revised.versions().all().size() - 1);
    result.element("PolicyVersion", xml -> version(xml, revised, made));
  }

  private void getVersion(QueryCall call, XmlElements result) {
    Policy policy = policies.load(call.text("PolicyArn"));
    PolicyVersion found = version(policy, call.text("VersionId"));
    result.element(
        "PolicyVersion",
        xml -> {
          xml.text("Document", AnswerPieces.encoded(found.document()));
          version(xml, policy, found);
        });
  }

  private static PolicyVersion version(Policy policy, String id) {
    return policy
        .versions()
        .find(id)
        .orElseThrow(
            () ->
                new QueryException(
                    404,
                    "NoSuchEntity",
                    "Policy "
                        + policy.arn()
                        + " version "
                        + id
                        + " does not exist or is not attachable."));
  }

  /** At most five, so all of them are one page; the newest first. */
  private void listVersions(QueryCall call, XmlElements result) {
    Policy policy = policies.load(call.text("PolicyArn"));
    List<PolicyVersion> newest = new ArrayList<>(policy.versions().all());
    Collections.reverse(newest);
    String after = Pages.after(call);
    int begin = 0;
    for (int i = 0; i < newest.size(); i++) {
      begin = newest.get(i).id().equals(after) ? i + 1 : begin;
    }
    int limit = Pages.limit(call);
    Page<PolicyVersion> page =
        Page.cut(
            newest.subList(begin, Math.min(newest.size(), begin + limit + 1)),
            limit,
            one -> List.of(one.id()));
    result.list("Versions", page.items(), (member, one) -> version(member, policy, one));
    Pages.end(result, page);
  }

  private void setDefault(QueryCall call, XmlElements result) {
    String id = call.text("VersionId");
    policies.update(
        call.text("PolicyArn"),
        policy -> policy.with(policy.versions().withDefault(version(policy, id).id())));
  }

  private void deleteVersion(QueryCall call, XmlElements result) {
    String id = call.text("VersionId");
    policies.update(
        call.text("PolicyArn"),
        policy -> {
          if (version(policy, id).id().equals(policy.versions().current())) {
            throw IamErrors.conflict("Cannot delete the default version of a policy.");
          }
          return policy.with(policy.versions().without(id));
        });
  }

  private void tag(QueryCall call, XmlElements result) {
    Map<String, String> tags = IamRules.tags(call.pairs("Tags"));
    policies.update(
        call.text("PolicyArn"),
        policy -> {
          Policy tagged = policy.tagged(tags);
          IamRules.tags(tagged.tags());
          return tagged;
        });
  }

  private void untag(QueryCall call, XmlElements result) {
    List<String> keys = call.list("TagKeys");
    policies.update(call.text("PolicyArn"), policy -> policy.untagged(keys));
  }

  private void listTags(QueryCall call, XmlElements result) {
    Pages.tags(call, result, policies.load(call.text("PolicyArn")).tags());
  }

  private void delete(QueryCall call, XmlElements result) {
    policies.delete(call.text("PolicyArn"));
  }

  private static void version(XmlElements xml, Policy policy, PolicyVersion version) {
    xml.text("VersionId", version.id())
        .text("IsDefaultVersion", String.valueOf(version.id().equals(policy.versions().current())))
        .text("CreateDate", version.created());
  }

  private void policy(XmlElements result, Policy policy) {
    result.element(
        "Policy",
        xml -> {
          members(xml, policy);
          xml.text("Description", policy.description());
          AnswerPieces.tags(xml, policy.tags());
        });
  }

  /** What lists tell of it, too. */
  private void members(XmlElements xml, Policy policy) {
    xml.text("PolicyName", policy.name())
        .text("PolicyId", policy.identity().id())
        .text("Arn", policy.arn())
        .text("Path", policy.identity().path())
        .text("DefaultVersionId", policy.versions().current())
        .text("AttachmentCount", String.valueOf(policies.attachments(policy.arn())))
        .text("PermissionsBoundaryUsageCount", "0")
        .text("IsAttachable", "true")
        .text("CreateDate", policy.identity().created())
        .text("UpdateDate", policy.versions().latest().created());
  }
}
