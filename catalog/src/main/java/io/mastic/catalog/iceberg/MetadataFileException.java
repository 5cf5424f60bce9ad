package io.mastic.catalog.iceberg;

/** A metadata document that is not there, or has no place; the message says why. */
public final class MetadataFileException extends RuntimeException {

  public MetadataFileException(String message) {
    super(message);
  }
}
