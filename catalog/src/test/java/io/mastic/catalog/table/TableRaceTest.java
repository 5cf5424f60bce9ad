package io.mastic.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.catalog.CatalogFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.TableVersion;

/** Sixteen writers commit to one table, each to the version that it saw, as Iceberg's do. */
class TableRaceTest extends CatalogFixture {

  private static final int WRITERS = 16;
  private static final int COMMITS = 1_000;

  private final Map<Long, String> committed = new ConcurrentHashMap<>();
  private final AtomicInteger left = new AtomicInteger(COMMITS);

  @Test
  void exactlyTheSuccessfulCommitsAreVersionsInOrder() throws Exception {
    createDatabase("d");
    createTable("d", table("t").toBuilder().description("start").build());
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      String name = "writer " + i;
      writers.add(() -> commitUntilDone(name));
    }
    int lost = 0;
    for (Future<Integer> writer : pool.invokeAll(writers, 5, TimeUnit.MINUTES)) {
      lost += writer.get();
    }
    pool.shutdown();
    assertThat(lost).as("races lost").isPositive();
    assertThat(committed.keySet())
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, COMMITS).boxed().toList());
    List<String> expected = new ArrayList<>();
    for (long version = COMMITS; version > 0; version--) {
      expected.add(version + " " + committed.get(version));
    }
    expected.add("0 start");
    assertThat(versions()).isEqualTo(expected);
  }

  /** Gives how many commits were refused. */
  private int commitUntilDone(String writer) {
    int lost = 0;
    while (left.getAndDecrement() > 0) {
      while (!commit(writer + " " + left.get())) {
        lost++;
      }
    }
    return lost;
  }

  private boolean commit(String description) {
    String seen = glue.getTable(r -> r.databaseName("d").name("t")).table().versionId();
    try {
      glue.updateTable(
          r ->
              r.databaseName("d")
                  .versionId(seen)
                  .tableInput(table("t").toBuilder().description(description).build()));
    } catch (ConcurrentModificationException e) {
      return false;
    }
    assertThat(committed.put(Long.parseLong(seen) + 1, description)).isNull();
    return true;
  }

  private List<String> versions() {
    List<String> found = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      var page =
          glue.getTableVersions(
              r -> r.databaseName("d").tableName("t").maxResults(100).nextToken(from));
      for (TableVersion version : page.tableVersions()) {
        found.add(version.versionId() + " " + version.table().description());
      }
      token = page.nextToken();
    } while (token != null);
    return found;
  }
}
