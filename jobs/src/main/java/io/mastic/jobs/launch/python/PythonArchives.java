package io.mastic.jobs.launch.python;

import io.mastic.jobs.launch.directory.Hashes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Directories of Python modules as archives that machines without those directories can have. */
public final class PythonArchives {

  private final Path cache;

  PythonArchives(Path cache) {
    this.cache = cache;
  }

  /** The archive of what is in a directory now; made once for as long as that stays the same. */
  public Path of(Path directory) throws IOException {
    return packed(directory, directory);
  }

  /** The archive of one package, under its name. */
  public Path ofPackage(Path directory) throws IOException {
    return packed(directory.resolveSibling("."), directory);
  }

  private Path packed(Path root, Path directory) throws IOException {
    List<Path> files = files(directory);
    StringBuilder state = new StringBuilder(directory.toString());
    for (Path file : files) {
      state.append('\n').append(file).append(' ').append(Files.size(file));
      state.append(' ').append(Files.getLastModifiedTime(file).toMillis());
    }
    Path archive = cache.resolve("python-" + Hashes.shortHash(state.toString()) + ".zip");
    if (!Files.exists(archive)) {
      Files.createDirectories(cache);
      Path scratch = Files.createTempFile(cache, "python", ".tmp");
      pack(root.normalize(), files, scratch);
      // Runs of another user send it on.
      Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(scratch, archive, StandardCopyOption.ATOMIC_MOVE);
    }
    return archive;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("/__pycache__/"))
          .sorted()
          .toList();
    }
  }

  private static void pack(Path root, List<Path> files, Path archive) throws IOException {
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(root.relativize(file).toString()));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }
}
