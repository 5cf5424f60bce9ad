package io.mastic.runtime.stream;

import io.mastic.runtime.catalog.GlueCatalog;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.SchemaReference;
import software.amazon.awssdk.services.glue.model.SchemaVersionNumber;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Messages of the schema registry's serializers: a mark, how they are packed, the schema version's
 * id, then the payload.
 */
final class Registered {

  static final byte MARK = 3;

  private static final byte PLAIN = 0;
  private static final byte ZLIB = 5;
  private static final int BEFORE = 18;

  private static final Map<UUID, String> DEFINITIONS = new ConcurrentHashMap<>();

  private Registered() {}

  /** Does it begin as such a message? */
  static boolean is(byte[] message) {
    return message.length >= BEFORE
        && message[0] == MARK
        && (message[1] == PLAIN || message[1] == ZLIB);
  }

  static UUID version(byte[] message) {
    ByteBuffer id = ByteBuffer.wrap(message, 2, 16);
    return new UUID(id.getLong(), id.getLong());
  }

  /** A message without what comes before its payload; null, and told, if it cannot be unpacked. */
  static byte @Nullable [] payload(byte @Nullable [] message, String place) {
    if (message == null || !is(message)) {
      return message;
    }
    byte[] rest = Arrays.copyOfRange(message, BEFORE, message.length);
    if (message[1] == PLAIN) {
      return rest;
    }
    try {
      return inflated(rest);
    } catch (DataFormatException e) {
      Unreadable.tell(place, "it cannot be unpacked");
      return null;
    }
  }

  private static byte[] inflated(byte[] packed) throws DataFormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!inflater.finished()) {
        int n = inflater.inflate(buffer);
        if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new DataFormatException("it ends too early");
        }
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    } finally {
      inflater.end();
    }
  }

  /** The schema that a message was written by. */
  static String definition(UUID version) {
    return DEFINITIONS.computeIfAbsent(
        version,
        id ->
            GlueCatalog.client()
                .getSchemaVersion(r -> r.schemaVersionId(id.toString()))
                .schemaDefinition());
  }

  /** The schema in the registry that a table names, in the version that it names. */
  static Optional<String> of(Table table) {
    StorageDescriptor storage = table.storageDescriptor();
    SchemaReference reference = storage == null ? null : storage.schemaReference();
    if (reference == null) {
      return Optional.empty();
    }
    return Optional.of(
        GlueCatalog.client()
            .getSchemaVersion(
                r -> {
                  if (reference.schemaVersionId() != null) {
                    r.schemaVersionId(reference.schemaVersionId());
                    return;
                  }
                  r.schemaId(reference.schemaId());
                  r.schemaVersionNumber(
                      reference.schemaVersionNumber() == null
                          ? SchemaVersionNumber.builder().latestVersion(true).build()
                          : SchemaVersionNumber.builder()
                              .versionNumber(reference.schemaVersionNumber())
                              .build());
                })
            .schemaDefinition());
  }
}
