/** The directory of a run and the files that are put there. */
@NullMarked
package io.mastic.jobs.launch.directory;

import org.jspecify.annotations.NullMarked;
