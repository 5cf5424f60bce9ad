package io.mastic.jobs.launch;

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

/** Brings what a run needs from the object store into its directory. */
final class RunFiles {

  private final ObjectStore objects;

  RunFiles(ObjectStore objects) {
    this.objects = objects;
  }

  /**
   * Copies one object, or a local file when the location is an absolute path.
   *
   * @throws LaunchException with the location in its message if there is no such object
   */
  void fetch(String location, Path target) throws LaunchException {
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
  List<Path> fetchAll(List<String> locations, Path directory) throws LaunchException {
    List<Path> files = new ArrayList<>();
    for (String location : locations) {
      String name = location.substring(location.lastIndexOf('/') + 1);
      if (name.isEmpty() || name.equals("..") || name.equals(".")) {
        throw failed(location, "it names no object", null);
      }
      Path target = directory.resolve(name);
      fetch(location, target);
      files.add(target);
    }
    return files;
  }

  private InputStream open(String location) throws IOException {
    if (location.startsWith("/")) {
      return Files.newInputStream(Path.of(location));
    }
    S3Uri uri = S3Uri.parse(location);
    return objects.read(uri.bucket(), uri.key(), 0, -1);
  }

  private static LaunchException failed(
      String location, String reason, @org.jspecify.annotations.Nullable Throwable cause) {
    return new LaunchException(
        "LAUNCH ERROR | Failed to download file " + location + ", error: " + reason, cause);
  }
}
