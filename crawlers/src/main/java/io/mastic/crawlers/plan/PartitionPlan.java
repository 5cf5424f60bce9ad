package io.mastic.crawlers.plan;

import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.group.FoundTable.FoundPartition;
import io.mastic.crawlers.group.TableShape;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.DeleteBehavior;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;

/**
 * Decides what becomes of a table's partitions. Those that the catalog has are shown to it one by
 * one, and told to be done once what was decided is applied; what is left of the found ones at the
 * end is new.
 */
public final class PartitionPlan {

  private final OutputPolicy policy;
  private final Stamp stamp;
  private final List<Column> tableColumns;
  private final List<String> keys;
  private final Format tableFormat;
  private final Map<List<String>, FoundPartition> unseen = new LinkedHashMap<>();

  /**
   * @param tableColumns of the table as the crawl leaves it
   */
  public PartitionPlan(
      OutputPolicy policy, Stamp stamp, FoundTable found, List<Column> tableColumns) {
    this.policy = policy;
    this.stamp = stamp;
    this.tableColumns = tableColumns;
    this.keys = found.partitionKeys();
    this.tableFormat = found.shape().format();
    found.partitions().forEach(partition -> unseen.put(partition.values(), partition));
  }

  /** What becomes of one partition that the catalog has. */
  public sealed interface Change {
    record Keep() implements Change {}

    record Update(PartitionInput input) implements Change {}

    record Delete() implements Change {}
  }

  public Change decide(Partition existing, Instant now) {
    FoundPartition found = unseen.get(existing.values());
    if (found == null) {
      return gone(existing, now);
    }
    PartitionInput fresh = input(found);
    return policy.updating() != OutputPolicy.Updating.LOG && isAnother(existing, fresh)
        ? new Change.Update(fresh)
        : new Change.Keep();
  }

  /** Nothing more is to be decided of the partition with these values. */
  public void done(List<String> values) {
    unseen.remove(values);
  }

  /** Whether this is a plan for a table with partition keys of these names. */
  public boolean fits(List<String> names) {
    return keys.equals(names);
  }

  /** Those that the catalog does not have; to be asked when all it has are done. */
  public Stream<PartitionInput> fresh() {
    return unseen.values().stream().map(this::input);
  }

  private Change gone(Partition existing, Instant now) {
    if (policy.deleting() == DeleteBehavior.DELETE_FROM_DATABASE) {
      return new Change.Delete();
    }
    boolean marked = existing.parameters().containsKey(TableParameters.DEPRECATED_BY);
    if (policy.deleting() != DeleteBehavior.DEPRECATE_IN_DATABASE || marked) {
      return new Change.Keep();
    }
    Map<String, String> parameters = new HashMap<>(existing.parameters());
    parameters.put(TableParameters.DEPRECATED_BY, String.valueOf(now.toEpochMilli()));
    return new Change.Update(
        PartitionInput.builder()
            .values(existing.values())
            .storageDescriptor(existing.storageDescriptor())
            .parameters(parameters)
            .build());
  }

  private PartitionInput input(FoundPartition found) {
    TableShape shape = likeTheTable(found.shape());
    Map<String, String> parameters = TableParameters.of(shape.format(), found.stats(), stamp);
    parameters.remove(TableParameters.UPDATED_BY);
    parameters.remove(TableParameters.CRAWL_RUN_ID);
    List<Column> columns =
        policy.partitions() == OutputPolicy.PartitionSchema.OF_TABLE
            ? tableColumns
            : CrawledStorage.columns(shape, keys);
    return PartitionInput.builder()
        .values(found.values())
        .storageDescriptor(CrawledStorage.of(found.location(), shape, columns, parameters))
        .parameters(parameters)
        .build();
  }

  /** A partition without quotes is read as its table is: one SerDe has one view of a column. */
  private TableShape likeTheTable(TableShape shape) {
    Format own = shape.format();
    return own.readsLike(tableFormat)
        ? new TableShape(
            own.together(tableFormat).packed(own.compression()),
            shape.schema(),
            shape.paths(),
            shape.certainty())
        : shape;
  }

  private static boolean isAnother(Partition existing, PartitionInput fresh) {
    return !Optional.ofNullable(existing.storageDescriptor())
            .equals(Optional.ofNullable(fresh.storageDescriptor()))
        || !existing.parameters().equals(fresh.parameters());
  }
}
