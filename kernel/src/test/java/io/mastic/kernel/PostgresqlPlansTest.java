package io.mastic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** What one listing asks of PostgreSQL's planner is no other's business. */
class PostgresqlPlansTest {

  private static List<String> bitmaps(Handle h) {
    return h.createQuery("SHOW enable_bitmapscan").mapTo(String.class).list();
  }

  @Test
  void bitmapsAreOffForWhoAsksAlone() {
    // A connection that reads, and one that writes.
    try (Db db = Db.postgresql(DatabaseLogin.of(TestDatabases.postgresqlUrl()), 2)) {
      assertThat(db.read(PostgresqlPlansTest::bitmaps)).containsExactly("on");
      assertThat(db.write(PostgresqlPlansTest::bitmaps)).containsExactly("on");
      List<String> asked =
          db.read(
              h -> {
                db.readInIndexOrder(h);
                return bitmaps(h);
              });
      assertThat(asked).containsExactly("off");
      assertThat(db.read(PostgresqlPlansTest::bitmaps)).containsExactly("on");
      assertThat(db.locking(PostgresqlPlansTest::bitmaps)).containsExactly("off");
      assertThat(db.write(PostgresqlPlansTest::bitmaps)).containsExactly("on");
    }
  }
}
