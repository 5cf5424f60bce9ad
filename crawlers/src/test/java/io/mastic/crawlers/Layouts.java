package io.mastic.crawlers;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.catalog.partition.PartitionQuery;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.TableName;
import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;
import software.amazon.awssdk.services.glue.model.Table;

/** Crawls of layouts, each in a bucket and a database of its own, and what came of them. */
final class Layouts implements AutoCloseable {

  private final AtomicInteger crawls = new AtomicInteger();
  private final Db db;
  final Town town;

  Layouts(Path directory) {
    db = TestDatabases.sqlite(directory);
    town = new Town(db, directory).start();
  }

  /**
   * @param content its text, or its bytes
   */
  record Item(String key, Object content) {
    byte[] bytes() {
      return content instanceof byte[] bytes
          ? bytes
          : ((String) content).getBytes(StandardCharsets.UTF_8);
    }
  }

  static Item item(String key, Object content) {
    return new Item(key, content);
  }

  static List<Item> each(Object content, String... keys) {
    return Stream.of(keys).map(key -> new Item(key, content)).toList();
  }

  /**
   * @param expected tables, each as {@code name[keys][columns]format records[exclusions][values]}
   */
  @SafeVarargs
  static Arguments layout(String what, String expected, List<Item>... items) {
    List<Item> all = new ArrayList<>();
    for (List<Item> some : items) {
      all.addAll(some);
    }
    return Arguments.of(what, expected, all);
  }

  static Arguments layout(String what, String expected, Item... items) {
    return Arguments.of(what, expected, List.of(items));
  }

  /**
   * The tables of such a bucket, which is called raw.
   *
   * @param path of the target below it
   */
  String crawled(List<Item> items, String path) {
    int number = crawls.incrementAndGet();
    String bucket = "raw" + number;
    String database = "db" + number;
    town.bucket(bucket);
    items.forEach(item -> town.put(bucket, item.key(), item.bytes()));
    town.create(Town.crawler("c" + number, "s3://" + bucket + "/" + path).databaseName(database));
    assertThat(town.crawl("c" + number).status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    return shown(database).replace(bucket, "raw");
  }

  private String shown(String database) {
    List<Table> tables =
        town.as(
            () -> town.catalog.tables().list(DatabaseName.of(database), null, 100, null).items());
    List<String> lines = new ArrayList<>();
    for (Table table : tables) {
      lines.add(
          table.name()
              + columns(table.partitionKeys())
              + columns(table.storageDescriptor().columns())
              + table.parameters().get("classification")
              + " "
              + table.parameters().get("recordCount")
              + table.parameters().getOrDefault("exclusions", "")
              + values(database, table));
    }
    return String.join("\n", lines);
  }

  private static String columns(List<Column> columns) {
    return columns.stream()
        .map(c -> c.name() + " " + c.type())
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private String values(String database, Table table) {
    return table.partitionKeys().isEmpty()
        ? ""
        : town
            .as(
                () ->
                    town.catalog
                        .partitions()
                        .list(TableName.of(database, table.name()), PartitionQuery.all())
                        .items())
            .stream()
            .map(p -> String.join("/", p.values()))
            .sorted()
            .toList()
            .toString();
  }

  @Override
  public void close() {
    town.close();
    db.close();
  }
}
