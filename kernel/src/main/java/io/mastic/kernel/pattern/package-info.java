/** Regular expressions that clients write, matched within a bound of steps. */
@NullMarked
package io.mastic.kernel.pattern;

import org.jspecify.annotations.NullMarked;
