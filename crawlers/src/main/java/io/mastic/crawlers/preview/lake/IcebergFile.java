package io.mastic.crawlers.preview.lake;

import io.mastic.crawlers.preview.row.FileRule;
import io.mastic.objects.S3Uri;

/**
 * A file with rows of an Iceberg table.
 *
 * @param format as Iceberg names it: {@code PARQUET}, {@code AVRO}, {@code ORC}
 */
public record IcebergFile(S3Uri location, String format, FileRule rule) {}
