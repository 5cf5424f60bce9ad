/** EventBridge Scheduler: schedules in groups, and the calls that they make when they are due. */
@NullMarked
package io.mastic.neighbours.schedules;

import org.jspecify.annotations.NullMarked;
