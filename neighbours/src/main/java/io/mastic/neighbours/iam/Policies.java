package io.mastic.neighbours.iam;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.neighbours.query.QueryException;
import java.util.List;
import java.util.function.UnaryOperator;

/** Managed policies: the account's own, and the names of AWS's. */
public final class Policies {

  private final Db db;
  private final PolicyStore store;

  public Policies(Db db) {
    this.db = db;
    this.store = new PolicyStore(db);
  }

  Policy create(Policy policy) {
    if (!store.insert(account(), policy)) {
      throw IamErrors.exists(
          "A policy called " + policy.name() + " already exists. Duplicate names are not allowed.");
    }
    return policy;
  }

  /**
   * One of the account's own policies, or of AWS's.
   *
   * @throws QueryException 501 for one of AWS's whose text is not kept here
   */
  Policy load(String arn) {
    if (Policy.isAwsManaged(arn)) {
      return AwsPolicies.find(arn)
          .orElseThrow(
              () ->
                  new QueryException(
                      501,
                      "NotImplemented",
                      "Mastic accepts " + arn + " on roles, but does not keep what it says."));
    }
    return store.find(account(), arn).orElseThrow(() -> IamErrors.noPolicy(arn));
  }

  /** One that the account may change. */
  private Policy own(String arn) {
    if (Policy.isAwsManaged(arn)) {
      throw new QueryException(
          403, "AccessDenied", "Cannot change " + arn + ": it is a policy of AWS's own.");
    }
    return load(arn);
  }

  /** The account's own, by their ARNs. */
  List<Policy> list(String after, int limit) {
    return store.list(account(), after, limit);
  }

  /** Changes one of the account's own, in one transaction. */
  Policy update(String arn, UnaryOperator<Policy> change) {
    return db.write(
        h -> {
          Policy changed = change.apply(own(arn));
          store.replace(account(), changed);
          return changed;
        });
  }

  int attachments(String arn) {
    return store.attachments(account(), arn);
  }

  void delete(String arn) {
    db.writeOnly(
        h -> {
          Policy policy = own(arn);
          if (attachments(arn) > 0) {
            throw IamErrors.conflict("Cannot delete a policy attached to entities.");
          }
          if (policy.versions().all().size() > 1) {
            throw IamErrors.conflict(
                "This policy has more than one version. Before you delete a policy, you must delete"
                    + " the policy's versions. The default version is deleted with the policy.");
          }
          store.delete(account(), arn);
        });
  }

  void requireAttachable(String arn) {
    if (!Policy.isAwsManaged(arn) && store.find(account(), arn).isEmpty()) {
      throw new QueryException(
          404, "NoSuchEntity", "Policy " + arn + " does not exist or is not attachable.");
    }
  }

  private static String account() {
    return Caller.current().account();
  }
}
