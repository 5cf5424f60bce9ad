/** Jobs, job runs, bookmarks, logs; launching Spark and Python processes. */
@NullMarked
package io.mastic.jobs;

import org.jspecify.annotations.NullMarked;
