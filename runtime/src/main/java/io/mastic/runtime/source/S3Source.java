package io.mastic.runtime.source;

import io.mastic.runtime.bookmark.JobBookmarks;
import io.mastic.runtime.bookmark.Seen.Listed;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.option.Options;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Files under S3 paths. Options: paths, recurse, exclusions, boundedFiles, boundedSize; those that
 * only tune AWS's own reader (groupFiles, groupSize, useS3ListImplementation...) are accepted and
 * change nothing.
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
  public Frame frame() {
    if (format == null) {
      throw new IllegalArgumentException("A format is needed to read " + paths());
    }
    Options all = formatOptions.with("callSite", options.text("callSite", "Not provided"));
    Frame frame = FileFormat.of(format).read(files(), all, null);
    return predicate.isBlank()
        ? frame
        : frame.then(rows -> new Rows(rows.data().where(predicate), rows.schema()));
  }

  private Files files() {
    List<String> paths = paths();
    FileListing listing = new FileListing(session.sessionState().newHadoopConf());
    if (!mustList()) {
      boolean nested = options.isOn("recurse") && !isPartitioned(listing.first(paths));
      return new PathFiles(session, paths, null, nested);
    }
    long listedAt = System.currentTimeMillis();
    List<Listed> found = FileListing.without(options.texts("exclusions"), listing.all(paths));
    long maxFiles = options.number("boundedFiles", Long.MAX_VALUE);
    long maxBytes = options.number("boundedSize", Long.MAX_VALUE);
    List<Listed> chosen =
        bookmarks.covers(context)
            ? bookmarks.choose(context, found, listedAt, maxFiles, maxBytes)
            : found;
    List<String> names = chosen.stream().map(Listed::path).toList();
    boolean partitioned =
        paths.size() == 1
            && names.stream()
                .findFirst()
                .map(Path::new)
                .filter(f -> isPartitioned(Optional.of(f)))
                .isPresent();
    return new ChosenFiles(session, names, partitioned ? paths.get(0) : null);
  }

  private boolean mustList() {
    return bookmarks.covers(context) || !options.texts("exclusions").isEmpty();
  }

  private List<String> paths() {
    List<String> paths = options.texts("paths");
    List<String> named = paths.isEmpty() ? options.texts("path") : paths;
    if (named.isEmpty()) {
      throw new IllegalArgumentException("The option paths is missing");
    }
    return named;
  }

  /** Whether a file lies in folders named {@code key=value}. */
  private static boolean isPartitioned(Optional<Path> file) {
    return file.map(Path::getParent).filter(parent -> parent.getName().contains("=")).isPresent();
  }
}
