package io.mastic.app;

import io.mastic.app.data.DataNames;
import io.mastic.kernel.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/**
 * The key pair of a server's owner. One is made for each data directory, so that no page in a
 * browser can know it.
 */
public record LocalKey(String id, String secret) {

  /** Holds {@code ID:SECRET}. */
  public static Path file(Path data) {
    return data.resolve(DataNames.ACCESS_KEY);
  }

  /** The pair of that data directory; made at its first use, readable by its owner only. */
  public static LocalKey of(Path data) {
    Path file = file(data);
    try {
      Files.createDirectories(data);
      LocalKey fresh = new LocalKey("AKIA" + Ids.hex(16).toUpperCase(Locale.ROOT), Ids.hex(40));
      try {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, fresh.id + ":" + fresh.secret + "\n", StandardOpenOption.WRITE);
        return fresh;
      } catch (FileAlreadyExistsException e) {
        return parse(Files.readString(file, StandardCharsets.UTF_8).strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the data directory " + data + " cannot be used", e);
    }
  }

  /**
   * @throws IllegalArgumentException if it is not ID:SECRET
   */
  public static LocalKey parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new IllegalArgumentException("an access key is given as ID:SECRET");
    }
    return new LocalKey(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return "LocalKey[" + id + "]";
  }
}
