package io.mastic.neighbours.iam;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Page;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.QueryFace.Action;
import io.mastic.neighbours.query.XmlElements;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** IAM's actions on users, or on groups, and on the policies of theirs. */
final class PrincipalActions {

  private final Principals principals;
  private final PrincipalKind kind;
  private final Clock clock;

  PrincipalActions(Principals principals, Clock clock) {
    this.principals = principals;
    this.kind = principals.kind();
    this.clock = clock;
  }

  Map<String, Action> actions() {
    String word = kind.word();
    Map<String, Action> actions = new HashMap<>();
    actions.put("Create" + word, this::create);
    actions.put("List" + word + "s", this::list);
    actions.put("Update" + word, this::update);
    actions.put("Delete" + word, (call, xml) -> principals.delete(name(call)));
    actions.put("Put" + word + "Policy", this::putPolicy);
    actions.put("Get" + word + "Policy", this::getPolicy);
    actions.put("List" + word + "Policies", this::listPolicies);
    actions.put(
        "Delete" + word + "Policy",
        (call, xml) -> principals.deletePolicy(name(call), call.text("PolicyName")));
    actions.put(
        "Attach" + word + "Policy",
        (call, xml) -> principals.attach(name(call), call.text("PolicyArn")));
    actions.put(
        "Detach" + word + "Policy",
        (call, xml) -> principals.detach(name(call), call.text("PolicyArn")));
    actions.put("ListAttached" + word + "Policies", this::listAttached);
    return actions;
  }

  private String name(QueryCall call) {
    return call.text(kind.member());
  }

  private void create(QueryCall call, XmlElements result) {
    String name = kind.checked(name(call));
    if (kind == PrincipalKind.GROUP && (call.has("Tags") || call.has("PermissionsBoundary"))) {
      throw QueryException.invalid("Groups have no tags and no permissions boundary.");
    }
    IamIdentity identity =
        new IamIdentity(
            name,
            IamRules.path(call.find("Path").orElse("/")),
            Roles.idOf(kind.prefix(), UUID.randomUUID().toString()),
            clock.millis());
    call.find("PermissionsBoundary").ifPresent(principals::requirePolicy);
    Principal made =
        new Principal(
            identity,
            call.find("PermissionsBoundary").orElse(null),
            new TreeMap<>(IamRules.tags(call.pairs("Tags"))));
    show(result, kind, principals.create(made));
  }

  private void list(QueryCall call, XmlElements result) {
    Page<Principal> page =
        principals.list(call.find("PathPrefix").orElse("/"), Pages.after(call), Pages.limit(call));
    result.list(kind.word() + "s", page.items(), (xml, one) -> members(xml, kind, one));
    Pages.end(result, page);
  }

  private void update(QueryCall call, XmlElements result) {
    String name = name(call);
    String newName = call.find("New" + kind.member()).map(kind::checked).orElse(name);
    Principal changed =
        principals.update(
            name,
            one ->
                one.called(newName, call.find("NewPath").map(IamRules::path).orElse(one.path())));
    show(result, kind, changed);
  }

  private void putPolicy(QueryCall call, XmlElements result) {
    principals.putPolicy(
        name(call),
        IamRules.name("policyName", call.text("PolicyName"), 128),
        IamRules.document(call.text("PolicyDocument")));
  }

  private void getPolicy(QueryCall call, XmlElements result) {
    String policy = call.text("PolicyName");
    result
        .text(kind.member(), name(call))
        .text("PolicyName", policy)
        .text("PolicyDocument", AnswerPieces.encoded(principals.policy(name(call), policy)));
  }

  private void listPolicies(QueryCall call, XmlElements result) {
    Page<String> page = principals.policies(name(call), Pages.after(call), Pages.limit(call));
    result.texts("PolicyNames", page.items());
    Pages.end(result, page);
  }

  private void listAttached(QueryCall call, XmlElements result) {
    String prefix = call.find("PathPrefix").orElse("/");
    Page<String> page = principals.attached(name(call), Pages.after(call), Pages.limit(call));
    List<String> wanted =
        page.items().stream().filter(arn -> Policy.pathOf(arn).startsWith(prefix)).toList();
    result.list(
        "AttachedPolicies",
        wanted,
        (member, arn) -> member.text("PolicyName", Policy.nameOf(arn)).text("PolicyArn", arn));
    Pages.end(result, page);
  }

  static void show(XmlElements result, PrincipalKind kind, Principal one) {
    result.element(kind.word(), xml -> members(xml, kind, one));
  }

  static void members(XmlElements xml, PrincipalKind kind, Principal one) {
    xml.text("Path", one.path())
        .text(kind.member(), one.name())
        .text(kind.word() + "Id", one.id())
        .text("Arn", one.arn(kind, Caller.current().account()))
        .text("CreateDate", one.identity().created());
    if (one.boundary() != null) {
      xml.element(
          "PermissionsBoundary",
          boundary ->
              boundary
                  .text("PermissionsBoundaryType", "Policy")
                  .text("PermissionsBoundaryArn", one.boundary()));
    }
    if (kind == PrincipalKind.USER && !one.tags().isEmpty()) {
      AnswerPieces.tags(xml, one.tags());
    }
  }
}
