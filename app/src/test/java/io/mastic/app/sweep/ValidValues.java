package io.mastic.app.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.app.sweep.ServiceModel.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The smallest values that keep every rule of the model. */
final class ValidValues {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What the sweep's databases, tables and so on are called: they are there before it begins. */
  static final String THERE = "swept";

  /** One of these matches each pattern of the model. */
  private static final List<String> TEXTS =
      List.of(
          "x",
          "1",
          "3",
          "a.b.c",
          "5.0",
          "AND",
          ",",
          "Mon:10",
          "$.a",
          "/a",
          "6b1b2f1c-0000-4000-8000-000000000000",
          "arn:aws:iam::000000000000:role/swept",
          "arn:aws:kms:us-east-1:000000000000:key/swept",
          "arn:aws:secretsmanager:us-east-1:000000000000:secret:swept",
          "https://example.com/x",
          "/x",
          "s3://swept/x",
          "$.x");

  /** What the model calls optional, and no room can do without. */
  private static final Map<String, String> NEEDED =
      Map.ofEntries(
          Map.entry("SchemaId", "{'RegistryName':'swept','SchemaName':'swept'}"),
          Map.entry("SchemaVersionNumber", "{'VersionNumber':1}"),
          Map.entry("GetSchemaVersionInput", "{'SchemaId':{},'SchemaVersionNumber':{}}"),
          Map.entry("PutSchemaVersionMetadataInput", "{'SchemaId':{},'SchemaVersionNumber':{}}"),
          Map.entry("RemoveSchemaVersionMetadataInput", "{'SchemaId':{},'SchemaVersionNumber':{}}"),
          Map.entry("QuerySchemaVersionMetadataInput", "{'SchemaId':{},'SchemaVersionNumber':{}}"),
          Map.entry("MetadataKeyValuePair", "{'MetadataKey':'k','MetadataValue':'v'}"),
          Map.entry("RegistryId", "{'RegistryName':'swept'}"),
          Map.entry("JobCommand", "{'Name':'glueetl','ScriptLocation':'s3://swept/x.py'}"),
          Map.entry("JobUpdate", "{'Role':'r','Command':{}}"),
          Map.entry("Action", "{'JobName':'swept'}"),
          Map.entry("CrawlerTargets", "{'S3Targets':[{'Path':'s3://swept/'}]}"),
          Map.entry("CreateCrawlerRequest", "{'DatabaseName':'swept'}"),
          Map.entry("CreateTableRequest", "{'TableInput':{}}"),
          Map.entry("UpdateTableRequest", "{'TableInput':{}}"),
          Map.entry("CreateClassifierRequest", "{'CsvClassifier':{}}"),
          Map.entry("UpdateClassifierRequest", "{'CsvClassifier':{}}"),
          Map.entry("TestConnectionRequest", "{'TestConnectionInput':{}}"),
          Map.entry("RegisterConnectionTypeRequest", "{'ConnectionType':'REST-swept'}"),
          Map.entry(
              "CodeGenNode",
              "{'NodeType':'DataSource','Args':[{'Name':'database','Value':'1'},{'Name':'table_name','Value':'1'}]}"),
          Map.entry("PartitionIndex", "{'Keys':['k']}"),
          Map.entry("UserDefinedFunctionInput", "{'FunctionName':'swept'}"),
          Map.entry("PutFormTypeRequest", "{'Schema':'structure AND { a: String }'}"),
          Map.entry("AssetTypeFormReference", "{'FormTypeIdentifier':'AND'}"),
          Map.entry("AssetFormEntry", "{'FormTypeId':'AND','Content':'{}'}"),
          Map.entry("PutAttachmentRequest", "{'FormTypeId':'AND','Content':'{}'}"),
          Map.entry("SearchFilterClause", "{'AttributeFilter':{}}"),
          Map.entry(
              "SearchAttributeFilter", "{'Attribute':'type','Value':{'StringValue':'swept'}}"),
          Map.entry("SearchMapFilter", "{'Attribute':'AND','Key':'a'}"),
          Map.entry("SearchSort", "{'Attribute':'assetName'}"));

  /** Lists that are empty by the model, and about something in every room. */
  private static final Set<String> FILLED =
      Set.of("ValueStringList", "BoundedPartitionValueList", "ActionList");

  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  /** Members that say where something is, not what it is called. */
  private static final Set<String> PLACES = Set.of("DatabaseName", "TableName", "RegistryName");

  private final ServiceModel model;
  private final boolean named;
  private final String arn;
  private int made;

  /** The names of things that an operation makes, ends or starts are new with each value. */
  ValidValues(ServiceModel model, String operation) {
    this.model = model;
    this.arn = "arn:aws:glue:" + Probes.regionOf(operation) + ":000000000000:database/swept";
    this.named = operation.matches("(Create|Delete|BatchDelete|Start|Register).*");
  }

  JsonNode of(String shapeName, String member) {
    Shape shape = model.shape(shapeName);
    return switch (shape.type()) {
      case "structure" -> structure(shape);
      case "list" -> list(shape, member, least(shape));
      case "map" -> map(shape, shape.has("min") ? (int) shape.number("min") : 0);
      case "string" -> NODES.textNode(text(shape, member));
      case "integer", "long" -> NODES.numberNode(shape.has("min") ? shape.number("min") : 1);
      case "double" -> NODES.numberNode(shape.has("min") ? (double) shape.number("min") : 0.5);
      case "boolean" -> NODES.booleanNode(false);
      case "timestamp" -> NODES.numberNode(1_700_000_000);
      case "blob" -> NODES.textNode("AA==");
      default -> throw new IllegalArgumentException("no value of type " + shape.type());
    };
  }

  /** With its required members; of a union, with its first, unless another is needed. */
  ObjectNode structure(Shape shape) {
    ObjectNode object = NODES.objectNode();
    Map<String, String> members = shape.members();
    for (String required : shape.words("required")) {
      object.set(required, of(members.get(required), required));
    }
    object.setAll(needed(shape));
    if (shape.isUnion() && object.isEmpty()) {
      members.entrySet().stream()
          .limit(1)
          .forEach(first -> object.set(first.getKey(), of(first.getValue(), first.getKey())));
    }
    return object;
  }

  private static int least(Shape list) {
    return list.has("min") ? (int) list.number("min") : FILLED.contains(list.name()) ? 1 : 0;
  }

  /** An empty structure of the table stands for the smallest one. */
  private ObjectNode needed(Shape shape) {
    ObjectNode needed = json(NEEDED.getOrDefault(shape.name(), "{}"));
    for (Map.Entry<String, JsonNode> member : needed.properties()) {
      if (member.getValue().isObject() && member.getValue().isEmpty()) {
        member.setValue(of(shape.members().get(member.getKey()), member.getKey()));
      }
    }
    return needed;
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  ArrayNode list(Shape shape, String member, int size) {
    ArrayNode array = NODES.arrayNode();
    for (int i = 0; i < size; i++) {
      array.add(of(shape.text("member"), member));
    }
    return array;
  }

  /** Of that size, unless there are fewer keys that an enum allows. */
  ObjectNode map(Shape shape, int size) {
    ObjectNode object = NODES.objectNode();
    Shape key = model.shape(shape.text("key"));
    List<String> listed = key.words("enum");
    for (int i = 0; i < size; i++) {
      String name = listed.isEmpty() ? text(key, "") + i : listed.get(i % listed.size());
      object.set(name, of(shape.text("value"), ""));
    }
    return object;
  }

  String text(Shape shape, String member) {
    List<String> listed = shape.words("enum");
    if (!listed.isEmpty()) {
      return listed.get(0);
    }
    if (member.equals("CatalogId")) {
      return "000000000000";
    }
    String name = named && !PLACES.contains(member) ? "x" + made++ : THERE;
    return Stream.concat(Stream.of(name, arn), TEXTS.stream())
        .filter(text -> keeps(shape, text))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no text is a " + shape));
  }

  static boolean keeps(Shape shape, String text) {
    return hasLength(shape, text) && matches(shape, text);
  }

  static boolean hasLength(Shape shape, String text) {
    int length = text.codePointCount(0, text.length());
    return (!shape.has("min") || length >= shape.number("min"))
        && (!shape.has("max") || length <= shape.number("max"));
  }

  static boolean matches(Shape shape, String text) {
    return !shape.has("pattern")
        || PATTERNS
            .computeIfAbsent(shape.text("pattern"), p -> Pattern.compile(p, Pattern.DOTALL))
            .matcher(text)
            .matches();
  }
}
