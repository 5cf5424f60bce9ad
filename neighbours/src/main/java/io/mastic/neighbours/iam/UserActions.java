package io.mastic.neighbours.iam;

import io.mastic.kernel.Caller;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.QueryFace.Action;
import io.mastic.neighbours.query.XmlElements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What only users have. They sign nothing and sign in nowhere here: to make a key, a password or
 * anything else of that kind is 501, and so there is none to be listed.
 */
final class UserActions {

  private static final String NAME = "UserName";

  /** By action, the list that is empty. */
  private static final Map<String, String> NONE =
      Map.of(
          "ListAccessKeys", "AccessKeyMetadata",
          "ListMFADevices", "MFADevices",
          "ListSSHPublicKeys", "SSHPublicKeys",
          "ListSigningCertificates", "Certificates",
          "ListServiceSpecificCredentials", "ServiceSpecificCredentials",
          "ListVirtualMFADevices", "VirtualMFADevices");

  private final Principals users;

  UserActions(Principals users) {
    this.users = users;
  }

  Map<String, Action> actions() {
    Map<String, Action> actions = new HashMap<>();
    actions.put("GetUser", this::get);
    actions.put("TagUser", this::tag);
    actions.put("UntagUser", this::untag);
    actions.put("ListUserTags", this::listTags);
    actions.put("PutUserPermissionsBoundary", this::putBoundary);
    actions.put(
        "DeleteUserPermissionsBoundary",
        (call, xml) -> users.update(call.text(NAME), user -> user.bounded(null)));
    actions.put("GetLoginProfile", UserActions::noLogin);
    actions.put("DeleteLoginProfile", UserActions::noLogin);
    NONE.forEach((action, list) -> actions.put(action, (call, xml) -> none(call, xml, list)));
    return actions;
  }

  /** That user, or who asks. */
  private void get(QueryCall call, XmlElements result) {
    Caller caller = Caller.current();
    if (call.find(NAME).isPresent()) {
      PrincipalActions.show(result, PrincipalKind.USER, users.load(call.text(NAME)));
      return;
    }
    if (!caller.principalArn().endsWith(":root")) {
      throw new QueryException(
          400, "ValidationError", "Must specify userName when calling with non-User credentials");
    }
    result.element(
        "User",
        user ->
            user.text("UserId", caller.account())
                .text("Arn", caller.principalArn())
                .text("CreateDate", "1970-01-01T00:00:00Z"));
  }

  private void tag(QueryCall call, XmlElements result) {
    Map<String, String> tags = IamRules.tags(call.pairs("Tags"));
    if (tags.isEmpty()) {
      throw QueryException.missing("Tags");
    }
    Principal unused = users.update(call.text(NAME), user -> user.tagged(tags));
  }

  private void untag(QueryCall call, XmlElements result) {
    List<String> keys = call.list("TagKeys");
    Principal unused = users.update(call.text(NAME), user -> user.untagged(keys));
  }

  private void listTags(QueryCall call, XmlElements result) {
    Pages.tags(call, result, users.load(call.text(NAME)).tags());
  }

  private void putBoundary(QueryCall call, XmlElements result) {
    String arn = call.text("PermissionsBoundary");
    users.requirePolicy(arn);
    Principal unused = users.update(call.text(NAME), user -> user.bounded(arn));
  }

  private static void noLogin(QueryCall call, XmlElements result) {
    throw new QueryException(
        404, "NoSuchEntity", "Login Profile for User " + call.text(NAME) + " cannot be found.");
  }

  private void none(QueryCall call, XmlElements result, String list) {
    if (call.find(NAME).isPresent()) {
      Principal unused = users.load(call.text(NAME));
    }
    String state = call.find("AssignmentStatus").orElse("Any");
    if (!List.of("Assigned", "Unassigned", "Any").contains(state)) {
      throw QueryException.invalid("AssignmentStatus must be Assigned, Unassigned or Any.");
    }
    result.list(list, List.<String>of(), (member, none) -> {});
    Pages.only(call, result);
  }
}
