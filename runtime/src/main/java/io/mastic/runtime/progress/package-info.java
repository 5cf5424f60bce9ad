/** What a run's Spark does while it runs, written where the server reads it. */
@NullMarked
package io.mastic.runtime.progress;

import org.jspecify.annotations.NullMarked;
