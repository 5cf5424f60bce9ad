/** Functions: what users define for databases. */
@NullMarked
package io.mastic.catalog.function;

import org.jspecify.annotations.NullMarked;
