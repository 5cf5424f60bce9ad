package io.mastic.app.backup;

/**
 * What a backup says of itself, in {@code backup.json}.
 *
 * @param format of the data directory
 * @param database whether the SQLite database is in it; PostgreSQL's is not
 * @param objects how many
 */
public record Manifest(
    String version, String madeAt, int format, boolean database, int objects, int runs) {

  static final String FILE = "backup.json";
}
