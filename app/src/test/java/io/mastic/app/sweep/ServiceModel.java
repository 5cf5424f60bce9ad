package io.mastic.app.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mastic.contract.Operations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the service model says of each operation's input. */
public final class ServiceModel {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Shape> shapes = new HashMap<>();
  private final Map<String, String> inputs = new TreeMap<>();

  /** One type of the model. */
  record Shape(String name, JsonNode facts) {

    String type() {
      return facts.get("type").asText();
    }

    boolean has(String fact) {
      return facts.has(fact);
    }

    String text(String fact) {
      return facts.get(fact).asText();
    }

    long number(String fact) {
      return facts.get(fact).asLong();
    }

    boolean isScalar() {
      return !List.of("structure", "list", "map").contains(type());
    }

    boolean isSecret() {
      return facts.path("sensitive").asBoolean();
    }

    boolean isUnion() {
      return facts.path("union").asBoolean();
    }

    List<String> words(String fact) {
      return facts.path(fact).valueStream().map(JsonNode::asText).toList();
    }

    /** Member names and their shapes' names, in the order of names. */
    Map<String, String> members() {
      Map<String, String> members = new TreeMap<>();
      facts
          .path("members")
          .properties()
          .forEach(m -> members.put(m.getKey(), m.getValue().asText()));
      return members;
    }
  }

  private ServiceModel() {}

  public static ServiceModel load() {
    ServiceModel model = new ServiceModel();
    try (InputStream in = Operations.class.getResourceAsStream("glue-model.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] parts = line.split(" ", 3);
        JsonNode facts = JSON.readTree(parts[2]);
        if (parts[0].equals("operation")) {
          model.inputs.put(parts[1], facts.get("input").asText());
        } else {
          model.shapes.put(parts[1], new Shape(parts[1], facts));
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return model;
  }

  Shape inputOf(String operation) {
    return shape(inputs.get(operation));
  }

  /** The schema registry's inputs are named otherwise, and it knows no ValidationException. */
  public String refusalOf(String operation) {
    return inputs.get(operation).endsWith("Input")
        ? "InvalidInputException"
        : "ValidationException";
  }

  Shape shape(String name) {
    return shapes.get(name);
  }
}
