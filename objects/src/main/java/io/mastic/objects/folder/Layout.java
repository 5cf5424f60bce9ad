package io.mastic.objects.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;

/**
 * Where things lie. The buckets' root holds nothing but buckets; what the store keeps for itself
 * lies in folders beside it, on the same disk, so that a finished file moves into place in one
 * step.
 */
record Layout(Path root) {

  Path bucket(String name) {
    return root.resolve(name);
  }

  /** What is remembered of a bucket and its objects. */
  Path meta(String bucket) {
    return beside(".meta").resolve(bucket);
  }

  /** What lay in a bucket, and is kept. */
  Path versions(String bucket) {
    return beside(".versions").resolve(bucket);
  }

  Path uploads(String bucket) {
    return beside(".uploads").resolve(bucket);
  }

  Path scratch() {
    return beside(".tmp");
  }

  Path newScratchFile() {
    return made(scratch()).resolve(UUID.randomUUID().toString());
  }

  private Path beside(String suffix) {
    return root.resolveSibling(root.getFileName() + suffix);
  }

  static Path made(Path folder) {
    try {
      return Files.isDirectory(folder) ? folder : Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a small file whole: readers see the old one or the new one. */
  void write(Path file, String text) throws IOException {
    Path scratch = newScratchFile();
    try {
      Files.writeString(scratch, text, StandardCharsets.UTF_8);
      made(parent(file));
      Files.move(scratch, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  /** The folder of a path that lies below the root. */
  static Path parent(Path path) {
    return Objects.requireNonNull(path.getParent());
  }

  /** Deletes a folder of this store's own, with all that is in it. */
  static void deleteTree(Path top) throws IOException {
    if (!Files.exists(top)) {
      return;
    }
    try (var paths = Files.walk(top)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
