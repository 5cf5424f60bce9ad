package io.mastic.jobs.launch.directory;

import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Uri;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings what a run needs from the object store into its directory. */
public final class RunFiles {

  private final ObjectStore objects;
  private final LocalPaths paths;

  /**
   * @param paths whether locations may also be absolute paths of this machine
   */
  public RunFiles(ObjectStore objects, LocalPaths paths) {
    this.objects = objects;
    this.paths = paths;
  }

  /**
   * Copies one object, or a local file where those are allowed.
   *
   * @throws LaunchException with the location in its message if there is no such object
   */
  public void fetch(String location, Path target) throws LaunchException {
    paths.check(location);
    try (InputStream bytes = open(location)) {
      Files.createDirectories(target.getParent());
      Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (ObjectStoreException e) {
      throw failed(location, e.code() + ": " + e.getMessage(), e);
    } catch (IOException | IllegalArgumentException e) {
      throw failed(location, String.valueOf(e.getMessage()), e);
    }
  }

  /** Copies several objects into a directory under their own names. */
  public List<Path> fetchAll(List<String> locations, Path directory) throws LaunchException {
    List<Path> files = new ArrayList<>();
    for (String location : locations) {
      Path target = directory.resolve(name(location));
      fetch(location, target);
      files.add(target);
    }
    return files;
  }

  /** Copies one object into the folder of its bucket, so that equal names do not meet. */
  public Path fetchApart(String location, Path directory) throws LaunchException {
    try {
      String bucket = S3Uri.parse(location).bucket();
      if (bucket.equals("..") || bucket.equals(".")) {
        throw failed(location, bucket + " is no name of a bucket", null);
      }
      return fetchAll(List.of(location), directory.resolve(bucket)).get(0);
    } catch (IllegalArgumentException e) {
      throw failed(location, String.valueOf(e.getMessage()), e);
    }
  }

  private static String name(String location) throws LaunchException {
    String name = location.substring(location.lastIndexOf('/') + 1);
    if (name.isEmpty() || name.equals("..") || name.equals(".")) {
      throw failed(location, "it names no object", null);
    }
    if (name.indexOf('\0') >= 0) {
      throw failed(location.replace('\0', '?'), "a name has no character U+0000", null);
    }
    return name;
  }

  private InputStream open(String location) throws IOException {
    if (location.startsWith("/")) {
      return Files.newInputStream(Path.of(location));
    }
    S3Uri uri = S3Uri.parse(location);
    return objects.read(uri.bucket(), uri.key(), 0, -1);
  }

  private static LaunchException failed(String location, String reason, @Nullable Throwable cause) {
    return new LaunchException(
        "LAUNCH ERROR | Failed to download file " + location + ", error: " + reason, cause);
  }
}
