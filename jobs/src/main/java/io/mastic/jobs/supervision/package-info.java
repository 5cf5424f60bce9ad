/** Job runs put under supervision: the order for the launcher, the ward of a run. */
@NullMarked
package io.mastic.jobs.supervision;

import org.jspecify.annotations.NullMarked;
