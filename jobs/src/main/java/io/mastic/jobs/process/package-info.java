/**
 * The one supervision of processes: job runs, Spark work of the server's own, and whatever else is
 * a process under the lease of a task. It starts and adopts them, ends them when they are to stop
 * or their time is over, and has their ends recorded.
 */
@NullMarked
package io.mastic.jobs.process;

import org.jspecify.annotations.NullMarked;
