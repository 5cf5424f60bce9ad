/** Streams of Kinesis as a source of Spark: shards, what was read of each, records. */
@NullMarked
package io.mastic.runtime.kinesis;

import org.jspecify.annotations.NullMarked;
