/** Lake Formation as far as projects declare it: what is granted is kept, and not applied. */
@NullMarked
package io.mastic.neighbours.lake;

import org.jspecify.annotations.NullMarked;
