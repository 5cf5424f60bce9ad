/** Stores that a connector of Spark's reaches: which one, and its options for Glue's. */
@NullMarked
package io.mastic.runtime.connector;

import org.jspecify.annotations.NullMarked;
