/** Records that went wrong: where, why, and how many may. */
@NullMarked
package io.mastic.runtime.frame.fault;

import org.jspecify.annotations.NullMarked;
