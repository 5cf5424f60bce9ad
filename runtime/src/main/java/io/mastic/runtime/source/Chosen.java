package io.mastic.runtime.source;

import io.mastic.runtime.bookmark.JobBookmarks;
import io.mastic.runtime.bookmark.Seen;
import io.mastic.runtime.bookmark.Seen.Bounds;
import io.mastic.runtime.bookmark.Seen.Listed;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.source.FileListing.Found;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The files that a job's bookmark leaves to be read; all where there is none for this context.
 *
 * @param options boundedFiles, boundedSize, maxBand
 */
record Chosen(JobBookmarks bookmarks, String context, Options options) {

  /** listedAt: when the listing began, in milliseconds since 1970. */
  List<Found> of(List<Found> files, long listedAt) {
    if (!bookmarks.covers(context)) {
      return files;
    }
    Map<String, Found> byName = new LinkedHashMap<>();
    files.forEach(found -> byName.put(found.name(), found));
    List<Listed> listed = byName.values().stream().map(Chosen::listed).toList();
    long maxFiles = options.number("boundedFiles", Long.MAX_VALUE);
    long maxBytes = options.number("boundedSize", Long.MAX_VALUE);
    Bounds bounds = new Bounds(maxFiles, maxBytes, options.number("maxBand", Seen.BAND));
    return bookmarks.choose(context, listed, listedAt, bounds).stream()
        .map(chosen -> Objects.requireNonNull(byName.get(chosen.path())))
        .toList();
  }

  private static Listed listed(Found found) {
    return new Listed(found.name(), found.file().getModificationTime(), found.file().getLen());
  }
}
