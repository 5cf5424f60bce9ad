package io.mastic.crawlers.preview.lake;

import io.mastic.crawlers.preview.row.ColumnName;
import io.mastic.crawlers.preview.row.ShownRow;
import io.mastic.objects.S3Uri;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.io.FileIO;

/** Which records of which files were deleted by their places; deletes of other kinds are told. */
public final class PositionDeletes {

  private static final int MOST_FILES = 20;
  private static final List<ColumnName> COLUMNS =
      List.of(
          new ColumnName(
              MetadataColumns.DELETE_FILE_PATH.name(),
              "string",
              MetadataColumns.DELETE_FILE_PATH.fieldId()),
          new ColumnName(
              MetadataColumns.DELETE_FILE_POS.name(),
              "bigint",
              MetadataColumns.DELETE_FILE_POS.fieldId()));

  private final Map<String, Set<Long>> places = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  private PositionDeletes() {}

  /** Reads the rows of a file of deletes. */
  @FunctionalInterface
  public interface Reader {

    /**
     * @throws IOException if not all of them can be read
     */
    List<ShownRow> rows(S3Uri file, String format, List<ColumnName> columns) throws IOException;
  }

  static PositionDeletes of(Snapshot snapshot, FileIO files, TableMetadata metadata, Reader reader)
      throws IOException {
    PositionDeletes deletes = new PositionDeletes();
    int read = 0;
    boolean others = false;
    boolean tooMany = false;
    for (ManifestFile manifest : snapshot.deleteManifests(files)) {
      try (ManifestReader<DeleteFile> live =
          ManifestFiles.readDeleteManifest(manifest, files, metadata.specsById())) {
        for (DeleteFile file : live) {
          if (file.content() != FileContent.POSITION_DELETES
              || file.format() == FileFormat.PUFFIN) {
            others = true;
          } else if (read++ < MOST_FILES) {
            deletes.add(file, reader);
          } else {
            tooMany = true;
          }
        }
      }
    }
    if (others) {
      deletes.notes.add(
          "Rows were deleted by equality or by deletion vectors, which a preview does not apply:"
              + " some of these rows may be gone.");
    }
    if (tooMany) {
      deletes.notes.add(
          "There are more files of deletes than a preview reads: some of these rows may be gone.");
    }
    return deletes;
  }

  private void add(DeleteFile file, Reader reader) {
    try {
      S3Uri location = S3Uri.parse(file.location());
      for (ShownRow row : reader.rows(location, file.format().name(), COLUMNS)) {
        places
            .computeIfAbsent(String.valueOf(row.values().get(0)), path -> new HashSet<>())
            .add(Long.parseLong(Objects.requireNonNull(row.values().get(1))));
      }
    } catch (IOException e) {
      notes.add(
          "The deletes of "
              + file.location()
              + " are not applied, some of these rows may be gone: "
              + e.getMessage());
    }
  }

  List<String> notes() {
    return notes;
  }

  LongPredicate of(String file) {
    Set<Long> gone = places.getOrDefault(file, Set.of());
    return gone::contains;
  }
}
