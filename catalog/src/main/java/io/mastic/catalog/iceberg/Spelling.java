package io.mastic.catalog.iceberg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.contract.Pojos;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Glue's Iceberg structures are Iceberg's JSON in another spelling: {@code IdentifierFieldIds} is
 * {@code identifier-field-ids}. Types, defaults and properties are the same in both.
 */
final class Spelling {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Pattern WORD = Pattern.compile("(?:^|-)([a-z])");

  /** What holds structures of Glue; everything else is a value as it stands. */
  private static final Set<String> NESTED =
      Set.of("fields", "schemas", "partition-specs", "sort-orders");

  private Spelling() {}

  /** A structure of Glue as Iceberg writes it. */
  static ObjectNode iceberg(SdkPojo glue) {
    return (ObjectNode) spelt(read(Pojos.json(glue)), Spelling::kebab);
  }

  /** Fills a builder of Glue from Iceberg's JSON; what Glue has no member for is left out. */
  static <B> B glue(String iceberg, B builder) {
    return Pojos.read(spelt(read(iceberg), Spelling::pascal).toString(), builder);
  }

  private static JsonNode spelt(JsonNode node, UnaryOperator<String> spelling) {
    if (node instanceof ArrayNode array) {
      ArrayNode all = JSON.createArrayNode();
      array.forEach(element -> all.add(spelt(element, spelling)));
      return all;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode all = JSON.createObjectNode();
      for (var member : object.properties()) {
        boolean nested = NESTED.contains(kebab(member.getKey()));
        JsonNode value = nested ? spelt(member.getValue(), spelling) : member.getValue();
        all.set(spelling.apply(member.getKey()), value);
      }
      return all;
    }
    return node;
  }

  private static String kebab(String name) {
    return HUMP.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  private static String pascal(String name) {
    return WORD.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON", e);
    }
  }
}
