/** Stacks as they stand, with their resources, events and exports. */
@NullMarked
package io.mastic.stacks.stack;

import org.jspecify.annotations.NullMarked;
