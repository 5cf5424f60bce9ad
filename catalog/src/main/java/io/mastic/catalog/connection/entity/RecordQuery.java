package io.mastic.catalog.connection.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records are asked for.
 *
 * @param fields empty for all
 * @param filter a condition of Spark SQL, or null for all records
 * @param order a field, with or without ASC or DESC
 */
public record RecordQuery(
    List<String> fields,
    @Nullable String filter,
    @Nullable String order,
    int limit,
    @Nullable String token) {}
