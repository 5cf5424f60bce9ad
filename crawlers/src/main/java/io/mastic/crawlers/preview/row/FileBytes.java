package io.mastic.crawlers.preview.row;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectStore;
import java.io.IOException;
import java.io.InputStream;

/** A file whose bytes can be read anywhere. */
public record FileBytes(ObjectStore store, String bucket, ObjectInfo info) {

  public String key() {
    return info.key();
  }

  public long size() {
    return info.size();
  }

  /** From a byte on, to the end unless it is closed before. */
  public InputStream from(long offset) {
    return store.read(bucket, info.key(), offset, -1);
  }

  /**
   * @throws IOException if there are fewer
   */
  public byte[] bytes(long offset, int length) throws IOException {
    try (InputStream in = store.read(bucket, info.key(), offset, length)) {
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new IOException("it ends after " + (offset + bytes.length) + " bytes");
      }
      return bytes;
    }
  }
}
