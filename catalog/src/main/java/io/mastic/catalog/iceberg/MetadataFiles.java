package io.mastic.catalog.iceberg;

/**
 * Where the metadata documents of open table formats are kept, by their {@code s3://} locations.
 * Documents never change: each is written once under a name of its own.
 */
public interface MetadataFiles {

  /**
   * @throws MetadataFileException if there is no such document
   */
  byte[] read(String location);

  /**
   * @throws MetadataFileException if it cannot be there: no bucket, no such kind of location
   */
  void write(String location, byte[] document);

  /** Deletes a document; none there is no error. */
  void delete(String location);

  /** For a catalog without an object store: every document is refused. */
  static MetadataFiles none() {
    return new MetadataFiles() {
      @Override
      public byte[] read(String location) {
        throw new MetadataFileException("There is no object store to read " + location);
      }

      @Override
      public void write(String location, byte[] document) {
        throw new MetadataFileException("There is no object store to write " + location);
      }

      @Override
      public void delete(String location) {}
    };
  }
}
