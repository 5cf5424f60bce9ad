package io.mastic.app;

import io.mastic.jobs.launch.LocalPaths;
import io.mastic.jobs.launch.ProcessLimits;
import io.mastic.jobs.launch.RunUser;
import org.jspecify.annotations.Nullable;

/**
 * What each job run may take and do.
 *
 * @param user as whom runs run; null for the server's own
 */
record RunRules(ProcessLimits limits, LocalPaths localPaths, @Nullable RunUser user) {

  static final RunRules DEFAULT = new RunRules(ProcessLimits.DEFAULT, LocalPaths.REFUSED, null);
}
