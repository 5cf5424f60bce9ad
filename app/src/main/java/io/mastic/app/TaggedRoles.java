package io.mastic.app;

import io.mastic.catalog.setting.AssignedProfiles;
import io.mastic.catalog.setting.UsageProfiles;
import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.access.Ask;
import io.mastic.kernel.access.Authorizer;
import io.mastic.neighbours.iam.Roles;
import java.util.List;
import java.util.Optional;

/**
 * Usage profiles as IAM's roles carry them: of a role's own ARN, its bare name, and whoever has
 * assumed it.
 */
record TaggedRoles(Roles roles) implements AssignedProfiles.Tagged {

  /** Who has a profile needs to be allowed to read it, as on AWS. */
  static AssignedProfiles profiles(Db db, UsageProfiles profiles, Authorizer authorizer) {
    return new AssignedProfiles(
        name -> {
          Caller caller = Caller.current();
          String arn = Arns.glue(caller, "usageProfile", name);
          authorizer.check(new Ask(caller, "glue", "GetUsageProfile", List.of(arn)));
          return profiles.load(name);
        },
        new TaggedRoles(Roles.of(db)));
  }

  @Override
  public Optional<String> profileOf(String account, String principal) {
    return nameOf(account, principal)
        .flatMap(name -> roles.tag(account, name, AssignedProfiles.TAG));
  }

  /** The name of a role of the account; a path before it is no part of its name. */
  static Optional<String> nameOf(String account, String principal) {
    String assumed = "arn:aws:sts::" + account + ":assumed-role/";
    String role = "arn:aws:iam::" + account + ":role/";
    if (principal.startsWith(assumed)) {
      return Optional.of(principal.substring(assumed.length()).split("/", 2)[0]);
    }
    if (principal.startsWith(role)) {
      return Optional.of(principal.substring(principal.lastIndexOf('/') + 1));
    }
    return principal.contains(":") ? Optional.empty() : Optional.of(principal);
  }
}
