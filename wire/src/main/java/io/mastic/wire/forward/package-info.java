/** Services that another endpoint answers. */
@NullMarked
package io.mastic.wire.forward;

import org.jspecify.annotations.NullMarked;
