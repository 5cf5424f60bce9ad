package io.mastic.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a server is told.
 *
 * @param host the address to listen on; loopback unless told otherwise
 * @param port 0 for any free one
 * @param data the data directory: database, objects, runs, logs
 * @param jdbcUrl a PostgreSQL database instead of the SQLite file in the data directory
 * @param verifySignatures false accepts any signature, on loopback only
 * @param remoteS3 an S3 endpoint that keeps the objects instead of folders of this machine; null
 *     for folders
 * @param key the pair that clients sign with
 */
record Settings(
    String host,
    int port,
    Path data,
    @Nullable String jdbcUrl,
    boolean verifySignatures,
    @Nullable String remoteS3,
    LocalKey key) {

  static final int DEFAULT_PORT = 4566;
}
