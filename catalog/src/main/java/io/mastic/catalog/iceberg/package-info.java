/**
 * Iceberg: Glue's structures and table metadata, each made from the other, and where the latter is
 * kept.
 */
@NullMarked
package io.mastic.catalog.iceberg;

import org.jspecify.annotations.NullMarked;
