/**
 * Expressions: those of GetPartitions: parsed, typed by the partition keys, tested, and as ranges
 * of an index.
 */
@NullMarked
package io.mastic.catalog.expression;

import org.jspecify.annotations.NullMarked;
