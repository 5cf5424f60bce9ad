/** Clocks that nobody sets, and when something is next due. */
@NullMarked
package io.mastic.kernel.time;

import org.jspecify.annotations.NullMarked;
