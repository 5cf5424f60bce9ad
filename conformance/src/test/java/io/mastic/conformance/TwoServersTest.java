package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.TableVersion;

/** Two servers over one PostgreSQL are one catalog, also while one of them dies. */
class TwoServersTest {

  private static final int COMMITS = 200;
  private static final int BEFORE_THE_END = 70;

  private static final Column KEY = Column.builder().name("n").type("int").build();

  /** Version to description, of commits that were answered. */
  private final Map<Long, String> committed = new ConcurrentHashMap<>();

  /** Of commits that were asked of the server that died, and never answered. */
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();

  private final AtomicInteger commits = new AtomicInteger();

  @Test
  void writersOfBothLoseNothing(@TempDir Path directory) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      String url = postgres.getJdbcUrl("postgres", "postgres");
      // Servers of one database have their objects in one place: here in a third server.
      try (MasticProcess store = MasticProcess.serve(directory.resolve("store"));
          MasticProcess one = serve(directory.resolve("one"), url, store);
          MasticProcess other = serve(directory.resolve("other"), url, store);
          GlueClient glue = one.glue();
          GlueClient atOther = other.glue()) {
        glue.createDatabase(b -> b.databaseInput(d -> d.name("d")));
        atOther.createTable(b -> b.databaseName("d").tableInput(t -> t.name("t")));
        partitionsAreThereAtOnce(glue, atOther);
        race(one, other);
        assertThat(commits).hasValueGreaterThanOrEqualTo(COMMITS);
        allThatWasAnsweredIsThere(glue);
      }
    }
  }

  private static MasticProcess serve(Path data, String database, MasticProcess store)
      throws java.io.IOException {
    return MasticProcess.serve(data, "--db", database, "--s3", store.uri().toString());
  }

  private static void partitionsAreThereAtOnce(GlueClient one, GlueClient other) {
    one.createTable(b -> b.databaseName("d").tableInput(t -> t.name("p").partitionKeys(KEY)));
    for (int i = 0; i < 20; i++) {
      String value = String.valueOf(i);
      GlueClient writer = i % 2 == 0 ? one : other;
      GlueClient reader = i % 2 == 0 ? other : one;
      writer.createPartition(
          b ->
              b.databaseName("d")
                  .tableName("p")
                  .partitionInput(PartitionInput.builder().values(value).build()));
      assertThat(
              reader
                  .getPartitions(
                      b -> b.databaseName("d").tableName("p").expression("n >= " + value))
                  .partitions())
          .hasSize(1);
    }
  }

  private void race(MasticProcess one, MasticProcess other) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Callable<Void>> writers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      MasticProcess server = i % 2 == 0 ? one : other;
      String name = "writer " + i;
      writers.add(() -> commitUntilDone(server, name));
    }
    writers.add(
        () -> {
          while (commits.get() < BEFORE_THE_END) {
            Thread.sleep(1);
          }
          other.kill();
          return null;
        });
    for (Future<Void> writer : pool.invokeAll(writers, 5, TimeUnit.MINUTES)) {
      writer.get();
    }
    pool.shutdown();
  }

  private Void commitUntilDone(MasticProcess server, String writer) {
    try (GlueClient glue = server.glueWithoutRetries()) {
      for (int i = 0; commits.get() < COMMITS; i++) {
        String description = writer + " " + i;
        try {
          commit(glue, description);
        } catch (ConcurrentModificationException e) {
          // Another was faster: once more, upon what it made.
        } catch (SdkClientException e) {
          unknown.add(description);
          return null;
        }
      }
    }
    return null;
  }

  private void commit(GlueClient glue, String description) {
    String seen = glue.getTable(r -> r.databaseName("d").name("t")).table().versionId();
    glue.updateTable(
        r ->
            r.databaseName("d")
                .versionId(seen)
                .tableInput(t -> t.name("t").description(description)));
    assertThat(committed.put(Long.parseLong(seen) + 1, description)).isNull();
    commits.incrementAndGet();
  }

  private void allThatWasAnsweredIsThere(GlueClient glue) {
    List<TableVersion> versions =
        glue.getTableVersionsPaginator(r -> r.databaseName("d").tableName("t")).stream()
            .flatMap(page -> page.tableVersions().stream())
            .toList();
    long expected = versions.size() - 1L;
    for (TableVersion version : versions) {
      long number = Long.parseLong(version.versionId());
      assertThat(number).isEqualTo(expected--);
      String description = version.table().description();
      if (number > 0 && !unknown.contains(description)) {
        assertThat(committed.remove(number)).isEqualTo(description);
      }
    }
    assertThat(committed).as("answered, and not there").isEmpty();
  }
}
