package io.mastic.app;

import io.mastic.app.data.DataDirectory;
import io.mastic.kernel.Db;
import java.io.IOException;
import java.util.Optional;

/**
 * What a server stands on: its directory and its database, both in its hands until it ends.
 *
 * @param claim its share in a PostgreSQL database; a SQLite file lies in the directory
 */
record Ground(DataDirectory data, Db db, Optional<DatabaseClaim> claim) {

  /**
   * @throws IOException if another server has one of them; the message says what to do
   */
  static Ground take(Settings settings, DataDirectory data, Opened opened) throws IOException {
    Settings.Storage storage = settings.storage();
    int connections = settings.limits().connections();
    if (storage.database() == null) {
      Db db = opened.add(Db.sqlite(data.database(), connections));
      return new Ground(data, db, Optional.empty());
    }
    DatabaseClaim claim =
        opened.add(
            DatabaseClaim.take(
                storage.database(),
                storage.remoteS3() == null
                    ? DatabaseClaim.Objects.IN_FOLDERS
                    : DatabaseClaim.Objects.IN_S3));
    Db db = opened.add(Db.postgresql(storage.database(), connections));
    return new Ground(data, db, Optional.of(claim));
  }
}
