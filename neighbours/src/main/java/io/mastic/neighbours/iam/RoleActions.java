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

/** IAM's actions on roles themselves. */
final class RoleActions {

  private final Roles roles;
  private final Clock clock;

  RoleActions(Roles roles, Clock clock) {
    this.roles = roles;
    this.clock = clock;
  }

  Map<String, Action> actions() {
    return Map.ofEntries(
        Map.entry("CreateRole", this::create),
        Map.entry("GetRole", (call, xml) -> role(xml, roles.load(call.text("RoleName")))),
        Map.entry("ListRoles", this::list),
        Map.entry("UpdateRole", this::update),
        Map.entry("UpdateRoleDescription", this::updateDescription),
        Map.entry("UpdateAssumeRolePolicy", this::updateTrust),
        Map.entry("DeleteRole", (call, xml) -> roles.delete(call.text("RoleName"))),
        Map.entry("TagRole", this::tag),
        Map.entry("UntagRole", this::untag),
        Map.entry("ListRoleTags", this::listTags),
        Map.entry("PutRolePermissionsBoundary", this::putBoundary),
        Map.entry(
            "DeleteRolePermissionsBoundary",
            (call, xml) -> roles.updateOwn(call.text("RoleName"), role -> role.bounded(null))));
  }

  private void create(QueryCall call, XmlElements result) {
    String name = IamRules.name("roleName", call.text("RoleName"), 64);
    IamIdentity identity =
        new IamIdentity(
            name,
            IamRules.path(call.find("Path").orElse("/")),
            Roles.idOf("AROA", Caller.current().account() + "/" + name),
            clock.millis());
    Role role =
        new Role(
            identity,
            IamRules.document(call.text("AssumeRolePolicyDocument")),
            call.find("Description").orElse(null),
            call.number("MaxSessionDuration", 3_600, 3_600, 43_200),
            call.find("PermissionsBoundary").orElse(null),
            new TreeMap<>(IamRules.tags(call.pairs("Tags"))));
    role(result, roles.create(role));
  }

  private void list(QueryCall call, XmlElements result) {
    String prefix = call.find("PathPrefix").orElse("/");
    Page<Role> page = roles.list(prefix, Pages.after(call), Pages.limit(call));
    result.list("Roles", page.items(), RoleActions::members);
    Pages.end(result, page);
  }

  private void update(QueryCall call, XmlElements result) {
    roles.update(
        call.text("RoleName"),
        role ->
            role.described(
                call.find("Description").orElse(role.description()),
                call.number("MaxSessionDuration", role.maxSession(), 3_600, 43_200)));
    result.nothing();
  }

  private void updateDescription(QueryCall call, XmlElements result) {
    String name = call.text("RoleName");
    roles.update(
        name, role -> role.described(call.find("Description").orElse(null), role.maxSession()));
    role(result, roles.load(name));
  }

  private void updateTrust(QueryCall call, XmlElements result) {
    String document = IamRules.document(call.text("PolicyDocument"));
    roles.updateOwn(call.text("RoleName"), role -> role.withTrust(document));
  }

  private void tag(QueryCall call, XmlElements result) {
    Map<String, String> tags = IamRules.tags(call.pairs("Tags"));
    if (tags.isEmpty()) {
      throw QueryException.missing("Tags");
    }
    roles.tag(call.text("RoleName"), tags);
  }

  private void untag(QueryCall call, XmlElements result) {
    List<String> keys = call.list("TagKeys");
    roles.update(call.text("RoleName"), role -> role.untagged(keys));
  }

  private void putBoundary(QueryCall call, XmlElements result) {
    String arn = call.text("PermissionsBoundary");
    roles.requirePolicy(arn);
    roles.updateOwn(call.text("RoleName"), role -> role.bounded(arn));
  }

  private void listTags(QueryCall call, XmlElements result) {
    Pages.tags(call, result, roles.load(call.text("RoleName")).tags());
  }

  static void role(XmlElements result, Role role) {
    result.element("Role", xml -> members(xml, role));
  }

  static void members(XmlElements xml, Role role) {
    xml.text("Path", role.path())
        .text("RoleName", role.name())
        .text("RoleId", role.id())
        .text("Arn", role.arn(Caller.current().account()))
        .text("CreateDate", role.identity().created())
        .text("AssumeRolePolicyDocument", AnswerPieces.encoded(role.trust()))
        .text("Description", role.description())
        .text("MaxSessionDuration", String.valueOf(role.maxSession()));
    if (role.boundary() != null) {
      xml.element(
          "PermissionsBoundary",
          boundary ->
              boundary
                  .text("PermissionsBoundaryType", "Policy")
                  .text("PermissionsBoundaryArn", role.boundary()));
    }
    AnswerPieces.tags(xml, role.tags());
    xml.element("RoleLastUsed", never -> {});
  }
}
