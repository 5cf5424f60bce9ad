/** Changes that were proposed to a stack. */
@NullMarked
package io.mastic.stacks.changeset;

import org.jspecify.annotations.NullMarked;
