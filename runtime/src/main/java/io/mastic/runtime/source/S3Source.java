package io.mastic.runtime.source;

import io.mastic.runtime.bookmark.JobBookmarks;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.option.KnownOptions;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.source.FileListing.Depth;
import io.mastic.runtime.source.FileListing.Found;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Files under S3 paths; see {@link FileListing} for which. Options: paths, recurse, exclusions,
 * boundedFiles, boundedSize, and what else {@link KnownOptions} lists for {@code s3 source}.
 *
 * @param predicate over the partition columns, empty for all
 */
public record S3Source(
    SparkSession session,
    Options options,
    String context,
    String predicate,
    @Nullable String format,
    Options formatOptions,
    JobBookmarks bookmarks)
    implements Source {

  @Override
  public Source withFormat(String other, Options otherOptions) {
    return new S3Source(session, options, context, predicate, other, otherOptions, bookmarks);
  }

  @Override
  public boolean supportsFormat(String other) {
    return FileFormat.isKnown(other);
  }

  @Override
  public Frame frame() {
    if (format == null) {
      throw new IllegalArgumentException("A format is needed to read " + paths());
    }
    KnownOptions.heed(options, "s3 source");
    KnownOptions.heed(formatOptions, format, "any format");
    Options all =
        FromFile.formats(formatOptions).with("callSite", options.text("callSite", "Not provided"));
    FileFormat reader = FileFormat.of(format);
    Files files = files();
    Frame read = reader.read(files, all, null);
    Frame known = FromFile.attached(read, files, formatOptions);
    Frame frame = options.isOn("isFailFast") ? known.failingFast() : known;
    return predicate.isBlank()
        ? frame
        : frame.then(rows -> new Rows(rows.data().where(predicate), rows.schema()));
  }

  private Files files() {
    Depth depth = options.isOn("recurse") ? Depth.ALL : Depth.PARTITIONS;
    long listedAt = System.currentTimeMillis();
    Configuration conf = session.sessionState().newHadoopConf();
    List<Found> all = new FileListing(conf).list(paths(), depth);
    List<Found> wanted =
        ReadableFiles.of(
            FileListing.without(options.texts("exclusions"), all),
            options,
            format != null && FileFormat.isText(format),
            conf);
    Chosen chosen = new Chosen(bookmarks, context, options);
    return Files.partitioned(session, chosen.of(wanted, listedAt)).in(FileGroups.of(options));
  }

  private List<String> paths() {
    List<String> paths = options.texts("paths");
    List<String> named = paths.isEmpty() ? options.texts("path") : paths;
    if (named.isEmpty()) {
      throw new IllegalArgumentException("The option paths is missing");
    }
    return named;
  }
}
