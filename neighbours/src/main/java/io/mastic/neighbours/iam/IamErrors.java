package io.mastic.neighbours.iam;

import io.mastic.neighbours.query.QueryException;

/** IAM's errors in IAM's words. */
final class IamErrors {

  private IamErrors() {}

  static QueryException noRole(String name) {
    return new QueryException(
        404, "NoSuchEntity", "The role with name " + name + " cannot be found.");
  }

  static QueryException noRolePolicy(String name) {
    return new QueryException(
        404, "NoSuchEntity", "The role policy with name " + name + " cannot be found.");
  }

  static QueryException noPolicy(String arn) {
    return new QueryException(404, "NoSuchEntity", "Policy " + arn + " was not found.");
  }

  static QueryException noInstanceProfile(String name) {
    return new QueryException(
        404, "NoSuchEntity", "Instance Profile " + name + " cannot be found.");
  }

  static QueryException exists(String message) {
    return new QueryException(409, "EntityAlreadyExists", message);
  }

  static QueryException conflict(String message) {
    return new QueryException(409, "DeleteConflict", message);
  }

  static QueryException malformedDocument(String flaw) {
    return new QueryException(400, "MalformedPolicyDocument", flaw);
  }
}
