package io.mastic.runtime.fs;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BufferedFSInputStream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.jspecify.annotations.Nullable;

/**
 * {@code s3://bucket/key} as the file {@code <objects root>/bucket/key}, with S3's habits: an
 * object appears whole or not at all, a rename is one step, permissions do not exist, and a bucket
 * must be there before it is written to.
 *
 * <p>It stands on java.nio and not on Hadoop's own local file system, which starts a chmod process
 * for each new file.
 */
public final class LocalS3FileSystem extends FileSystem {

  /** The configuration key that names the folder of the buckets. */
  public static final String ROOT = "mastic.objects.root";

  private static final long BLOCK_SIZE = 64L << 20;
  private static final int BUFFER = 64 << 10;

  private @Nullable URI uri;
  private @Nullable ObjectFolder folder;
  private Path workingDirectory = new Path("/");

  @Override
  public void initialize(URI name, Configuration conf) throws IOException {
    super.initialize(name, conf);
    setConf(conf);
    uri = URI.create(name.getScheme() + "://" + name.getAuthority());
    folder = ObjectFolder.of(conf.get(ROOT), name.getAuthority());
    workingDirectory = new Path(uri.toString() + "/");
  }

  @Override
  public URI getUri() {
    return opened(uri);
  }

  @Override
  public String getScheme() {
    return getUri().getScheme();
  }

  @Override
  public int getDefaultPort() {
    return -1;
  }

  @Override
  public long getDefaultBlockSize(Path path) {
    return BLOCK_SIZE;
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    if (getFileStatus(path).isDirectory()) {
      throw new FileNotFoundException(path + " is a directory");
    }
    return new FSDataInputStream(
        new BufferedFSInputStream(
            new ObjectInput(local(path), statistics), Math.max(bufferSize, BUFFER)));
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      @Nullable Progressable progress)
      throws IOException {
    var target = local(path);
    if (Files.isDirectory(target)) {
      throw new FileAlreadyExistsException(path + " is a directory");
    }
    if (!overwrite && Files.exists(target)) {
      throw new FileAlreadyExistsException(path + " already exists");
    }
    refuseFileAsParent(path);
    return new FSDataOutputStream(new ObjectOutput(folder().newScratchFile(), target), statistics);
  }

  @Override
  public FSDataOutputStream append(Path path, int bufferSize, @Nullable Progressable progress) {
    throw new UnsupportedOperationException("An object of S3 cannot be appended to: " + path);
  }

  @Override
  public boolean rename(Path source, Path target) throws IOException {
    var from = local(source);
    var to = local(target);
    if (!Files.exists(from)) {
      return false;
    }
    if (Files.isDirectory(to)) {
      to = to.resolve(from.getFileName());
    }
    return !Files.exists(to) && !to.startsWith(from) && folder().move(from, to);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    var target = local(path);
    if (!Files.exists(target)) {
      return false;
    }
    if (Files.isDirectory(target) && !recursive && listStatus(path).length > 0) {
      throw new IOException(path + " is not empty");
    }
    folder().deleteTree(target);
    return true;
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    FileStatus self = getFileStatus(path);
    if (!self.isDirectory()) {
      return new FileStatus[] {self};
    }
    List<FileStatus> found = new ArrayList<>();
    for (var child : folder().children(local(path))) {
      String name = child.getFileName().toString();
      try {
        found.add(folder().status(child, new Path(self.getPath(), new Path(null, null, name))));
      } catch (NoSuchFileException gone) {
        // Deleted between the listing and the look: a later listing would not have it either.
      }
    }
    return found.toArray(FileStatus[]::new);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    Path qualified = makeQualified(path);
    try {
      return folder().status(local(path), qualified);
    } catch (NoSuchFileException e) {
      throw (FileNotFoundException)
          new FileNotFoundException("No such file or directory '" + qualified + "'").initCause(e);
    }
  }

  @Override
  public boolean mkdirs(Path path, @Nullable FsPermission permission) throws IOException {
    refuseFileAsParent(path);
    var target = local(path);
    if (Files.isRegularFile(target)) {
      throw new FileAlreadyExistsException(path + " is a file");
    }
    Files.createDirectories(target);
    return true;
  }

  @Override
  public void setPermission(Path path, FsPermission permission) {}

  @Override
  public void setTimes(Path path, long modified, long accessed) {}

  @Override
  public void setWorkingDirectory(Path path) {
    workingDirectory = path;
  }

  @Override
  public Path getWorkingDirectory() {
    return workingDirectory;
  }

  private void refuseFileAsParent(Path path) throws IOException {
    for (Path up = path.getParent(); up != null && !up.isRoot(); up = up.getParent()) {
      if (Files.isRegularFile(local(up))) {
        throw new ParentNotDirectoryException(
            up + " is an object, " + path + " cannot be under it");
      }
    }
  }

  private java.nio.file.Path local(Path path) throws IOException {
    checkPath(path);
    return folder().file(makeQualified(path).toUri().getPath());
  }

  private ObjectFolder folder() {
    return opened(folder);
  }

  private static <T> T opened(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("The file system was not initialized");
    }
    return value;
  }
}
