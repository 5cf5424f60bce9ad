package io.mastic.kernel.secret;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file with the keys that seal the secrets of a database. A key is a line: the Base64 of 32
 * random bytes, as {@code head -c 32 /dev/urandom | base64} prints it. The first one seals, all of
 * them open; lines that begin with {@code #} say nothing.
 *
 * @param origin whose place it is: a server makes its own, and expects one that it was told of
 */
public record KeyFile(Path path, Origin origin) {

  private static final String TEXT =
      "# Opens the secrets in the database: keep it, and keep it apart from copies of the"
          + " database.\n";

  private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

  /** Who put the file where it is. */
  public enum Origin {
    OWN,
    GIVEN
  }

  /** The file of a server that was told of none. */
  public static KeyFile in(Path data) {
    return new KeyFile(data.resolve("secret-key"), Origin.OWN);
  }

  /** A file that somebody else takes care of. */
  public static KeyFile given(Path path) {
    return new KeyFile(path.toAbsolutePath().normalize(), Origin.GIVEN);
  }

  boolean isThere() {
    return Files.exists(path);
  }

  /** Makes the file, whole or not at all, and on the disk when this returns. */
  void make() {
    Path directory = path.toAbsolutePath().getParent();
    Path half = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.createDirectories(directory);
      Files.deleteIfExists(half);
      Files.createFile(
          half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(half, TEXT + SealKey.newLine() + "\n", StandardOpenOption.DSYNC);
      Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
        entries.force(true);
      }
    } catch (IOException e) {
      throw new KeyFileException("The key file " + path + " cannot be made: " + e.getMessage());
    }
  }

  /** Takes back the file that was just made: the database turned out to have a key. */
  void discard() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warn("the key file {}, which opens nothing, cannot be deleted", path, e);
    }
  }

  /** The keys, the one that seals first. */
  List<SealKey> read() {
    List<SealKey> keys = new ArrayList<>();
    try {
      warnOfReaders();
      for (String line : Files.readAllLines(path)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          keys.add(key(line.strip()));
        }
      }
    } catch (NoSuchFileException e) {
      throw new KeyFileException("The key file " + path + " does not exist.");
    } catch (IOException e) {
      throw new KeyFileException("The key file " + path + " cannot be read: " + e.getMessage());
    }
    if (keys.isEmpty()) {
      throw new KeyFileException("The key file " + path + " holds no key.");
    }
    return keys;
  }

  private SealKey key(String line) {
    try {
      byte[] bytes = Base64.getDecoder().decode(line);
      if (bytes.length == SealKey.BYTES) {
        return SealKey.of(bytes);
      }
    } catch (IllegalArgumentException e) {
      LOG.debug("a line of the key file is not Base64");
    }
    throw new KeyFileException(
        "The key file " + path + " has a line that is not the Base64 of 32 bytes.");
  }

  private void warnOfReaders() throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
      LOG.warn("the key file {} can be read by everybody on this machine", path);
    }
  }
}
