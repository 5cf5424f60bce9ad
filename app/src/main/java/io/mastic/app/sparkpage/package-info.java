/** Spark's own page of a run, shown to who may see the run. */
@NullMarked
package io.mastic.app.sparkpage;

import org.jspecify.annotations.NullMarked;
