package io.mastic.jobs.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.NotificationProperty;

/**
 * What a run tells of itself and nothing here depends on; null where nothing was said.
 *
 * @param notifyDelayAfter in minutes
 * @param profile the usage profile that the run was held to
 */
public record Attributes(
    @Nullable String executionClass,
    @Nullable String securityConfiguration,
    @Nullable Integer notifyDelayAfter,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String profile) {

  static final Attributes NONE = new Attributes(null, null, null, null);

  /** What an action of a trigger says. */
  static Attributes of(Action action) {
    NotificationProperty notification = action.notificationProperty();
    return new Attributes(
        null,
        action.securityConfiguration(),
        notification == null ? null : notification.notifyDelayAfter(),
        null);
  }

  /** These, and those of the others where these say nothing. */
  Attributes over(Attributes others) {
    return new Attributes(
        executionClass == null ? others.executionClass : executionClass,
        securityConfiguration == null ? others.securityConfiguration : securityConfiguration,
        notifyDelayAfter == null ? others.notifyDelayAfter : notifyDelayAfter,
        profile == null ? others.profile : profile);
  }

  Attributes under(String usageProfile) {
    return new Attributes(executionClass, securityConfiguration, notifyDelayAfter, usageProfile);
  }
}
