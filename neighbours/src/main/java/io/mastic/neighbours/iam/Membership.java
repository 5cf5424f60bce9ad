package io.mastic.neighbours.iam;

import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryFace.Action;
import io.mastic.neighbours.query.XmlElements;
import java.util.Map;

/** Who is in which group. */
final class Membership {

  private final Db db;
  private final Principals users;
  private final Principals groups;

  Membership(Db db, Principals users, Principals groups) {
    this.db = db;
    this.users = users;
    this.groups = groups;
  }

  Map<String, Action> actions() {
    return Map.of(
        "AddUserToGroup", this::add,
        "RemoveUserFromGroup", this::remove,
        "GetGroup", this::group,
        "ListGroupsForUser", this::groupsOf);
  }

  private Principal user(QueryCall call) {
    return users.load(call.text("UserName"));
  }

  private Principal of(QueryCall call) {
    return groups.load(call.text("GroupName"));
  }

  private void add(QueryCall call, XmlElements result) {
    db.writeOnly(
        h ->
            h.execute(
                "INSERT INTO iam_membership (group_id, user_id) VALUES (?, ?)"
                    + " ON CONFLICT (group_id, user_id) DO NOTHING",
                of(call).id(),
                user(call).id()));
  }

  private void remove(QueryCall call, XmlElements result) {
    db.writeOnly(
        h ->
            h.execute(
                "DELETE FROM iam_membership WHERE group_id = ? AND user_id = ?",
                of(call).id(),
                user(call).id()));
  }

  private void group(QueryCall call, XmlElements result) {
    Principal group = of(call);
    PrincipalActions.show(result, PrincipalKind.GROUP, group);
    Page<Principal> page = users.beside(group, Pages.after(call), Pages.limit(call));
    result.list(
        "Users",
        page.items(),
        (xml, one) -> PrincipalActions.members(xml, PrincipalKind.USER, one));
    Pages.end(result, page);
  }

  private void groupsOf(QueryCall call, XmlElements result) {
    Page<Principal> page = groups.beside(user(call), Pages.after(call), Pages.limit(call));
    result.list(
        "Groups",
        page.items(),
        (xml, one) -> PrincipalActions.members(xml, PrincipalKind.GROUP, one));
    Pages.end(result, page);
  }
}
