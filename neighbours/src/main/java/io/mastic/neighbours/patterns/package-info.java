/** Patterns that events and messages are matched by. */
@NullMarked
package io.mastic.neighbours.patterns;

import org.jspecify.annotations.NullMarked;
