package io.mastic.neighbours.iam;

import io.mastic.neighbours.query.QueryException;
import java.util.Locale;

/** Users and groups differ in few words. */
enum PrincipalKind {
  USER("User", "AIDA", 64),
  GROUP("Group", "AGPA", 128);

  private final String word;
  private final String prefix;
  private final int longest;

  PrincipalKind(String word, String prefix, int longest) {
    this.word = word;
    this.prefix = prefix;
    this.longest = longest;
  }

  /** As it stands in actions and members: {@code User}. */
  String word() {
    return word;
  }

  String lower() {
    return word.toLowerCase(Locale.ROOT);
  }

  /** What its ids begin with. */
  String prefix() {
    return prefix;
  }

  /** The member that names one: {@code UserName}. */
  String member() {
    return word + "Name";
  }

  String checked(String name) {
    return IamRules.name(lower() + "Name", name, longest);
  }

  QueryException missing(String name) {
    return new QueryException(
        404, "NoSuchEntity", "The " + lower() + " with name " + name + " cannot be found.");
  }

  QueryException taken(String name) {
    return IamErrors.exists(word + " with name " + name + " already exists.");
  }

  QueryException noPolicy(String name) {
    return new QueryException(
        404, "NoSuchEntity", "The " + lower() + " policy with name " + name + " cannot be found.");
  }
}
