package io.mastic.catalog;

import java.util.List;

/**
 * A stored version of a schema.
 *
 * @param id a UUID, which serializers write into their records
 * @param status AVAILABLE, or FAILURE for one that broke the compatibility rule
 */
record SchemaVersionRow(
    long schemaId, long version, String id, String status, String definition, long createdAt) {

  static final String AVAILABLE = "AVAILABLE";
  static final String FAILURE = "FAILURE";

  static String fingerprint(String definition) {
    return ContentId.of(List.of(definition));
  }
}
