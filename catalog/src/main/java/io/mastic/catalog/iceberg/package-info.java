/**
 * Glue's structures and Iceberg's table metadata, each made from the other. Pure: nothing here
 * reads or writes a file.
 */
@NullMarked
package io.mastic.catalog.iceberg;

import org.jspecify.annotations.NullMarked;
