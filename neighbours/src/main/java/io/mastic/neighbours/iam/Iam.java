package io.mastic.neighbours.iam;

import io.mastic.kernel.Db;
import io.mastic.neighbours.query.QueryFace;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** IAM as the front door shows it: roles, users, groups and their policies. */
public final class Iam {

  private static final String NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";

  private Iam() {}

  public static QueryFace face(Db db, Roles roles, Policies policies, Clock clock) {
    Map<String, QueryFace.Action> actions = new HashMap<>();
    actions.putAll(new RoleActions(roles, clock).actions());
    actions.putAll(new RolePolicyActions(roles).actions());
    actions.putAll(new PolicyActions(policies, clock).actions());
    actions.putAll(new InstanceProfileActions(new InstanceProfiles(db, roles), clock).actions());
    Principals users = new Principals(db, PrincipalKind.USER, policies);
    Principals groups = new Principals(db, PrincipalKind.GROUP, policies);
    actions.putAll(new PrincipalActions(users, clock).actions());
    actions.putAll(new PrincipalActions(groups, clock).actions());
    actions.putAll(new UserActions(users).actions());
    actions.putAll(new Membership(db, users, groups).actions());
    actions.putAll(new ServiceLinkedRoles(db, roles, clock).actions());
    actions.put("ListEntitiesForPolicy", new PolicyHolders(db, policies, roles)::list);
    return new QueryFace("iam", NAMESPACE, actions);
  }
}
