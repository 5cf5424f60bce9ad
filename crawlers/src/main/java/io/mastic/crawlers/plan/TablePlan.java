package io.mastic.crawlers.plan;

import io.mastic.contract.Pojos;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.group.Remarks;
import io.mastic.kernel.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Decides what becomes of a table, from what was found and what the catalog has. */
public final class TablePlan {

  /** Parameter of a column: its type as the database names it. */
  private static final String RAW_TYPE = "rawType";

  private final OutputPolicy policy;
  private final Stamp stamp;

  public TablePlan(OutputPolicy policy, Stamp stamp) {
    this.policy = policy;
    this.stamp = stamp;
  }

  public TableChange decide(FoundTable found, String name, Optional<Table> existing) {
    if (existing.isPresent()) {
      return change(found, existing.get());
    }
    return policy.creating() == OutputPolicy.Creating.CREATE
        ? new TableChange.Create(fresh(found, name))
        : new TableChange.Skip(
            "no table is created for " + found.location() + " when crawling new folders only");
  }

  /** The table as it was found, whatever the catalog has. */
  public TableInput fresh(FoundTable found, String name) {
    Map<String, String> parameters =
        TableParameters.of(found.shape().format(), found.stats(), stamp);
    if (!found.exclusions().isEmpty()) {
      parameters.put(TableParameters.EXCLUSIONS, Json.write(found.exclusions()));
    }
    List<Column> columns =
        CrawledStorage.columns(found.shape(), found.partitionKeys()).stream()
            .map(column -> remarked(column, found.shape().remarks().columns().get(column.name())))
            .toList();
    return TableInput.builder()
        .name(name)
        .description(found.shape().remarks().table())
        .owner("owner")
        .retention(0)
        .storageDescriptor(CrawledStorage.of(found.location(), found.shape(), columns, parameters))
        .partitionKeys(keys(found.partitionKeys()))
        .tableType("EXTERNAL_TABLE")
        .parameters(parameters)
        .build();
  }

  private static Column remarked(Column column, Remarks.@Nullable OfColumn remark) {
    if (remark == null) {
      return column;
    }
    Column.Builder remarked = column.toBuilder().comment(remark.comment());
    return remark.rawType() == null
        ? remarked.build()
        : remarked.parameters(Map.of(RAW_TYPE, remark.rawType())).build();
  }

  private TableChange change(FoundTable found, Table existing) {
    TableInput old = Pojos.copy(existing, TableInput.builder()).build();
    TableInput now = overlay(old, fresh(found, existing.name()));
    if (isAnothersLake(existing)) {
      return new TableChange.Keep(
          existing.name() + " is kept by its own writers; it is left as it is");
    }
    boolean sameKeys = names(now.partitionKeys()).equals(names(old.partitionKeys()));
    if (sameKeys && !isAnother(old, now)) {
      boolean refreshed = TableParameters.differ(old.parameters(), now.parameters());
      return refreshed && policy.updating() != OutputPolicy.Updating.LOG
          ? new TableChange.Refresh(now)
          : new TableChange.Keep("");
    }
    return policy.updating() == OutputPolicy.Updating.LOG
        ? new TableChange.Keep(
            "the schema of " + existing.name() + " changed; it is left as it is, as configured")
        : new TableChange.Update(now, sameKeys ? TableChange.Keys.SAME : TableChange.Keys.OTHER);
  }

  /** What a table of Iceberg is its commits say: a crawl may not set them back. */
  private boolean isAnothersLake(Table existing) {
    return "ICEBERG".equalsIgnoreCase(existing.parameters().get("table_type"))
        && !stamp.crawler().equals(existing.parameters().get(TableParameters.UPDATED_BY));
  }

  private static boolean isAnother(TableInput old, TableInput now) {
    StorageDescriptor a = old.storageDescriptor();
    StorageDescriptor b = now.storageDescriptor();
    return a == null
        || !a.columns().equals(b.columns())
        || !Objects.equals(a.serdeInfo(), b.serdeInfo())
        || !Objects.equals(a.inputFormat(), b.inputFormat())
        || !TableParameters.lasting(old.parameters())
            .equals(TableParameters.lasting(now.parameters()));
  }

  /** The found table over the one that is there: what the crawler does not know stays. */
  private TableInput overlay(TableInput old, TableInput fresh) {
    Map<String, String> parameters = new HashMap<>(old.parameters());
    parameters.remove(TableParameters.DEPRECATED_BY);
    parameters.remove(TableParameters.EXCLUSIONS);
    if (!fresh.parameters().containsKey("skip.header.line.count")) {
      parameters.remove("skip.header.line.count");
    }
    parameters.putAll(fresh.parameters());
    StorageDescriptor descriptor =
        fresh.storageDescriptor().toBuilder().columns(columns(old, fresh)).build();
    List<Column> keys =
        names(old.partitionKeys()).equals(names(fresh.partitionKeys()))
            ? old.partitionKeys()
            : fresh.partitionKeys();
    return old.toBuilder()
        .storageDescriptor(descriptor)
        .partitionKeys(keys)
        .tableType(fresh.tableType())
        .parameters(parameters)
        .build();
  }

  private List<Column> columns(TableInput old, TableInput fresh) {
    List<Column> before =
        old.storageDescriptor() == null ? List.of() : old.storageDescriptor().columns();
    Map<String, Column> known =
        before.stream().collect(Collectors.toMap(Column::name, column -> column, (a, b) -> a));
    List<Column> found = fresh.storageDescriptor().columns();
    if (policy.updating() == OutputPolicy.Updating.ADD_COLUMNS) {
      List<Column> merged = new ArrayList<>(before);
      found.stream().filter(column -> !known.containsKey(column.name())).forEach(merged::add);
      return merged;
    }
    return found.stream()
        .map(
            column -> {
              Column same = known.get(column.name());
              return same == null ? column : renewed(same, column);
            })
        .toList();
  }

  /** What a user said of a column stays, unless its database says another thing. */
  private static Column renewed(Column same, Column found) {
    Column.Builder renewed = same.toBuilder().type(found.type());
    if (found.comment() != null) {
      renewed.comment(found.comment());
    }
    return found.hasParameters() ? renewed.parameters(found.parameters()).build() : renewed.build();
  }

  private static List<Column> keys(List<String> names) {
    return names.stream().map(name -> Column.builder().name(name).type("string").build()).toList();
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }
}
