/** Triggers, schedules, workflows and their runs, the graph. */
@NullMarked
package io.mastic.workflows;

import org.jspecify.annotations.NullMarked;
