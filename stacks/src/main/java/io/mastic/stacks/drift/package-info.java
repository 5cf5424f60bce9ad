/** Drift: resources that are not what their templates say any more. */
@NullMarked
package io.mastic.stacks.drift;

import org.jspecify.annotations.NullMarked;
