/** Databases, tables, versions, partitions. */
@NullMarked
package io.mastic.catalog;

import org.jspecify.annotations.NullMarked;
