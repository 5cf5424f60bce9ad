package io.mastic.runtime.source;

import io.mastic.runtime.fs.ExcludedClasses;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.source.FileListing.Found;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * What a source says of its files' compression and storage classes: it holds, or the source is
 * refused.
 */
final class ReadableFiles {

  private static final Map<String, List<String>> ENDINGS =
      Map.of(
          "gzip", List.of(".gz"),
          "gz", List.of(".gz"),
          "bzip2", List.of(".bz2"),
          "bz2", List.of(".bz2"),
          "lz4", List.of(".lz4"),
          "snappy", List.of(".snappy"),
          "zstd", List.of(".zst", ".zstd"),
          "zip", List.of(".zip"));

  private ReadableFiles() {}

  /**
   * The files that a source may read.
   *
   * @param texts whether they are texts, which are unpacked by the endings of their names
   * @throws IllegalArgumentException if they are not what the options say
   */
  static List<Found> of(List<Found> found, Options options, boolean texts, Configuration conf) {
    ExcludedClasses classes = ExcludedClasses.of(options.texts("excludeStorageClasses"), conf);
    if (texts) {
      String codec =
          options.text("compressionType").orElseGet(() -> options.text("compression", ""));
      found.forEach(file -> check(file.name(), codec.toLowerCase(Locale.ROOT)));
    }
    return found.stream().filter(file -> !classes.has(file.file())).toList();
  }

  private static void check(String name, String codec) {
    List<String> endings = ENDINGS.get(codec);
    if (endings == null && !List.of("", "none", "uncompressed").contains(codec)) {
      throw new IllegalArgumentException(
          "The option compressionType of s3 is not one that can be read: " + codec);
    }
    if (endings != null && endings.stream().noneMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
      throw new IllegalArgumentException(
          "The option compressionType says "
              + codec
              + ", but files are unpacked by the ending of their names, and this one has not "
              + String.join(" or ", endings)
              + ": "
              + name);
    }
  }
}
