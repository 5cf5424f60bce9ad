package io.mastic.objects;

import java.time.Instant;

/**
 * A bucket.
 *
 * @param region as given when it was created, for example {@code us-east-1}
 */
public record Bucket(String name, String region, Instant createdAt) {}
