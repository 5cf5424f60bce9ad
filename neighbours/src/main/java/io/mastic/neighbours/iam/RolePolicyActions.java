package io.mastic.neighbours.iam;

import io.mastic.kernel.Page;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryFace.Action;
import io.mastic.neighbours.query.XmlElements;
import java.util.Map;

/** IAM's actions on what hangs on a role: its own policies and the attached ones. */
final class RolePolicyActions {

  private final Roles roles;

  RolePolicyActions(Roles roles) {
    this.roles = roles;
  }

  Map<String, Action> actions() {
    return Map.of(
        "PutRolePolicy", this::put,
        "GetRolePolicy", this::get,
        "ListRolePolicies", this::list,
        "DeleteRolePolicy", this::delete,
        "AttachRolePolicy", this::attach,
        "DetachRolePolicy", this::detach,
        "ListAttachedRolePolicies", this::listAttached);
  }

  private void put(QueryCall call, XmlElements result) {
    roles.putPolicy(
        call.text("RoleName"),
        IamRules.name("policyName", call.text("PolicyName"), 128),
        IamRules.document(call.text("PolicyDocument")));
  }

  private void get(QueryCall call, XmlElements result) {
    String role = call.text("RoleName");
    String name = call.text("PolicyName");
    result
        .text("RoleName", role)
        .text("PolicyName", name)
        .text("PolicyDocument", AnswerPieces.encoded(roles.policy(role, name)));
  }

  private void list(QueryCall call, XmlElements result) {
    Page<String> page = roles.policies(call.text("RoleName"), Pages.after(call), Pages.limit(call));
    result.element(
        "PolicyNames", names -> page.items().forEach(name -> names.text("member", name)));
    Pages.end(result, page);
  }

  private void delete(QueryCall call, XmlElements result) {
    roles.deletePolicy(call.text("RoleName"), call.text("PolicyName"));
  }

  private void attach(QueryCall call, XmlElements result) {
    roles.attach(call.text("RoleName"), call.text("PolicyArn"));
  }

  private void detach(QueryCall call, XmlElements result) {
    roles.detach(call.text("RoleName"), call.text("PolicyArn"));
  }

  private void listAttached(QueryCall call, XmlElements result) {
    String prefix = call.find("PathPrefix").orElse("/");
    Page<String> page = roles.attached(call.text("RoleName"), Pages.after(call), Pages.limit(call));
    result.list(
        "AttachedPolicies",
        page.items().stream().filter(arn -> Policy.pathOf(arn).startsWith(prefix)).toList(),
        (member, arn) -> member.text("PolicyName", Policy.nameOf(arn)).text("PolicyArn", arn));
    Pages.end(result, page);
  }
}
