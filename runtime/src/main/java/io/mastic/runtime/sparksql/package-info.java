/** Spark SQL's own catalog, kept in the Data Catalog. */
@NullMarked
package io.mastic.runtime.sparksql;

import org.jspecify.annotations.NullMarked;
