package io.mastic.catalog.registry;

import io.mastic.catalog.schema.SchemaLanguage;
import io.mastic.catalog.scope.ContentId;
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

  /** The same for all definitions that a language takes for equal. */
  static String fingerprint(String format, String definition) {
    return ContentId.of(List.of(SchemaLanguage.of(format).canonical(definition)));
  }
}
