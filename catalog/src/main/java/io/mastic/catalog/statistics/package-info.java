/** Statistics: figures of the columns of tables and partitions. */
@NullMarked
package io.mastic.catalog.statistics;

import org.jspecify.annotations.NullMarked;
