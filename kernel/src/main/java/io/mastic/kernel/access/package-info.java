/** Whether a caller may do what they ask for. */
@NullMarked
package io.mastic.kernel.access;

import org.jspecify.annotations.NullMarked;
