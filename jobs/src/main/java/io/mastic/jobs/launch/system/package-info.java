/** Programs of the system, and the user as whom runs run. */
@NullMarked
package io.mastic.jobs.launch.system;

import org.jspecify.annotations.NullMarked;
