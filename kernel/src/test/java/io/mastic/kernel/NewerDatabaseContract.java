package io.mastic.kernel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A build keeps away from a database that a newer one has changed. */
abstract class NewerDatabaseContract {

  abstract Db open();

  @Test
  void migrationsOfANewerBuildAreRefusedByName() {
    try (Db db = open()) {
      db.migrate("kernel");
      db.migrate("kernel");
      db.writeOnly(
          h ->
              h.execute(
                  "INSERT INTO schema_history_kernel (installed_rank, version, description, type,"
                      + " script, checksum, installed_by, execution_time, success) SELECT 900,"
                      + " '900', 'later', type, 'V900__later.sql', checksum, installed_by, 1,"
                      + " success FROM schema_history_kernel WHERE version = '1'"));
      assertThatThrownBy(() -> db.migrate("kernel"))
          .isInstanceOf(NewerDatabaseException.class)
          .hasMessageContaining("(900)")
          .hasMessageContaining("newer Mastic");
    }
  }
}
