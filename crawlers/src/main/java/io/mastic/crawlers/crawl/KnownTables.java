package io.mastic.crawlers.crawl;

import io.mastic.catalog.Catalog;
import io.mastic.catalog.scope.TableName;
import io.mastic.crawlers.explain.CrawlCode;
import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.group.Globs;
import io.mastic.crawlers.group.Grouping;
import io.mastic.crawlers.group.TableNames;
import io.mastic.crawlers.plan.TableParameters;
import io.mastic.kernel.Json;
import io.mastic.objects.S3Uri;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import software.amazon.awssdk.services.glue.model.CatalogTarget;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.DeltaTarget;
import software.amazon.awssdk.services.glue.model.DynamoDBTarget;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Targets that are tables of the catalog: what lies where they say. Each keeps its name, and is one
 * table whatever lies there, as AWS has it.
 */
final class KnownTables {

  private static final String DYNAMO = ":table/";

  private final Catalog catalog;
  private final Function<Grouping, Survey> surveys;
  private final LakeTargets lakes;
  private final DynamoTargets dynamo;
  private final Findings findings;

  KnownTables(
      Catalog catalog,
      Function<Grouping, Survey> surveys,
      LakeTargets lakes,
      DynamoTargets dynamo,
      Findings findings) {
    this.catalog = catalog;
    this.surveys = surveys;
    this.lakes = lakes;
    this.dynamo = dynamo;
    this.findings = findings;
  }

  /**
   * @throws CrawlException if a table is not there, or of a store that such targets cannot be of
   */
  Map<TableName, FoundTable> find(CatalogTarget targets, String region)
      throws InterruptedException {
    Map<TableName, FoundTable> found = new LinkedHashMap<>();
    String database = targets.databaseName();
    for (String name : targets.tables()) {
      TableName table = TableName.of(database, name);
      Table target =
          catalog
              .tables()
              .find(table)
              .orElseThrow(
                  () -> new CrawlException("Table " + database + "." + name + " not found."));
      find(target, region).ifPresent(data -> found.put(table, data));
    }
    return found;
  }

  private Optional<FoundTable> find(Table table, String region) throws InterruptedException {
    String location =
        table.storageDescriptor() == null || table.storageDescriptor().location() == null
            ? ""
            : table.storageDescriptor().location();
    String type =
        table
            .parameters()
            .getOrDefault(
                "table_type", table.parameters().getOrDefault("spark.sql.sources.provider", ""));
    boolean isDelta = type.equalsIgnoreCase("delta");
    boolean isOtherLake = type.equalsIgnoreCase("iceberg") || type.equalsIgnoreCase("hudi");
    if (location.startsWith("s3") && location.contains("://") && !isOtherLake) {
      return isDelta
          ? lakes.delta(DeltaTarget.builder().deltaTables(location).build()).stream().findFirst()
          : ofFiles(table, location);
    }
    if (location.contains(DYNAMO)) {
      String name = location.substring(location.indexOf(DYNAMO) + DYNAMO.length());
      return Optional.of(dynamo.table(DynamoDBTarget.builder().path(name).build(), region));
    }
    throw new CrawlException(
        "Table "
            + table.databaseName()
            + "."
            + table.name()
            + " cannot be a target: only catalog tables that specify Amazon S3, Amazon DynamoDB, or"
            + " Delta Lake data stores are permitted.");
  }

  private Optional<FoundTable> ofFiles(Table table, String location) throws InterruptedException {
    S3Uri place = S3Uri.parse(location);
    long folders = place.key().chars().filter(c -> c == '/').count();
    int level = (int) folders + (place.key().isEmpty() || place.key().endsWith("/") ? 1 : 2);
    Grouping whole = new Grouping(Grouping.Likeness.FORMAT, OptionalInt.of(level));
    S3Target target =
        S3Target.builder().path(location).exclusions(exclusions(table, location)).build();
    Optional<FoundTable> found =
        surveys.apply(whole).tables(target).stream()
            .filter(data -> TableNames.sameLocation(data.location(), location))
            .findFirst();
    List<String> keys = table.partitionKeys().stream().map(Column::name).toList();
    if (found.isPresent() && found.get().partitionKeys().size() != keys.size()) {
      findings.add(
          CrawlCode.OTHER_KEYS,
          table.name(),
          Map.of(
              "depth", String.valueOf(found.get().partitionKeys().size()),
              "keys", String.valueOf(keys.size())));
      return Optional.empty();
    }
    return found.map(data -> data.keyedBy(keys));
  }

  /** What a table says is not its own, as seen from its location. */
  private static List<String> exclusions(Table table, String location) {
    String said = table.parameters().getOrDefault(TableParameters.EXCLUSIONS, "[]");
    String folder = Globs.literal(location.endsWith("/") ? location : location + "/");
    List<String> below = new ArrayList<>();
    Json.read(said)
        .forEach(
            glob -> {
              String text = glob.asText();
              below.add(text.startsWith(folder) ? text.substring(folder.length()) : text);
            });
    return below;
  }
}
