package io.mastic.objects.folder;

import io.mastic.objects.S3Errors;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Keys as paths: whatever a client sends, the path stays inside the bucket. */
final class Keys {

  private static final int MAX_KEY_BYTES = 1024;

  /** Most file systems take paths up to 4,096 bytes; a key of slashes alone could need more. */
  private static final int MAX_PATH_CHARS = 3800;

  private Keys() {}

  /** Where the key lies if nothing stands in its way; a folder there holds the object inside. */
  static Path place(Path bucketFolder, String key) {
    if (key.isEmpty()) {
      throw S3Errors.invalidArgument("A key must not be empty");
    }
    if (key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
      throw S3Errors.keyTooLong();
    }
    return folder(bucketFolder, key);
  }

  /** The folder or file of segments joined by slashes. */
  static Path folder(Path bucketFolder, String segments) {
    StringBuilder path = new StringBuilder();
    for (String segment : segments.split("/", -1)) {
      path.append('/').append(FileNames.of(segment));
    }
    if (path.length() > MAX_PATH_CHARS) {
      throw S3Errors.keyTooLong();
    }
    try {
      return bucketFolder.resolve(path.substring(1));
    } catch (InvalidPathException e) {
      throw S3Errors.invalidArgument(
          "The server's locale cannot name a file for this key (start it in a UTF-8 locale): "
              + segments);
    }
  }
}
