package io.mastic.jobs.run;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.NotificationProperty;

/**
 * What a run tells of itself and nothing here depends on; null where nothing was said.
 *
 * @param notifyDelayAfter in minutes
 */
public record Attributes(
    @Nullable String executionClass,
    @Nullable String securityConfiguration,
    @Nullable Integer notifyDelayAfter) {

  static final Attributes NONE = new Attributes(null, null, null);

  /** What an action of a trigger says. */
  static Attributes of(Action action) {
    NotificationProperty notification = action.notificationProperty();
    return new Attributes(
        null,
        action.securityConfiguration(),
        notification == null ? null : notification.notifyDelayAfter());
  }

  /** These, and those of the others where these say nothing. */
  Attributes over(Attributes others) {
    return new Attributes(
        executionClass == null ? others.executionClass : executionClass,
        securityConfiguration == null ? others.securityConfiguration : securityConfiguration,
        notifyDelayAfter == null ? others.notifyDelayAfter : notifyDelayAfter);
  }
}
