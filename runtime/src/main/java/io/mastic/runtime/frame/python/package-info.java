/** Records on their way to Python functions, in batches, and what the functions answer. */
@NullMarked
package io.mastic.runtime.frame.python;

import org.jspecify.annotations.NullMarked;
