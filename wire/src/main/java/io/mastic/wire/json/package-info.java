/** Services that speak AWS JSON; Glue itself is one. */
@NullMarked
package io.mastic.wire.json;

import org.jspecify.annotations.NullMarked;
