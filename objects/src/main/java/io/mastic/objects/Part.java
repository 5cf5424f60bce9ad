package io.mastic.objects;

import java.time.Instant;
import java.util.Map;

/**
 * One part of an upload under way.
 *
 * @param number 1 to 10,000
 * @param checksums base64 by algorithm
 */
public record Part(
    int number, long size, String etag, Instant lastModified, Map<String, String> checksums) {}
