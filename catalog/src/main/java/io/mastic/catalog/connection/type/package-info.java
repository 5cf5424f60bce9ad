/** Connection types: those that Glue brings along, and those that a client registers. */
@NullMarked
package io.mastic.catalog.connection.type;

import org.jspecify.annotations.NullMarked;
