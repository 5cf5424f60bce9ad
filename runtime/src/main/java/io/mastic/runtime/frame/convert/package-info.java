/** Between plain values or texts and Catalyst's rows. */
@NullMarked
package io.mastic.runtime.frame.convert;

import org.jspecify.annotations.NullMarked;
