package io.mastic.runtime.sparksql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.frame.Sparks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/** More partitions than Spark lists without a job, of a session's own catalog. */
class PartitionFilesTest {

  private static final int PARTITIONS = 40;

  @TempDir Path top;
  private SparkSession session;

  @BeforeEach
  void make() throws IOException {
    SparkContext context = Sparks.session().sparkContext();
    context.hadoopConfiguration().set("fs.flat.impl", FlatFileSystem.class.getName());
    SparkSessionExtensions extensions = new SparkSessionExtensions();
    ListTogether.addTo(extensions);
    session =
        new SparkSession(
            context,
            Option.empty(),
            Option.empty(),
            extensions,
            ScalaValues.map(Map.<String, String>of()));
    sql(
        "CREATE TABLE parts (id INT, p INT) USING json PARTITIONED BY (p) LOCATION 'flat:"
            + top
            + "'");
    sql(
        IntStream.range(0, PARTITIONS)
            .mapToObj(i -> " PARTITION (p = " + i + ")")
            .collect(Collectors.joining("", "ALTER TABLE parts ADD", "")));
    for (int i = 0; i < PARTITIONS; i++) {
      write("p=" + i + "/a.json", i);
    }
    write("p=7/_hidden.json", 1000);
    FlatFileSystem.ASKED.clear();
  }

  @AfterEach
  void drop() {
    sql("DROP TABLE parts");
  }

  @Test
  void manyAreListedTogetherOnceAndFewByThemselves() {
    assertThat(sum("p < 3")).isEqualTo(3);
    assertThat(FlatFileSystem.ASKED)
        .containsExactlyInAnyOrder("folder p=0", "folder p=1", "folder p=2");
    FlatFileSystem.ASKED.clear();
    assertThat(sum("p >= 3")).isEqualTo(IntStream.range(3, PARTITIONS).sum());
    assertThat(FlatFileSystem.ASKED).containsExactly("prefix " + top.getFileName());
    FlatFileSystem.ASKED.clear();
    assertThat(sum("p >= 0")).isEqualTo(IntStream.range(0, PARTITIONS).sum());
    assertThat(FlatFileSystem.ASKED).as("what was listed is kept").isEmpty();
  }

  @Test
  void whatIsNewIsSeenOnceTheTableIsRefreshed() throws IOException {
    long before = sum("p >= 0");
    write("p=5/b.json", 500);
    sql("REFRESH TABLE parts");
    assertThat(sum("p >= 0")).isEqualTo(before + 500);
  }

  @Test
  void whatIsInsertedIsSeenAtOnce() {
    long before = sum("p >= 0");
    sql("INSERT INTO parts PARTITION (p = 39) SELECT 600");
    sql("INSERT INTO parts SELECT 700, 41");
    assertThat(sum("p >= 0")).isEqualTo(before + 1300);
    sql("INSERT OVERWRITE parts PARTITION (p = 39) SELECT 1");
    assertThat(sum("p = 39")).isEqualTo(1);
  }

  @Test
  void partitionsElsewhereAreFound() throws IOException {
    Path elsewhere = Files.createDirectories(top.resolve("far/away"));
    Files.writeString(elsewhere.resolve("c.json"), "{\"id\":800}\n");
    sql("ALTER TABLE parts ADD PARTITION (p = 50) LOCATION 'flat:" + elsewhere + "'");
    assertThat(sum("p >= 39")).isEqualTo(839);
    assertThat(sum("p >= 0")).isEqualTo(IntStream.range(0, PARTITIONS).sum() + 800L);
  }

  private void write(String name, int id) throws IOException {
    Files.writeString(top.resolve(name), "{\"id\":" + id + "}\n");
  }

  private long sum(String where) {
    return session
        .sql("SELECT sum(id) FROM parts WHERE " + where)
        .collectAsList()
        .get(0)
        .getLong(0);
  }

  private void sql(String text) {
    session.sql(text);
  }
}
