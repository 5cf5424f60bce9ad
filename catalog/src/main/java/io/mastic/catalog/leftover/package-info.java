/** Leftovers: rows of what is gone, which are cleared away in small transactions. */
@NullMarked
package io.mastic.catalog.leftover;

import org.jspecify.annotations.NullMarked;
