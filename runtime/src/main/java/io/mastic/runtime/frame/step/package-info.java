/** The transforms, each compiled to Catalyst expressions. */
@NullMarked
package io.mastic.runtime.frame.step;

import org.jspecify.annotations.NullMarked;
