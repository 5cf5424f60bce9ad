/** Partitions: their rows in the order of keys, pages of them, and their indexes. */
@NullMarked
package io.mastic.catalog.partition;

import org.jspecify.annotations.NullMarked;
