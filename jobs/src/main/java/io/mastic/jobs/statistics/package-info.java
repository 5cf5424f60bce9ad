/** The column statistics of tables, computed from their data: runs, settings and schedules. */
@NullMarked
package io.mastic.jobs.statistics;

import org.jspecify.annotations.NullMarked;
