package io.mastic.runtime.source;

import io.mastic.runtime.bookmark.JobBookmarks;
import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.catalog.StreamKind;
import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.dynamo.DynamoReading;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.jdbc.RowBookmark;
import io.mastic.runtime.lake.LakeTable;
import io.mastic.runtime.option.KnownOptions;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.source.FileListing.Depth;
import io.mastic.runtime.source.FileListing.Found;
import io.mastic.runtime.stream.GlueStream;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * A table of the catalog. Its partitions are the catalog's, not those of its folders: first the
 * server leaves out what {@code catalogPartitionPredicate} excludes, then the push-down predicate
 * what it excludes.
 */
public record CatalogSource(
    SparkSession session,
    Name name,
    String context,
    String predicate,
    Options options,
    JobBookmarks bookmarks)
    implements Source {

  /** A table of a catalog. */
  public record Name(GlueCatalog catalog, String database, String table) {

    Table load() {
      return catalog.loadTable(database, table);
    }
  }

  @Override
  public Frame frame() {
    return frame(options);
  }

  private Frame frame(Options reading) {
    Table table = name.load();
    Optional<LakeTable> lake = LakeTable.of(session, table);
    if (lake.isPresent()) {
      return new LakeSource(session, lake.get(), options, predicate).frame();
    }
    Optional<StreamKind> stream = StreamKind.of(table);
    if (stream.isPresent()) {
      return over(stream.get(), table, reading).frame();
    }
    TableLayout layout = TableLayout.of(table);
    if (layout.format().equals("dynamodb")) {
      return new DynamoSource(session, DynamoReading.ofTable(layout.location(), reading)).frame();
    }
    if (JdbcSource.reads(layout.format())) {
      if (!predicate.isBlank()) {
        throw new IllegalArgumentException(
            "push_down_predicate chooses partitions, and "
                + layout.name()
                + " is a table of a database: filter the frame, or read by sampleQuery");
      }
      RowBookmark bookmark = new RowBookmark(bookmarks, context);
      return JdbcSource.ofTable(session, name.catalog(), table, options, bookmark).frame();
    }
    KnownOptions.heed(options, "catalog source", layout.format());
    Frame read =
        FileFormat.of(layout.format())
            .read(
                files(layout).in(FileGroups.of(layout.options().with(options))),
                layout.options().with(reading),
                layout.columns());
    return options.isOn("isFailFast") ? read.failingFast() : read;
  }

  /**
   * The rows with the table's own columns, in its order and types; what a file does not have is
   * null, and so is a text of a delimited file that is no value of its column's type. Any other
   * value that the type cannot hold fails the job when it is read.
   */
  @Override
  public Dataset<Row> data() {
    Table table = name.load();
    Optional<LakeTable> lake = LakeTable.of(session, table);
    if (lake.isPresent()) {
      return new LakeSource(session, lake.get(), options, predicate).data();
    }
    Optional<StreamKind> stream = StreamKind.of(table);
    if (stream.isPresent()) {
      return over(stream.get(), table, options).data();
    }
    TableLayout layout = TableLayout.of(table);
    StructType all = layout.columns();
    for (StructField key : layout.partitionKeys().fields()) {
      all = all.add(key);
    }
    return TableRows.of(frame(options.with(JsonFormat.MAPS, true)).rows(), all, layout);
  }

  private Source over(StreamKind kind, Table table, Options reading) {
    return new StreamSource(GlueStream.of(session, kind, table, reading, name.catalog()));
  }

  private Files files(TableLayout layout) {
    FileListing listing = new FileListing(session.sessionState().newHadoopConf());
    if (layout.partitionKeys().length() > 0) {
      return partitions(layout, listing);
    }
    if (!listing.exists(layout.location())) {
      throw new IllegalArgumentException(
          "The location of the table " + layout.name() + " does not exist: " + layout.location());
    }
    long listedAt = System.currentTimeMillis();
    List<Found> found =
        layout.options().with(options).isOff("recurse")
            ? listing.list(List.of(layout.location()), Depth.PARTITIONS)
            : listing.listIfThere(List.of(layout.location()));
    return Files.plain(session, chosen(found, layout, listedAt));
  }

  private Files partitions(TableLayout layout, FileListing listing) {
    String expression =
        options.text("catalogPartitionPredicate").filter(e -> !e.isBlank()).orElse(null);
    List<TablePartition> all = TablePartition.list(name, expression, new PartitionColumns(layout));
    List<TablePartition> kept =
        PartitionPredicate.keep(session, layout.partitionKeys(), all, predicate);
    long listedAt = System.currentTimeMillis();
    List<Found> found = listing.listIfThere(kept.stream().map(TablePartition::location).toList());
    return TablePartition.files(
        session, layout.partitionKeys(), kept, chosen(found, layout, listedAt));
  }

  private List<Found> chosen(List<Found> found, TableLayout layout, long listedAt) {
    List<String> exclusions = layout.options().with(options).texts("exclusions");
    List<Found> readable =
        ReadableFiles.of(
            FileListing.without(exclusions, found),
            options,
            FileFormat.isText(layout.format()),
            session.sessionState().newHadoopConf());
    return new Chosen(bookmarks, context, options).of(readable, listedAt);
  }
}
