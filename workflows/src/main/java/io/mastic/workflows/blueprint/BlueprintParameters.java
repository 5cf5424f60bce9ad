package io.mastic.workflows.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a blueprint: what its {@code parameterSpec} may say, and the values of a run.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/developing-blueprints-code-parameters.html">
 *     Specifying blueprint parameters</a>
 */
final class BlueprintParameters {

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern ROLE_ARN = Pattern.compile("arn:aws[^:]*:iam::\\d*:role/.+");
  private static final Pattern ROLE_NAME = Pattern.compile("[\\w+=,.@-]{1,64}");

  private static final Map<String, Predicate<JsonNode>> TYPES =
      Map.of(
          "String",
          JsonNode::isTextual,
          "Integer",
          JsonNode::isIntegralNumber,
          "Double",
          JsonNode::isNumber,
          "Boolean",
          JsonNode::isBoolean,
          "S3Uri",
          value -> value.isTextual() && value.asText().matches("s3://[^/]+(/.*)?"),
          "S3Bucket",
          value -> matches(value, BUCKET),
          "IAMRoleArn",
          value -> matches(value, ROLE_ARN),
          "IAMRoleName",
          value -> matches(value, ROLE_NAME));

  private BlueprintParameters() {}

  private static boolean matches(JsonNode value, Pattern pattern) {
    return value.isTextual() && pattern.matcher(value.asText()).matches();
  }

  /**
   * @param spec missing for no parameters
   * @throws IllegalArgumentException for what cannot be a specification
   */
  static void checkSpec(JsonNode spec) {
    if (spec.isMissingNode()) {
      return;
    }
    if (!spec.isObject()) {
      throw new IllegalArgumentException("blueprint.cfg: parameterSpec is no object");
    }
    for (Map.Entry<String, JsonNode> parameter : spec.properties()) {
      String type = parameter.getValue().path("type").asText();
      if (!TYPES.containsKey(type)) {
        throw new IllegalArgumentException(
            "blueprint.cfg: parameter "
                + parameter.getKey()
                + " has no type of String, Integer, Double, Boolean, S3Uri, S3Bucket, IAMRoleArn,"
                + " IAMRoleName");
      }
      JsonNode preset = parameter.getValue().path("defaultValue");
      if (!preset.isMissingNode()) {
        check(parameter.getKey(), parameter.getValue(), preset);
      }
    }
  }

  /**
   * The values of a run, those that were not given by their defaults.
   *
   * @param given JSON object; null for none
   * @throws IllegalArgumentException for what the specification does not allow
   */
  static ObjectNode values(JsonNode spec, @Nullable String given) {
    ObjectNode values = Json.MAPPER.createObjectNode();
    JsonNode told = given == null ? values.objectNode() : read(given);
    for (String name : (Iterable<String>) told::fieldNames) {
      if (!spec.has(name)) {
        throw new IllegalArgumentException("Parameters: the blueprint has no parameter " + name);
      }
    }
    for (Map.Entry<String, JsonNode> parameter : spec.properties()) {
      String name = parameter.getKey();
      JsonNode value = told.path(name);
      if (value.isMissingNode() || value.isNull()) {
        value = parameter.getValue().path("defaultValue");
        if (value.isMissingNode()) {
          throw new IllegalArgumentException("Parameters: " + name + " has no value");
        }
      }
      check(name, parameter.getValue(), value);
      values.set(name, value);
    }
    return values;
  }

  private static JsonNode read(String given) {
    JsonNode told;
    try {
      told = Json.read(given);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Parameters is not JSON", e);
    }
    if (!told.isObject()) {
      throw new IllegalArgumentException("Parameters is no JSON object");
    }
    return told;
  }

  private static void check(String name, JsonNode parameter, JsonNode value) {
    if (parameter.path("collection").asBoolean()) {
      if (!value.isArray()) {
        throw new IllegalArgumentException("Parameters: " + name + " takes a list of values");
      }
      value.forEach(one -> checkOne(name, parameter, one));
    } else {
      checkOne(name, parameter, value);
    }
  }

  private static void checkOne(String name, JsonNode parameter, JsonNode value) {
    String type = parameter.path("type").asText();
    Predicate<JsonNode> isOfType = TYPES.get(type);
    if (isOfType == null || !isOfType.test(value)) {
      throw new IllegalArgumentException(
          "Parameters: the value of " + name + " is not of the type " + type);
    }
    JsonNode allowed = parameter.path("allowedValues");
    if (allowed.isArray() && !holds(allowed, value)) {
      throw new IllegalArgumentException(
          "Parameters: the value of " + name + " is none of those allowed: " + allowed);
    }
  }

  private static boolean holds(JsonNode allowed, JsonNode value) {
    for (JsonNode one : allowed) {
      if (one.equals(value)
          || (one.isNumber() && value.isNumber() && one.asDouble() == value.asDouble())) {
        return true;
      }
    }
    return false;
  }
}
