package io.mastic.runtime.source;

import io.mastic.runtime.bookmark.JobBookmarks;
import io.mastic.runtime.bookmark.Seen.Listed;
import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.jdbc.RowBookmark;
import io.mastic.runtime.option.Options;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
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
    Table table = name.load();
    TableLayout layout = TableLayout.of(table);
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
    return FileFormat.of(layout.format())
        .read(files(layout), layout.options().with(options), layout.columns());
  }

  /**
   * The rows with the table's own columns, in its order and types; what a file does not have is
   * null.
   */
  @Override
  public Dataset<Row> data() {
    TableLayout layout = TableLayout.of(name.load());
    Dataset<Row> rows = frame().data();
    StructType all = layout.columns();
    for (StructField key : layout.partitionKeys().fields()) {
      all = all.add(key);
    }
    return rows.select(
        Arrays.stream(all.fields()).map(field -> column(rows, field)).toArray(Column[]::new));
  }

  private static Column column(Dataset<Row> rows, StructField field) {
    return Arrays.stream(rows.schema().fields())
        .filter(have -> have.name().equalsIgnoreCase(field.name()))
        .findFirst()
        .map(
            have ->
                have.dataType() instanceof StructType && !(field.dataType() instanceof StructType)
                    // A choice: the alternative that the catalog names, null where a value was not
                    // of it.
                    ? rows.col("`" + have.name() + "`")
                        .getField(field.dataType().typeName())
                        .cast(field.dataType())
                    : rows.col("`" + have.name() + "`").cast(field.dataType()))
        .orElseGet(() -> functions.lit(null).cast(field.dataType()))
        .as(field.name());
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
    if (!mustList(layout)) {
      return new PathFiles(session, List.of(layout.location()), layout.location(), true);
    }
    return new ChosenFiles(session, chosen(listing.all(List.of(layout.location())), layout), null);
  }

  private Files partitions(TableLayout layout, FileListing listing) {
    String expression =
        options.text("catalogPartitionPredicate").filter(e -> !e.isBlank()).orElse(null);
    List<TablePartition> all =
        name.catalog().listPartitions(name.database(), name.table(), expression).stream()
            .map(
                partition ->
                    new TablePartition(
                        partition.values(), partition.storageDescriptor().location()))
            .toList();
    List<TablePartition> kept =
        PartitionPredicate.keep(session, layout.partitionKeys(), all, predicate);
    if (!mustList(layout)) {
      return new PartitionFiles(session, layout.partitionKeys(), kept, null);
    }
    List<String> there =
        kept.stream().map(TablePartition::location).filter(listing::exists).toList();
    return new PartitionFiles(
        session, layout.partitionKeys(), kept, chosen(listing.all(there), layout));
  }

  private List<String> chosen(List<Listed> found, TableLayout layout) {
    long listedAt = System.currentTimeMillis();
    List<Listed> wanted = FileListing.without(exclusions(layout), found);
    if (bookmarks.covers(context)) {
      long maxFiles = options.number("boundedFiles", Long.MAX_VALUE);
      long maxBytes = options.number("boundedSize", Long.MAX_VALUE);
      wanted = bookmarks.choose(context, wanted, listedAt, maxFiles, maxBytes);
    }
    return wanted.stream().map(Listed::path).toList();
  }

  private boolean mustList(TableLayout layout) {
    return bookmarks.covers(context) || !exclusions(layout).isEmpty();
  }

  private List<String> exclusions(TableLayout layout) {
    return layout.options().with(options).texts("exclusions");
  }
}
