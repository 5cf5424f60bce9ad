package io.mastic.objects;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An upload in parts that has been started and not ended.
 *
 * @param facts what the object will have
 * @param checksumAlgorithm that each part carries, for example {@code CRC32}; null for none asked
 * @param checksumType {@code FULL_OBJECT} or {@code COMPOSITE}
 */
public record Upload(
    String id,
    String key,
    Instant initiatedAt,
    ObjectFacts facts,
    @Nullable String checksumAlgorithm,
    @Nullable String checksumType) {}
