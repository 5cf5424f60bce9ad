/** Spark's own page of a run while it runs: where it is, and for whom. */
@NullMarked
package io.mastic.runtime.page;

import org.jspecify.annotations.NullMarked;
