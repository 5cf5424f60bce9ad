package io.mastic.runtime.kinesis;

import java.io.Serializable;

/**
 * One record of a shard.
 *
 * @param arrivedAt in microseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent")
record StreamRecord(byte[] data, String partitionKey, String sequenceNumber, long arrivedAt)
    implements Serializable {}
