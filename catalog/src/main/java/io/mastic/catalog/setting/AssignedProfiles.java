package io.mastic.catalog.setting;

import io.mastic.kernel.Caller;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.glue.model.GetUsageProfileResponse;

/** Which usage profile is whose: the one that the tag of a user or role names. */
public final class AssignedProfiles {

  /** The tag by which an administrator assigns a profile. */
  public static final String TAG = "glue:UsageProfile";

  /** Where nobody has a profile, and there is none. */
  public static final AssignedProfiles NONE =
      new AssignedProfiles(
          profile -> {
            throw UsageProfiles.notFound(profile);
          },
          (account, principal) -> Optional.empty());

  /** The value of {@link #TAG} on users and roles. */
  @FunctionalInterface
  public interface Tagged {

    /**
     * @param principal the ARN of a user, a role, or of somebody who has assumed one
     */
    Optional<String> profileOf(String account, String principal);
  }

  private final Function<String, GetUsageProfileResponse> profiles;
  private final Tagged tagged;

  /**
   * @param profiles by their names
   */
  public AssignedProfiles(Function<String, GetUsageProfileResponse> profiles, Tagged tagged) {
    this.profiles = profiles;
    this.tagged = tagged;
  }

  /** What the caller's profile says of jobs; empty if they have none. */
  public Optional<UsageTerms> ofJobs() {
    return tagOf(Caller.current().principalArn()).map(this::ofJobs);
  }

  /**
   * What a profile says of jobs.
   *
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  public UsageTerms ofJobs(String profile) {
    GetUsageProfileResponse found = profiles.apply(profile);
    return new UsageTerms(profile, found.configuration().jobConfiguration());
  }

  /**
   * What is to be heeded of sessions: the caller's profile, else the one of the session's role, as
   * notebooks are limited.
   *
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if a profile that is
   *     assigned is not there
   */
  public Optional<UsageTerms> ofSessions(String role) {
    return tagOf(Caller.current().principalArn())
        .or(() -> tagOf(role))
        .map(
            profile ->
                new UsageTerms(
                    profile, profiles.apply(profile).configuration().sessionConfiguration()));
  }

  private Optional<String> tagOf(String principal) {
    return tagged.profileOf(Caller.current().account(), principal);
  }
}
