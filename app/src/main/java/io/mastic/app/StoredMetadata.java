package io.mastic.app;

import io.mastic.catalog.iceberg.MetadataFileException;
import io.mastic.catalog.iceberg.MetadataFiles;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Uri;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** The catalog's metadata documents, kept as objects. */
final class StoredMetadata implements MetadataFiles {

  /** A document is held in memory whole, and a client's may be any object. */
  private static final int LARGEST = 64 * 1024 * 1024;

  private static final int SERVER_ERROR = 500;

  private final ObjectStore objects;

  StoredMetadata(ObjectStore objects) {
    this.objects = objects;
  }

  @Override
  public byte[] read(String location) {
    return at(
        location,
        uri -> {
          try (InputStream in = objects.read(uri.bucket(), uri.key(), 0, -1)) {
            byte[] document = in.readNBytes(LARGEST + 1);
            if (document.length > LARGEST) {
              throw new MetadataFileException("Too large to be table metadata: " + location);
            }
            return document;
          } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + location, e);
          }
        });
  }

  @Override
  public void write(String location, byte[] document) {
    at(location, uri -> objects.put(uri.bucket(), uri.key(), document, "application/json"));
  }

  @Override
  public void delete(String location) {
    at(
        location,
        uri -> {
          objects.delete(uri.bucket(), uri.key());
          return uri;
        });
  }

  /** What S3 refuses of a location is the location's fault; what it fails at is not. */
  private static <T> T at(String location, Function<S3Uri, T> work) {
    try {
      return work.apply(S3Uri.parse(location));
    } catch (IllegalArgumentException e) {
      throw new MetadataFileException("Not a location in S3: " + location);
    } catch (ObjectStoreException e) {
      if (e.status() >= SERVER_ERROR) {
        throw e;
      }
      throw new MetadataFileException(e.code() + ": " + e.getMessage());
    }
  }
}
