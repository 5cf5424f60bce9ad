package io.mastic.neighbours.iam;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.neighbours.query.QueryException;

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
   * One of the account's own policies.
   *
   * @throws QueryException 501 for one of AWS's, whose text is not kept here
   */
  Policy load(String arn) {
    if (Policy.isAwsManaged(arn)) {
      throw new QueryException(
          501,
          "NotImplemented",
          "Mastic accepts " + arn + " on roles, but does not keep what AWS's own policies say.");
    }
    return store.find(account(), arn).orElseThrow(() -> IamErrors.noPolicy(arn));
  }

  int attachments(String arn) {
    return store.attachments(account(), arn);
  }

  void delete(String arn) {
    db.writeOnly(
        h -> {
          load(arn);
          if (attachments(arn) > 0) {
            throw IamErrors.conflict("Cannot delete a policy attached to entities.");
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
