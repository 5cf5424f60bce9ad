package io.mastic.crawlers.preview;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.Catalog;
import io.mastic.catalog.partition.PartitionQuery;
import io.mastic.catalog.scope.TableName;
import io.mastic.crawlers.group.Globs;
import io.mastic.crawlers.preview.lake.IcebergFile;
import io.mastic.crawlers.preview.lake.IcebergScan;
import io.mastic.crawlers.preview.row.ColumnName;
import io.mastic.crawlers.preview.row.FileBytes;
import io.mastic.crawlers.preview.row.RowSource;
import io.mastic.crawlers.preview.row.ShownRow;
import io.mastic.crawlers.preview.row.Taking;
import io.mastic.kernel.Json;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.S3Uri;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * The first rows of tables. Reading is bounded in rows, files, bytes and time; what was not looked
 * at is said. Calls are made with a caller bound to the thread.
 */
public final class Previews {

  /** Asked for when nobody says how many. */
  public static final int USUAL = 100;

  public static final int MOST = 1_000;

  private static final long BUDGET = 64L << 20;
  private static final int MOST_FILES = 20;
  private static final int MOST_PARTITIONS = 20;
  private static final int MOST_DELETES = 200_000;
  private static final long LONGEST_NANOS = 5_000_000_000L;

  private final ObjectStore store;
  private final Catalog catalog;

  public Previews(ObjectStore store, Catalog catalog) {
    this.store = store;
    this.catalog = catalog;
  }

  /**
   * @param most rows, at most {@link #MOST}
   * @throws PreviewException if its data is gone, or its format is not read here
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is no such
   *     table
   */
  public Preview of(TableName name, int most) {
    Table table = catalog.tables().load(name);
    if (Lakes.isIceberg(table)) {
      return ofIceberg(table, most);
    }
    StorageDescriptor storage = storage(table);
    List<ColumnName> columns = columns(storage.columns());
    RowSource source = TableFormat.of(table, storage, columns);
    Taking taking = taking(Math.max(1, Math.min(most, MOST)));
    Reading reading = new Reading(new DataFiles(store, exclusions(table)), taking);
    if (table.partitionKeys().isEmpty()) {
      reading.read(location(storage), source, List.of());
      reading.sayIfEmpty(String.valueOf(storage.location()));
    } else {
      List<Partition> partitions =
          catalog
              .partitions()
              .list(name, new PartitionQuery(null, null, MOST_PARTITIONS, null))
              .items();
      if (partitions.isEmpty()) {
        reading.notes.add("The table has no partitions yet, and so no rows.");
      }
      for (Partition partition : partitions) {
        if (!reading.isOver()) {
          ofPartition(reading, table, columns, partition);
        }
      }
    }
    List<ColumnName> shown =
        Stream.concat(columns.stream(), columns(table.partitionKeys()).stream()).toList();
    return new Preview(
        shown, table.partitionKeys().size(), taking.rows(), reading.files, reading.notes);
  }

  private Preview ofIceberg(Table table, int most) {
    Taking taking = taking(Math.max(1, Math.min(most, MOST)));
    Reading reading = new Reading(new DataFiles(store, Globs.of(List.of())), taking);
    List<ColumnName> columns = List.of();
    try {
      IcebergScan scan = Lakes.scan(store, table);
      columns = scan.columns();
      for (IcebergFile file : scan.first(MOST_FILES, this::deletes)) {
        reading.read(file, Lakes.rows(file.format(), columns));
      }
      reading.notes.addAll(scan.notes());
    } catch (IOException e) {
      reading.notes.add(String.valueOf(e.getMessage()));
    }
    return new Preview(columns, 0, taking.rows(), reading.files, reading.notes);
  }

  /** Rows of a file of deletes: all of them, or none. */
  private List<ShownRow> deletes(S3Uri file, String format, List<ColumnName> columns)
      throws IOException {
    ObjectInfo info =
        store.find(file.bucket(), file.key()).orElseThrow(() -> new IOException("it is not there"));
    Taking taking = taking(MOST_DELETES);
    Lakes.rows(format, columns).read(new FileBytes(store, file.bucket(), info), taking);
    if (taking.isSpent()) {
      throw new IOException("there are more than a preview reads");
    }
    return taking.rows();
  }

  private static Taking taking(int most) {
    long until = System.nanoTime() + LONGEST_NANOS;
    return new Taking(most, BUDGET, () -> System.nanoTime() - until > 0);
  }

  private static void ofPartition(
      Reading reading, Table table, List<ColumnName> columns, Partition partition) {
    StorageDescriptor own = partition.storageDescriptor();
    if (own == null || own.location() == null) {
      reading.notes.add("The partition " + partition.values() + " names no location.");
      return;
    }
    boolean saysHow = own.serdeInfo() != null || own.inputFormat() != null;
    RowSource source = TableFormat.of(table, saysHow ? own : storage(table), columns);
    int before = reading.files.size();
    reading.read(location(own), source, new ArrayList<>(partition.values()));
    if (reading.files.size() == before) {
      reading.sayIfEmpty(own.location());
    }
  }

  /** Files that were read so far, and what is to be said of them. */
  private final class Reading {
    private final DataFiles data;
    private final Taking taking;
    private final List<String> files = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Reading(DataFiles data, Taking taking) {
      this.data = data;
      this.taking = taking;
    }

    boolean isOver() {
      return taking.isSpent() || files.size() >= MOST_FILES;
    }

    void read(S3Uri location, RowSource source, List<@Nullable String> keys) {
      for (ObjectInfo file : data.first(location, MOST_FILES - files.size())) {
        if (isOver()) {
          return;
        }
        taking.begin(files.size(), keys);
        read(location.bucket(), file, source);
      }
      sayIfCut();
    }

    /** A file that the table itself names. */
    void read(IcebergFile file, RowSource source) {
      if (isOver()) {
        return;
      }
      String bucket = file.location().bucket();
      Optional<ObjectInfo> info = store.find(bucket, file.location().key());
      if (info.isEmpty()) {
        notes.add(file.location() + ": it is not there");
        return;
      }
      taking.begin(files.size(), List.of(), file.rule());
      read(bucket, info.get(), source);
      sayIfCut();
    }

    private void read(String bucket, ObjectInfo file, RowSource source) {
      files.add(new S3Uri(bucket, file.key()).toString());
      try {
        source.read(new FileBytes(store, bucket, file), taking);
      } catch (IOException e) {
        notes.add(files.get(files.size() - 1) + ": " + e.getMessage());
      }
    }

    private void sayIfCut() {
      if (!taking.isFull() && taking.isSpent()) {
        notes.add("There is more than could be looked at in the time and memory of a preview.");
      }
    }

    void sayIfEmpty(String location) {
      if (files.isEmpty()) {
        notes.add("There is no data at " + location + ".");
      }
    }
  }

  private static StorageDescriptor storage(Table table) {
    for (String lake : List.of("Delta", "Hudi")) {
      if (Lakes.is(lake, table)) {
        throw unsupported("tables of " + lake);
      }
    }
    if ("VIRTUAL_VIEW".equals(table.tableType()) || table.viewDefinition() != null) {
      throw new PreviewException(
          PreviewException.Reason.UNSUPPORTED,
          "It is a view: its rows are made by the engine that runs its text, and this server has"
              + " none. Spark SQL in a job, or Trino, shows them.");
    }
    if (table.storageDescriptor() == null || table.storageDescriptor().location() == null) {
      throw new PreviewException(PreviewException.Reason.GONE, "The table names no location.");
    }
    return table.storageDescriptor();
  }

  private static PreviewException unsupported(String what) {
    return new PreviewException(
        PreviewException.Reason.UNSUPPORTED, "There is no preview of " + what + " yet.");
  }

  private static S3Uri location(StorageDescriptor storage) {
    try {
      return S3Uri.parse(storage.location());
    } catch (IllegalArgumentException e) {
      throw new PreviewException(
          PreviewException.Reason.UNSUPPORTED,
          "There is no preview of what does not lie in S3: " + storage.location());
    }
  }

  private static List<ColumnName> columns(List<Column> columns) {
    return columns.stream()
        .map(c -> new ColumnName(c.name(), c.type() == null ? "string" : c.type()))
        .toList();
  }

  private static Globs exclusions(Table table) {
    String said = table.parameters().get("exclusions");
    List<String> globs = new ArrayList<>();
    if (said != null && said.strip().startsWith("[")) {
      JsonNode list = Json.read(said);
      list.forEach(glob -> globs.add(glob.asText()));
    }
    return Globs.of(globs);
  }
}
