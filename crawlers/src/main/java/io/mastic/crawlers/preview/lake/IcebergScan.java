package io.mastic.crawlers.preview.lake;

import io.mastic.crawlers.preview.row.ColumnName;
import io.mastic.crawlers.preview.row.FileRule;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.S3Uri;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.transforms.Transform;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * The current snapshot of an Iceberg table, planned by Iceberg's own library: its columns by their
 * ids, and the first of its files with what was deleted of them.
 */
public final class IcebergScan {

  private final FileIO files;
  private final TableMetadata metadata;
  private final List<ColumnName> columns;
  private final List<String> notes = new ArrayList<>();

  private IcebergScan(FileIO files, TableMetadata metadata, Map<String, String> types) {
    this.files = files;
    this.metadata = metadata;
    this.columns =
        metadata.schema().columns().stream()
            .map(field -> column(field, types.getOrDefault(field.name(), "")))
            .toList();
  }

  /**
   * @param metadata location of the metadata file that the table names
   * @param types Hive's, of the columns by their names, as far as the catalog has them
   * @throws IOException if it cannot be read
   */
  public static IcebergScan of(ObjectStore store, String metadata, Map<String, String> types)
      throws IOException {
    FileIO files = new StoreFiles(store);
    try {
      return new IcebergScan(files, TableMetadataParser.read(files, metadata), types);
    } catch (RuntimeException e) {
      throw new IOException("its metadata cannot be read: " + e.getMessage(), e);
    }
  }

  public List<ColumnName> columns() {
    return columns;
  }

  /** Sentences on what was not done as a reader would, once files were asked for. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * The first files of the snapshot, at most so many.
   *
   * @throws IOException if the snapshot cannot be read
   */
  public List<IcebergFile> first(int most, PositionDeletes.Reader reader) throws IOException {
    Snapshot snapshot = metadata.currentSnapshot();
    if (snapshot == null) {
      notes.add("Nothing has been written to the table yet: it has no snapshot.");
      return List.of();
    }
    try {
      PositionDeletes deletes = PositionDeletes.of(snapshot, files, metadata, reader);
      notes.addAll(deletes.notes());
      return plan(snapshot, most, deletes);
    } catch (RuntimeException e) {
      throw new IOException("its snapshot cannot be read: " + e.getMessage(), e);
    }
  }

  private List<IcebergFile> plan(Snapshot snapshot, int most, PositionDeletes deletes)
      throws IOException {
    List<IcebergFile> found = new ArrayList<>();
    for (ManifestFile manifest : snapshot.dataManifests(files)) {
      try (ManifestReader<DataFile> live =
          ManifestFiles.read(manifest, files, metadata.specsById())) {
        for (DataFile file : live) {
          if (found.size() >= most) {
            return found;
          }
          found.add(planned(file, deletes.of(file.location())));
        }
      }
    }
    return found;
  }

  private IcebergFile planned(DataFile file, LongPredicate isDeleted) {
    return new IcebergFile(
        S3Uri.parse(file.location()),
        file.format().name(),
        new FileRule(isDeleted, constants(file)));
  }

  /** A column by which a file was partitioned as it is may be in the file's path alone. */
  private Map<Integer, @Nullable String> constants(DataFile file) {
    PartitionSpec spec = metadata.spec(file.specId());
    Map<Integer, @Nullable String> constants = new HashMap<>();
    for (int i = 0; spec != null && i < spec.fields().size(); i++) {
      PartitionField field = spec.fields().get(i);
      int place = place(field.sourceId());
      if (field.transform().isIdentity() && place >= 0) {
        Type type = metadata.schema().columns().get(place).type();
        Object value = file.partition().get(i, type.typeId().javaClass());
        constants.put(place, value == null ? null : human(field, type, value));
      }
    }
    return constants;
  }

  @SuppressWarnings("unchecked")
  private static String human(PartitionField field, Type type, Object value) {
    String text = ((Transform<Object, Object>) field.transform()).toHumanString(type, value);
    return type.typeId() == Type.TypeID.TIMESTAMP ? text.replace('T', ' ') : text;
  }

  private int place(int fieldId) {
    for (int i = 0; i < columns.size(); i++) {
      if (Integer.valueOf(fieldId).equals(columns.get(i).fieldId())) {
        return i;
      }
    }
    return -1;
  }

  private static ColumnName column(Types.NestedField field, String type) {
    return new ColumnName(
        field.name(), type.isEmpty() ? field.type().toString() : type, field.fieldId());
  }
}
