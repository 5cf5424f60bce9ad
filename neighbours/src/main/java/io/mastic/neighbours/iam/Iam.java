package io.mastic.neighbours.iam;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.QueryFace;
import io.mastic.neighbours.query.XmlElements;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** IAM as the front door shows it: roles, policies, and the caller as a user. */
public final class Iam {

  private static final String NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";

  private Iam() {}

  public static QueryFace face(Db db, Roles roles, Policies policies, Clock clock) {
    Map<String, QueryFace.Action> actions = new HashMap<>();
    actions.putAll(new RoleActions(roles, clock).actions());
    actions.putAll(new RolePolicyActions(roles).actions());
    actions.putAll(new PolicyActions(policies, clock).actions());
    actions.putAll(new InstanceProfileActions(new InstanceProfiles(db, roles), clock).actions());
    actions.put("GetUser", Iam::getUser);
    return new QueryFace("iam", NAMESPACE, actions);
  }

  /** The caller's own account; this server keeps no users. */
  private static void getUser(QueryCall call, XmlElements result) {
    Caller caller = Caller.current();
    if (call.find("UserName").isPresent()) {
      throw IamErrors.noUser(call.text("UserName"));
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
}
