package io.mastic.crawlers.group;

/**
 * How much data there is.
 *
 * @param bytes as stored, so compressed ones count as they are
 * @param records an estimate where only the beginnings of files were read
 */
public record Stats(long objects, long bytes, long records) {

  public static final Stats NONE = new Stats(0, 0, 0);

  public Stats plus(Stats other) {
    return new Stats(objects + other.objects, bytes + other.bytes, records + other.records);
  }

  public long averageRecordSize() {
    return records == 0 ? 0 : Math.max(1, Math.round(bytes / (double) records));
  }
}
