package io.mastic.runtime.kinesis;

import org.apache.spark.sql.connector.read.InputPartition;

/** A part of a shard for one task. */
record ShardPart(StreamSettings settings, Fetched.Part part) implements InputPartition {}
