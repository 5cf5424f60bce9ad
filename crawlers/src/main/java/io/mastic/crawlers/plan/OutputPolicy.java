package io.mastic.crawlers.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.crawlers.group.Grouping;
import io.mastic.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.DeleteBehavior;
import software.amazon.awssdk.services.glue.model.SchemaChangePolicy;
import software.amazon.awssdk.services.glue.model.UpdateBehavior;

/**
 * What a crawl may do to the catalog: the SchemaChangePolicy, and the Configuration JSON, which
 * overrides it.
 *
 * @param tableThreshold the most tables a crawl may find; empty for any number
 * @see <a href="https://docs.aws.amazon.com/glue/latest/dg/crawler-configuration.html">Customizing
 *     crawler behavior</a>
 */
public record OutputPolicy(
    Creating creating,
    Updating updating,
    DeleteBehavior deleting,
    PartitionSchema partitions,
    Grouping grouping,
    Indexing indexing,
    OptionalInt tableThreshold) {

  /** Whether data without a table gets one. */
  public enum Creating {
    CREATE,
    /** Only logged: later crawls of new folders only. */
    LOG
  }

  /** What becomes of a table whose data changed. */
  public enum Updating {
    REPLACE,
    /** Columns are only added: MergeNewColumns. */
    ADD_COLUMNS,
    LOG
  }

  /** Where a partition's columns are from. */
  public enum PartitionSchema {
    OWN,
    /** InheritFromTable. */
    OF_TABLE
  }

  /** Whether a new table with partitions gets an index of them. */
  public enum Indexing {
    /** As AWS does unless it is told otherwise. */
    INDEX,
    /** CreatePartitionIndex is false. */
    NONE
  }

  /**
   * @param configuration the crawler's Configuration; null or empty for none
   * @throws IllegalArgumentException if it is not what AWS documents
   */
  public static OutputPolicy of(
      @Nullable SchemaChangePolicy changes, @Nullable String configuration) {
    JsonNode json = parse(configuration);
    JsonNode output = json.path("CrawlerOutput");
    JsonNode grouping = json.path("Grouping");
    only("Configuration", json, "Version", "CrawlerOutput", "Grouping", "CreatePartitionIndex");
    only("CrawlerOutput", output, "Partitions", "Tables");
    only("CrawlerOutput.Partitions", output.path("Partitions"), "AddOrUpdateBehavior");
    only("CrawlerOutput.Tables", output.path("Tables"), "AddOrUpdateBehavior", "TableThreshold");
    only("Grouping", grouping, "TableGroupingPolicy", "TableLevelConfiguration");
    boolean merges = is(output.path("Tables"), "AddOrUpdateBehavior", "MergeNewColumns");
    boolean inherits = is(output.path("Partitions"), "AddOrUpdateBehavior", "InheritFromTable");
    boolean combines = is(grouping, "TableGroupingPolicy", "CombineCompatibleSchemas");
    return new OutputPolicy(
        Creating.CREATE,
        merges ? Updating.ADD_COLUMNS : updating(changes),
        deleting(changes),
        inherits ? PartitionSchema.OF_TABLE : PartitionSchema.OWN,
        new Grouping(
            combines ? Grouping.Likeness.FORMAT : Grouping.Likeness.FORMAT_AND_SCHEMA,
            positive(grouping, "TableLevelConfiguration")),
        indexing(json.path("CreatePartitionIndex")),
        positive(output.path("Tables"), "TableThreshold"));
  }

  /** As this one, for a crawl that only adds what is new to tables that are there. */
  public OutputPolicy newFoldersOnly() {
    return new OutputPolicy(
        Creating.LOG,
        Updating.LOG,
        DeleteBehavior.LOG,
        partitions,
        grouping,
        indexing,
        tableThreshold);
  }

  /** A key that means nothing would be taken for one that does. */
  private static void only(String where, JsonNode node, String... keys) {
    if (!node.isObject() && !node.isMissingNode()) {
      throw new IllegalArgumentException(where + " must be a JSON object: " + node);
    }
    List<String> others = new ArrayList<>();
    node.fieldNames().forEachRemaining(others::add);
    others.removeAll(List.of(keys));
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          where + " contains unsupported keys: " + String.join(", ", others) + ".");
    }
  }

  private static Indexing indexing(JsonNode value) {
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new IllegalArgumentException("CreatePartitionIndex must be true or false: " + value);
    }
    return value.asBoolean(true) ? Indexing.INDEX : Indexing.NONE;
  }

  /** As this one, for tables of the catalog that are brought up to date, and no others. */
  public OutputPolicy ofCatalogTargets() {
    return new OutputPolicy(
        Creating.LOG, updating, DeleteBehavior.LOG, partitions, grouping, indexing, tableThreshold);
  }

  /** As this one, where not all was seen: what was not found may be there all the same. */
  public OutputPolicy deletingNothing() {
    return new OutputPolicy(
        creating, updating, DeleteBehavior.LOG, partitions, grouping, indexing, tableThreshold);
  }

  private static Updating updating(@Nullable SchemaChangePolicy changes) {
    return changes != null && changes.updateBehavior() == UpdateBehavior.LOG
        ? Updating.LOG
        : Updating.REPLACE;
  }

  private static DeleteBehavior deleting(@Nullable SchemaChangePolicy changes) {
    return changes == null || changes.deleteBehavior() == null
        ? DeleteBehavior.DEPRECATE_IN_DATABASE
        : changes.deleteBehavior();
  }

  private static JsonNode parse(@Nullable String configuration) {
    if (configuration == null || configuration.isBlank()) {
      return Json.MAPPER.createObjectNode();
    }
    JsonNode json = Json.read(configuration);
    if (!json.isObject() || json.path("Version").asDouble() != 1.0) {
      throw new IllegalArgumentException(
          "Configuration must be a JSON object with Version 1.0: " + configuration);
    }
    return json;
  }

  private static boolean is(JsonNode node, String field, String expected) {
    JsonNode value = node.path(field);
    if (!value.isMissingNode() && !value.asText().equals(expected)) {
      throw new IllegalArgumentException(field + " can only be " + expected + ": " + value);
    }
    return !value.isMissingNode();
  }

  private static OptionalInt positive(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return OptionalInt.empty();
    }
    if (!value.canConvertToInt() || value.asInt() < 1) {
      throw new IllegalArgumentException(field + " must be a positive integer: " + value);
    }
    return OptionalInt.of(value.asInt());
  }
}
