package io.mastic.runtime.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.bookmark.JobBookmarks;
import io.mastic.runtime.bookmark.KeptBookmarks;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.option.Options;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresqlJdbcTest extends JdbcContract {

  @Override
  JdbcConnection place() {
    return Databases.postgresql();
  }

  private static String driverJar() throws Exception {
    return Path.of(
            Class.forName("org.postgresql.Driver")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI())
        .toUri()
        .toString();
  }

  @Test
  void aDriverOutOfAJar() throws Exception {
    Options options =
        new Options(
            Map.of(
                "url",
                place().url(),
                "user",
                "postgres",
                "dbtable",
                "pg_catalog.pg_class",
                "customJdbcDriverS3Path",
                driverJar(),
                "customJdbcDriverClassName",
                "org.postgresql.Driver"));
    JdbcConnection borrowed = place().with(options);
    try (var open = borrowed.open()) {
      assertThat(open.getClass().getClassLoader().getName()).isEqualTo("borrowed-driver");
    }
    RowBookmark none = new RowBookmark(JobBookmarks.none(new KeptBookmarks()), "");
    assertThat(new JdbcReading(Sparks.session(), borrowed, options, none).rows().count())
        .isPositive();
  }

  @Test
  void aJarThatIsNotThereIsNamed() {
    JdbcConnection lost =
        place().with(new Options(Map.of("customJdbcDriverS3Path", "file:/no/such.jar")));
    assertThatThrownBy(lost::open).hasMessageContaining("/no/such.jar");
  }
}
