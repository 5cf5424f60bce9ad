package io.mastic.runtime.fs;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.jspecify.annotations.Nullable;

/**
 * One bucket's folder and the scratch folder beside all buckets, on the same disk so that a
 * finished object moves into place in one step. Names that start with {@code .mastic-} belong to
 * the object store and are not seen, nor are symbolic links or what lies behind one.
 */
record ObjectFolder(Path bucket, Path scratch) {

  static final String PRIVATE_PREFIX = ".mastic-";

  private static final long BLOCK_SIZE = 64L << 20;

  static ObjectFolder of(@Nullable String root, @Nullable String bucketName) throws IOException {
    if (root == null) {
      throw new IOException(LocalS3FileSystem.ROOT + " is not set");
    }
    if (bucketName == null || bucketName.startsWith(".")) {
      throw new IOException("Not the name of a bucket: " + bucketName);
    }
    Path objects = Path.of(root).toAbsolutePath().normalize();
    return new ObjectFolder(
        objects.resolve(bucketName), objects.resolveSibling(objects.getFileName() + ".tmp"));
  }

  /**
   * The file of a key; a missing bucket is an error here, so that nothing can create one by writing
   * into it.
   */
  Path file(String key) throws IOException {
    if (!Files.isDirectory(bucket, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileNotFoundException(
          "The specified bucket does not exist: " + bucket.getFileName());
    }
    Path file = bucket.resolve(key.replaceFirst("^/+", "")).normalize();
    if (!file.startsWith(bucket)) {
      throw new IOException("Key leaves its bucket: " + key);
    }
    refuseLinks(file);
    return file;
  }

  private void refuseLinks(Path file) throws IOException {
    Path at = bucket;
    for (Path segment : bucket.relativize(file)) {
      at = at.resolve(segment);
      if (Files.isSymbolicLink(at)) {
        throw new FileNotFoundException("A symbolic link is no object and no folder: " + at);
      }
    }
  }

  Path newScratchFile() throws IOException {
    return Files.createDirectories(scratch).resolve(UUID.randomUUID().toString());
  }

  List<Path> children(Path directory) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (!isPrivate(entry.getFileName())) {
          found.add(entry);
        }
      }
    } catch (NoSuchFileException gone) {
      return List.of();
    }
    return found;
  }

  FileStatus status(Path file, org.apache.hadoop.fs.Path name) throws IOException {
    for (Path segment : bucket.relativize(file)) {
      if (isPrivate(segment)) {
        throw new NoSuchFileException(name.toString());
      }
    }
    BasicFileAttributes facts =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (facts.isSymbolicLink()) {
      throw new NoSuchFileException(name.toString());
    }
    return new FileStatus(
        facts.isDirectory() ? 0 : facts.size(),
        facts.isDirectory(),
        1,
        BLOCK_SIZE,
        facts.lastModifiedTime().toMillis(),
        name);
  }

  boolean move(Path from, Path to) throws IOException {
    return place(from, to) != null;
  }

  /** Moves a whole file or folder to its place, making the folders above it. */
  static Path place(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try {
      return Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException(
          "The scratch folder and the objects must be on one disk: " + from + ", " + to, e);
    }
  }

  void deleteTree(Path top) throws IOException {
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            if (!directory.equals(bucket)) {
              Files.deleteIfExists(directory);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean isPrivate(Path segment) {
    return segment.toString().startsWith(PRIVATE_PREFIX);
  }
}
