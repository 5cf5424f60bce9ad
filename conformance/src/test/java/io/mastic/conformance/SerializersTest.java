package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.schemaregistry.deserializers.GlueSchemaRegistryKafkaDeserializer;
import com.amazonaws.services.schemaregistry.exception.AWSSchemaRegistryException;
import com.amazonaws.services.schemaregistry.serializers.GlueSchemaRegistryKafkaSerializer;
import com.amazonaws.services.schemaregistry.serializers.json.JsonDataWithSchema;
import com.amazonaws.services.schemaregistry.utils.AWSSchemaRegistryConstants;
import com.amazonaws.services.schemaregistry.utils.AvroRecordType;
import com.amazonaws.services.schemaregistry.utils.ProtobufMessageType;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionResponse;
import software.amazon.awssdk.services.glue.model.SchemaId;
import software.amazon.awssdk.services.glue.model.SchemaVersionListItem;

/** AWS's own serializers for Kafka, which register schemas and find them again by their ids. */
class SerializersTest {

  private static final String REGISTRY = "records";
  private static final String AVRO =
      """
      {"type":"record","name":"Person","namespace":"p","fields":[{"name":"name","type":"string"}%s]}
      """;
  private static final String JSON =
      """
      {"$schema":"http://json-schema.org/draft-07/schema#","type":"object",
       "properties":{"name":{"type":"string"}%s},"additionalProperties":false}
      """;

  @TempDir static Path directory;
  private static MasticProcess server;
  private static GlueClient glue;

  @BeforeAll
  static void serve() throws Exception {
    server = MasticProcess.serve(directory.resolve("data"));
    glue = server.glue();
    glue.createRegistry(r -> r.registryName(REGISTRY));
  }

  @AfterAll
  static void end() {
    glue.close();
    server.close();
  }

  @Test
  void avro() {
    GenericRecord ann = avroRecord("", "Ann");
    byte[] bytes = serialize("AVRO", "avro", ann);
    assertThat(deserialize("AVRO", "avro", bytes)).isEqualTo(ann);
    assertThat(registered(bytes).schemaDefinition()).contains("\"Person\"");
    GenericRecord older = avroRecord(",{\"name\":\"age\",\"type\":\"int\",\"default\":0}", "Bob");
    older.put("age", 7);
    byte[] evolved = serialize("AVRO", "avro", older);
    assertThat(deserialize("AVRO", "avro", evolved)).isEqualTo(older);
    assertThat(registered(evolved).versionNumber()).isEqualTo(2);
    GenericRecord broken = avroRecord(",{\"name\":\"id\",\"type\":\"long\"}", "Cid");
    broken.put("id", 1L);
    refuses("AVRO", "avro", broken);
    assertThat(statuses("avro")).containsExactly("AVAILABLE", "AVAILABLE", "FAILURE");
  }

  @Test
  void json() {
    JsonDataWithSchema ann = jsonRecord("", "{\"name\":\"Ann\"}");
    byte[] bytes = serialize("JSON", "json", ann);
    assertThat(deserialize("JSON", "json", bytes).toString()).contains("Ann");
    JsonDataWithSchema older =
        jsonRecord(",\"age\":{\"type\":\"integer\"}", "{\"name\":\"Bob\",\"age\":7}");
    byte[] evolved = serialize("JSON", "json", older);
    assertThat(deserialize("JSON", "json", evolved).toString()).contains("Bob");
    assertThat(registered(evolved).versionNumber()).isEqualTo(2);
    refuses("JSON", "json", jsonRecord(",\"age\":{\"type\":\"string\"}", "{\"age\":\"x\"}"));
    assertThat(statuses("json")).containsExactly("AVAILABLE", "AVAILABLE", "FAILURE");
  }

  @Test
  void protobuf() throws Exception {
    DynamicMessage ann =
        message(Map.of("name", FieldDescriptorProto.Type.TYPE_STRING), Map.of("name", "Ann"));
    byte[] bytes = serialize("PROTOBUF", "protobuf", ann);
    assertThat(deserialize("PROTOBUF", "protobuf", bytes).toString()).contains("name: \"Ann\"");
    DynamicMessage older =
        message(
            Map.of(
                "name",
                FieldDescriptorProto.Type.TYPE_STRING,
                "age",
                FieldDescriptorProto.Type.TYPE_INT32),
            Map.of("name", "Bob", "age", 7));
    byte[] evolved = serialize("PROTOBUF", "protobuf", older);
    assertThat(deserialize("PROTOBUF", "protobuf", evolved).toString()).contains("age: 7");
    assertThat(registered(evolved).versionNumber()).isEqualTo(2);
    refuses(
        "PROTOBUF",
        "protobuf",
        message(Map.of("name", FieldDescriptorProto.Type.TYPE_INT32), Map.of("name", 1)));
    assertThat(statuses("protobuf")).containsExactly("AVAILABLE", "AVAILABLE", "FAILURE");
  }

  /** A record names its schema by an id, which is asked for once. */
  @Test
  void schemasAreCached(@TempDir Path other) throws Exception {
    try (MasticProcess mortal = MasticProcess.serve(other.resolve("data"));
        GenericSerde serde = new GenericSerde(settings(mortal, "AVRO", "default-registry"))) {
      byte[] bytes = serde.serializer.serialize("cached", avroRecord("", "Ann"));
      assertThat(serde.deserializer.deserialize("cached", bytes)).isEqualTo(avroRecord("", "Ann"));
      mortal.kill();
      byte[] more = serde.serializer.serialize("cached", avroRecord("", "Bob"));
      assertThat(id(more)).isEqualTo(id(bytes));
      assertThat(serde.deserializer.deserialize("cached", more)).isEqualTo(avroRecord("", "Bob"));
    }
  }

  @Test
  void withoutAutomaticRegistrationTheSchemaHasToBeThere() {
    Map<String, Object> settings = new HashMap<>(settings(server, "AVRO", REGISTRY));
    settings.put(AWSSchemaRegistryConstants.SCHEMA_AUTO_REGISTRATION_SETTING, "false");
    try (GenericSerde serde = new GenericSerde(settings)) {
      assertThatThrownBy(() -> serde.serializer.serialize("manual", avroRecord("", "Ann")))
          .isInstanceOf(AWSSchemaRegistryException.class)
          .rootCause()
          .hasMessageContaining("Schema is not found.");
      var created =
          glue.createSchema(
              r ->
                  r.registryId(i -> i.registryName(REGISTRY))
                      .schemaName("manual")
                      .dataFormat("AVRO")
                      .schemaDefinition(AVRO.formatted("")));
      assertThat(id(serde.serializer.serialize("manual", avroRecord("", "Ann"))))
          .isEqualTo(created.schemaVersionId());
    }
  }

  /** A serializer and a deserializer of the same settings. */
  private static final class GenericSerde implements AutoCloseable {

    private final GlueSchemaRegistryKafkaSerializer serializer;
    private final GlueSchemaRegistryKafkaDeserializer deserializer;

    private GenericSerde(Map<String, ?> settings) {
      serializer = new GlueSchemaRegistryKafkaSerializer(MasticProcess.credentials(), settings);
      serializer.configure(settings, false);
      deserializer = new GlueSchemaRegistryKafkaDeserializer(MasticProcess.credentials(), settings);
      deserializer.configure(settings, false);
    }

    @Override
    public void close() {
      serializer.close();
      deserializer.close();
    }
  }

  private static Map<String, Object> settings(MasticProcess of, String format, String registry) {
    return Map.of(
        AWSSchemaRegistryConstants.AWS_ENDPOINT,
        of.uri().toString(),
        AWSSchemaRegistryConstants.AWS_REGION,
        "us-east-1",
        AWSSchemaRegistryConstants.DATA_FORMAT,
        format,
        AWSSchemaRegistryConstants.REGISTRY_NAME,
        registry,
        AWSSchemaRegistryConstants.SCHEMA_AUTO_REGISTRATION_SETTING,
        "true",
        AWSSchemaRegistryConstants.COMPATIBILITY_SETTING,
        "BACKWARD",
        AWSSchemaRegistryConstants.COMPRESSION_TYPE,
        "ZLIB",
        AWSSchemaRegistryConstants.AVRO_RECORD_TYPE,
        AvroRecordType.GENERIC_RECORD.getName(),
        AWSSchemaRegistryConstants.PROTOBUF_MESSAGE_TYPE,
        ProtobufMessageType.DYNAMIC_MESSAGE.getName());
  }

  /** Each time by a new client, which has nothing in its cache. */
  private static byte[] serialize(String format, String topic, Object data) {
    try (GenericSerde serde = new GenericSerde(settings(server, format, REGISTRY))) {
      return serde.serializer.serialize(topic, data);
    }
  }

  private static Object deserialize(String format, String topic, byte[] bytes) {
    try (GenericSerde serde = new GenericSerde(settings(server, format, REGISTRY))) {
      return serde.deserializer.deserialize(topic, bytes);
    }
  }

  private static void refuses(String format, String topic, Object data) {
    assertThatThrownBy(() -> serialize(format, topic, data))
        .isInstanceOf(AWSSchemaRegistryException.class)
        .rootCause()
        .hasMessageContaining("Schema evolution check failed");
  }

  private static GenericRecord avroRecord(String more, String name) {
    GenericRecord row = new GenericData.Record(new Schema.Parser().parse(AVRO.formatted(more)));
    // Avro reads texts as Utf8.
    row.put("name", new Utf8(name));
    return row;
  }

  private static JsonDataWithSchema jsonRecord(String more, String payload) {
    return JsonDataWithSchema.builder(JSON.formatted(more), payload).build();
  }

  private static DynamicMessage message(
      Map<String, FieldDescriptorProto.Type> types, Map<String, Object> values) throws Exception {
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName("Person");
    int number = 1;
    for (String name : List.of("name", "age")) {
      if (types.containsKey(name)) {
        message.addField(
            FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(types.get(name))
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL));
      }
      number++;
    }
    FileDescriptorProto file =
        FileDescriptorProto.newBuilder()
            .setName("person.proto")
            .setSyntax("proto3")
            .setPackage("p")
            .addMessageType(message)
            .build();
    Descriptor person =
        FileDescriptor.buildFrom(file, new FileDescriptor[0]).findMessageTypeByName("Person");
    DynamicMessage.Builder built = DynamicMessage.newBuilder(person);
    values.forEach((name, value) -> built.setField(person.findFieldByName(name), value));
    return built.build();
  }

  /** What the id in a record stands for: it is behind the version and the compression byte. */
  private static GetSchemaVersionResponse registered(byte[] bytes) {
    return glue.getSchemaVersion(r -> r.schemaVersionId(id(bytes)));
  }

  private static String id(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 2, 16);
    return new UUID(buffer.getLong(), buffer.getLong()).toString();
  }

  private static List<String> statuses(String topic) {
    SchemaId id = SchemaId.builder().registryName(REGISTRY).schemaName(topic).build();
    return glue.listSchemaVersions(r -> r.schemaId(id)).schemas().stream()
        .map(SchemaVersionListItem::statusAsString)
        .toList();
  }
}
