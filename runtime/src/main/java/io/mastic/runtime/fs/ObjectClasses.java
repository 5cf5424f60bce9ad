package io.mastic.runtime.fs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;

/**
 * The storage classes of objects that are plain files. The object store remembers them beside the
 * buckets, each with the size and the time of the file that it is of; what a job wrote has none,
 * and is STANDARD.
 */
public final class ObjectClasses {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STANDARD = "STANDARD";

  private final Path root;

  private ObjectClasses(Path root) {
    this.root = root;
  }

  /**
   * @param conf says where the buckets are
   */
  public static ObjectClasses of(Configuration conf) {
    return new ObjectClasses(
        Path.of(conf.get(LocalS3FileSystem.ROOT)).toAbsolutePath().normalize());
  }

  /** The class of an object, by S3's name. */
  public String find(FileStatus object) {
    String bucket = object.getPath().toUri().getAuthority();
    String key = object.getPath().toUri().getPath().replaceFirst("^/+", "");
    String name = hash(key);
    Path memories =
        root.resolveSibling(root.getFileName() + ".meta")
            .resolve(bucket)
            .resolve("objects")
            .resolve(name.substring(0, 2))
            .resolve(name.substring(2) + ".json");
    try {
      if (!Files.exists(memories)) {
        return STANDARD;
      }
      BasicFileAttributes file =
          Files.readAttributes(root.resolve(bucket).resolve(key), BasicFileAttributes.class);
      for (JsonNode memory : JSON.readTree(memories.toFile())) {
        if (memory.path("size").asLong() == file.size()
            && memory.path("modifiedNanos").asLong()
                == file.lastModifiedTime().to(TimeUnit.NANOSECONDS)) {
          return memory.path("facts").path("headers").path("x-amz-storage-class").asText(STANDARD);
        }
      }
      return STANDARD;
    } catch (NoSuchFileException gone) {
      return STANDARD;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
