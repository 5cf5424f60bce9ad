package io.mastic.runtime.fs;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.jspecify.annotations.Nullable;

/** The option excludeStorageClasses: objects of these classes are left as they are. */
public final class ExcludedClasses {

  private final List<String> classes;
  private final @Nullable ObjectClasses kept;

  private ExcludedClasses(List<String> classes, @Nullable ObjectClasses kept) {
    this.classes = classes;
    this.kept = kept;
  }

  /**
   * @param conf says where the buckets are
   * @throws IllegalArgumentException if some are named, and the buckets do not tell classes
   */
  public static ExcludedClasses of(List<String> classes, Configuration conf) {
    if (classes.isEmpty()) {
      return new ExcludedClasses(classes, null);
    }
    if (conf.get(LocalS3FileSystem.ROOT) == null) {
      throw new IllegalArgumentException(
          "The option excludeStorageClasses is not supported on a remote S3: its listings here do"
              + " not tell storage classes");
    }
    return new ExcludedClasses(classes, ObjectClasses.of(conf));
  }

  public boolean has(FileStatus object) {
    ObjectClasses all = kept;
    return all != null && classes.stream().anyMatch(all.find(object)::equalsIgnoreCase);
  }
}
