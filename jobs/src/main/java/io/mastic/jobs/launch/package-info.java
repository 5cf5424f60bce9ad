/** Starting a run as processes of this machine: its directory, its files, its command line. */
@NullMarked
package io.mastic.jobs.launch;

import org.jspecify.annotations.NullMarked;
