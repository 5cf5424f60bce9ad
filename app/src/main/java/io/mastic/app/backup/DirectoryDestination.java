package io.mastic.app.backup;

import io.mastic.app.data.Permissions;
import io.mastic.app.data.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;

/** A backup as a directory. */
final class DirectoryDestination implements Destination {

  private final Path target;
  private final Path partial;

  /**
   * @param target not there, or empty
   */
  DirectoryDestination(Path target) throws IOException {
    this.target = target;
    this.partial = target.resolveSibling(target.getFileName() + ".partial");
    Trees.delete(partial);
    Permissions.closeDirectory(partial);
  }

  @Override
  public void directory(Path path) throws IOException {
    Files.createDirectories(partial.resolve(path));
  }

  @Override
  public void file(Path path, InputStream content, long size, FileTime modified)
      throws IOException {
    Path file = partial.resolve(path);
    Files.createDirectories(file.getParent());
    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(file, modified);
  }

  @Override
  public void complete() throws IOException {
    Files.deleteIfExists(target);
    Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    Trees.delete(partial);
  }
}
