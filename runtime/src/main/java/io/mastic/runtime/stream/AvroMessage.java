package io.mastic.runtime.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Messages in Avro, each by the schema that it was written by, under the one that is asked for. */
final class AvroMessage {

  private static final Map<String, Schema> PARSED = new ConcurrentHashMap<>();

  private AvroMessage() {}

  /** Its bytes under the reader's schema; null, and told, if it cannot be read. */
  static byte @Nullable [] read(byte @Nullable [] message, String reader, String place) {
    byte[] payload = Registered.payload(message, place);
    if (message == null || payload == null) {
      return null;
    }
    Schema wanted = parsed(reader);
    try {
      Schema written =
          Registered.is(message)
              ? parsed(Registered.definition(Registered.version(message)))
              : wanted;
      BinaryDecoder in = DecoderFactory.get().binaryDecoder(payload, null);
      GenericRecord record = new GenericDatumReader<GenericRecord>(written, wanted).read(null, in);
      if (!in.isEnd()) {
        throw new IOException("bytes are left over");
      }
      return written.equals(wanted) ? payload : bytes(record, wanted);
    } catch (IOException
        | AvroRuntimeException
        | ClassCastException
        | IndexOutOfBoundsException e) {
      Unreadable.tell(place, "it is no Avro of that schema");
      return null;
    }
  }

  private static byte[] bytes(GenericRecord record, Schema schema) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static Schema parsed(String schema) {
    return PARSED.computeIfAbsent(schema, text -> new Schema.Parser().parse(text));
  }
}
