package io.mastic.kernel.secret;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

class PostgresqlVaultTest extends VaultContract {

  private Db opened;

  @Override
  Db open(Path directory) {
    opened = TestDatabases.postgresql();
    return opened;
  }

  /** The file of the table as the server has it, rows that are no more included. */
  @Override
  String bytes(Path directory) {
    return opened.read(
        h -> {
          h.execute("CHECKPOINT");
          byte[] file =
              h.createQuery("SELECT pg_read_binary_file(pg_relation_filepath('access_key'))")
                  .mapTo(byte[].class)
                  .one();
          return new String(file, StandardCharsets.ISO_8859_1);
        });
  }
}
