package io.mastic.runtime;

import com.amazonaws.services.glue.GlueContext;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.fs.LocalS3FileSystem;
import io.mastic.runtime.fs.LocalS3Files;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Buckets as folders of one temporary place, reachable as {@code s3://} from the tests' Spark. */
public final class Buckets {

  public static final Path ROOT = root();

  private Buckets() {}

  /** A new, empty bucket's folder. */
  public static Path create(String prefix) throws IOException {
    return Files.createTempDirectory(ROOT, prefix);
  }

  public static Path put(Path bucket, String key, String content) throws IOException {
    Path file = bucket.resolve(key);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  public static String url(Path bucket, String key) {
    return "s3://" + bucket.getFileName() + "/" + key;
  }

  public static Stream<String> keys(Path bucket) throws IOException {
    try (Stream<Path> files = Files.walk(bucket)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> bucket.relativize(f).toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  public static Configuration conf() {
    Configuration conf = new Configuration();
    configure(conf);
    return conf;
  }

  public static GlueContext glue() {
    configure(Sparks.session().sparkContext().hadoopConfiguration());
    return new GlueContext(Sparks.session().sparkContext());
  }

  private static void configure(Configuration conf) {
    conf.set(LocalS3FileSystem.ROOT, ROOT.toString());
    conf.set("fs.s3.impl", LocalS3FileSystem.class.getName());
    conf.set("fs.AbstractFileSystem.s3.impl", LocalS3Files.class.getName());
    conf.set("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
  }

  private static Path root() {
    try {
      return Files.createDirectories(Files.createTempDirectory("mastic").resolve("objects"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
