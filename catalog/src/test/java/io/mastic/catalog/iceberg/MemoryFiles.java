package io.mastic.catalog.iceberg;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Documents in memory, in the buckets of every name but {@code nowhere}. */
public final class MemoryFiles implements MetadataFiles {

  final Map<String, byte[]> documents = new ConcurrentHashMap<>();

  /** Done once, when the next document has just been written. */
  private Runnable meanwhile = () -> {};

  void meanwhile(Runnable work) {
    meanwhile = work;
  }

  @Override
  public byte[] read(String location) {
    byte[] document = documents.get(location);
    if (document == null) {
      throw new MetadataFileException("The specified key does not exist: " + location);
    }
    return document;
  }

  @Override
  public void write(String location, byte[] document) {
    if (!location.startsWith("s3://") || location.startsWith("s3://nowhere/")) {
      throw new MetadataFileException("The specified bucket does not exist: " + location);
    }
    documents.put(location, document);
    Runnable work = meanwhile;
    meanwhile = () -> {};
    work.run();
  }

  @Override
  public void delete(String location) {
    documents.remove(location);
  }
}
