package io.mastic.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of "Schema versioning and compatibility" in the developer guide, each mode. */
class SchemaEvolutionTest {

  /** Names of the guide's schemas; a question mark means optional. */
  @ParameterizedTest
  @CsvSource({
    // format, mode, old fields, new fields, answer
    "AVRO, BACKWARD, first last email phone?, first last phone?, YES",
    "AVRO, BACKWARD, first last email phone?, first last email phone? zip, NO",
    "AVRO, BACKWARD, first last email phone?, first last email phone? zip?, YES",
    "AVRO, FORWARD, first last email?, first last email? phone, YES",
    "AVRO, FORWARD, first last email?, last email?, NO",
    "AVRO, FORWARD, first? last email?, last email?, YES",
    "AVRO, FULL, first last email?, first last email? phone?, YES",
    "AVRO, FULL, first last email?, first last, YES",
    "AVRO, FULL, first last email?, first last email? phone, NO",
    "AVRO, NONE, first last, other, YES",
    "PROTOBUF, BACKWARD, first last email phone?, first last phone?, YES",
    "PROTOBUF, BACKWARD, first last email phone?, first last email phone? zip, NO",
    "PROTOBUF, BACKWARD, first last email phone?, first last email phone? zip?, YES",
    "PROTOBUF, FORWARD, first last email?, first last email? phone, YES",
    "PROTOBUF, FORWARD, first last email?, last email?, NO",
    "PROTOBUF, FORWARD, first? last email?, last email?, YES",
    "PROTOBUF, FULL, first last email?, first last email? phone?, YES",
    "PROTOBUF, FULL, first last email?, first last, YES",
    "PROTOBUF, FULL, first last email?, first last email? phone, NO",
    "PROTOBUF, NONE, first last, other, YES",
    // A JSON Schema that ends in ! allows no additional properties
    "JSON, BACKWARD, first? last? email? !, first? last? email? phone? !, YES",
    "JSON, BACKWARD, first? last? email?, first? last? email? phone?, NO",
    "JSON, BACKWARD, first? last? email?, first? last?, YES",
    "JSON, BACKWARD, first? last? email? !, first? last? email !, NO",
    "JSON, FORWARD, first? last? email? phone?, first? last? email? !, YES",
    "JSON, FORWARD, first? last? email? phone?, first? last? email?, NO",
    "JSON, FORWARD, first? last?, first? last? phone?, YES",
    "JSON, FULL, first? last? !, first? last? phone? !, NO",
    "JSON, FULL, first? last?, first? last?, YES",
    "JSON, NONE, first last, other, YES",
  })
  void theGuidesExamples(
      String format, String mode, String old, String next, Reading.Answer answer) {
    assertThat(allows(format, mode, List.of(old), next)).isEqualTo(answer);
    if (!mode.equals("NONE")) {
      assertThat(allows(format, mode + "_ALL", List.of(old), next)).isEqualTo(answer);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // format, mode, the versions from the oldest, the next one, answer
    "AVRO, BACKWARD, a; a b, a b c?, YES",
    "AVRO, BACKWARD_ALL, a; a b, a b c?, NO",
    "AVRO, FORWARD, a b; a b?, a, YES",
    "AVRO, FORWARD_ALL, a b; a b?, a, NO",
    "AVRO, FULL, a; a b?, a b? c?, YES",
    "AVRO, FULL_ALL, a b; a b?; a, a c?, NO",
    "PROTOBUF, BACKWARD, a?; a, a b?, YES",
    "PROTOBUF, BACKWARD_ALL, a?; a, a b?, NO",
    "PROTOBUF, FORWARD, a; a?, b?, YES",
    "PROTOBUF, FORWARD_ALL, a; a?, b?, NO",
    "PROTOBUF, FULL, a; a?, a? b?, YES",
    "PROTOBUF, FULL_ALL, a; a?, a? b?, NO",
    "JSON, BACKWARD, a?; a? b, a? b, YES",
    "JSON, BACKWARD_ALL, a?; a? b, a? b, NO",
    "JSON, FORWARD, a; a?, a?, YES",
    "JSON, FORWARD_ALL, a; a?, a?, NO",
    "JSON, FULL, a; a?, a?, YES",
    "JSON, FULL_ALL, a; a?, a?, NO",
  })
  void allAsksAllVersions(
      String format, String mode, String versions, String next, Reading.Answer answer) {
    List<String> newestFirst = new ArrayList<>(List.of(versions.split("; ", -1)));
    Collections.reverse(newestFirst);
    assertThat(allows(format, mode, newestFirst, next)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "BACKWARD, Foo Bar, Foo Bar Baz, YES",
    "BACKWARD, Foo Bar, Bar, NO",
    "FORWARD, Foo Bar, Bar, YES",
    "FORWARD, Foo Bar, Foo Bar Baz, NO",
    "FULL, Foo Bar, Foo Bar Baz, NO",
    "FULL, Foo Bar, Bar, NO",
  })
  void methodsOfServices(String mode, String old, String next, Reading.Answer answer) {
    assertThat(
            SchemaEvolution.allows(
                    SchemaLanguage.of("PROTOBUF"), mode, List.of(service(old)), service(next))
                .answer())
        .isEqualTo(answer);
  }

  private static Reading.Answer allows(
      String format, String mode, List<String> earlier, String next) {
    return SchemaEvolution.allows(
            SchemaLanguage.of(format),
            mode,
            earlier.stream().map(each -> definition(format, each)).toList(),
            definition(format, next))
        .answer();
  }

  private static String service(String methods) {
    StringBuilder text = new StringBuilder("syntax = \"proto3\"; message M {} service MyService {");
    for (String each : methods.split(" ", -1)) {
      text.append(" rpc ").append(each).append("(M) returns (M);");
    }
    return text.append(" }").toString();
  }

  private static String definition(String format, String fields) {
    return switch (format) {
      case "AVRO" -> avro(fields);
      case "JSON" -> json(fields);
      default -> protobuf(fields);
    };
  }

  private static String avro(String fields) {
    StringBuilder text = new StringBuilder();
    for (String each : fields.split(" ", -1)) {
      text.append(text.isEmpty() ? "" : ",")
          .append(
              each.endsWith("?")
                  ? "{'name':'%s','type':['null','string'],'default':null}".formatted(name(each))
                  : "{'name':'%s','type':'string'}".formatted(each));
    }
    return "{'type':'record','name':'Person','fields':[%s]}".formatted(text).replace('\'', '"');
  }

  /** A field keeps its number by its name. */
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("first", 1),
          Map.entry("last", 2),
          Map.entry("email", 3),
          Map.entry("phone", 4),
          Map.entry("zip", 5),
          Map.entry("other", 6),
          Map.entry("a", 7),
          Map.entry("b", 8),
          Map.entry("c", 9));

  private static String protobuf(String fields) {
    StringBuilder text = new StringBuilder("syntax = \"proto2\"; message Person {");
    for (String each : fields.split(" ", -1)) {
      text.append(each.endsWith("?") ? " optional" : " required")
          .append(" string %s = %d;".formatted(name(each), NUMBERS.get(name(each))));
    }
    return text.append(" }").toString();
  }

  private static String json(String fields) {
    StringBuilder properties = new StringBuilder();
    StringBuilder required = new StringBuilder();
    for (String each : fields.replace(" !", "").split(" ", -1)) {
      properties.append(properties.isEmpty() ? "" : ",");
      properties.append("'%s':{'type':'string'}".formatted(name(each)));
      if (!each.endsWith("?")) {
        required.append(required.isEmpty() ? "" : ",").append("'" + each + "'");
      }
    }
    return "{'type':'object','properties':{%s},'required':[%s],'additionalProperties':%s}"
        .formatted(properties, required, !fields.endsWith("!"))
        .replace('\'', '"');
  }

  private static String name(String field) {
    return field.replace("?", "");
  }
}
