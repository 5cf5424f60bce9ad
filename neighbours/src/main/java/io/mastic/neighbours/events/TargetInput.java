package io.mastic.neighbours.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mastic.kernel.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What of an event a target is given: all, a part, a text of its own, or a template; pure. */
final class TargetInput {

  private static final Pattern PATH = Pattern.compile("\\$((\\.[A-Za-z0-9_-]+)|(\\[[0-9]{1,4}]))*");
  private static final Pattern STEP = Pattern.compile("\\.([A-Za-z0-9_-]+)|\\[([0-9]{1,4})]");
  private static final Pattern NAME = Pattern.compile("<([A-Za-z0-9_.-]{1,256})>");

  private TargetInput() {}

  /**
   * @throws io.mastic.wire.json.JsonServiceException for what cannot be applied
   */
  static void check(ObjectNode target) {
    long given = Stream.of("Input", "InputPath", "InputTransformer").filter(target::has).count();
    if (given > 1) {
      throw EventErrors.invalid(
          "Only one of Input, InputPath, or InputTransformer must be provided for target "
              + target.path("Id").asText()
              + ".");
    }
    if (target.has("Input")) {
      try {
        JsonNode unused = Json.read(target.get("Input").asText());
      } catch (IllegalArgumentException e) {
        throw EventErrors.invalid(
            "JSON syntax error in input for target " + target.path("Id").asText() + ".");
      }
    }
    if (target.has("InputPath")) {
      checkPath(target.get("InputPath").asText());
    }
    target.at("/InputTransformer/InputPathsMap").forEach(path -> checkPath(path.asText()));
  }

  private static void checkPath(String path) {
    if (!PATH.matcher(path).matches()) {
      throw EventErrors.invalid(
          "Parameter " + path + " is not valid. Reason: it is no path of names and places.");
    }
  }

  static String of(JsonNode target, JsonNode event, String ruleArn) {
    if (target.has("Input")) {
      return target.get("Input").asText();
    }
    if (target.has("InputPath")) {
      return Json.write(at(event, target.get("InputPath").asText()));
    }
    JsonNode transformer = target.path("InputTransformer");
    return transformer.isObject() ? filled(transformer, event, ruleArn) : Json.write(event);
  }

  private static JsonNode at(JsonNode event, String path) {
    JsonNode node = event;
    Matcher steps = STEP.matcher(path);
    while (steps.find()) {
      node =
          steps.group(1) != null
              ? node.path(steps.group(1))
              : node.path(Integer.parseInt(steps.group(2)));
    }
    return node;
  }

  private static String filled(JsonNode transformer, JsonNode event, String ruleArn) {
    Map<String, JsonNode> values = new HashMap<>();
    transformer
        .path("InputPathsMap")
        .properties()
        .forEach(path -> values.put(path.getKey(), at(event, path.getValue().asText())));
    String rule = ruleArn.substring(ruleArn.lastIndexOf('/') + 1);
    values.put("aws.events.rule-arn", TextNode.valueOf(ruleArn));
    values.put("aws.events.rule-name", TextNode.valueOf(rule));
    values.put("aws.events.event.ingestion-time", event.path("time"));
    values.put("aws.events.event.json", event);
    ObjectNode without = event.deepCopy();
    without.remove("detail");
    values.put("aws.events.event", without);
    String template = transformer.path("InputTemplate").asText();
    StringBuilder text = new StringBuilder();
    Matcher names = NAME.matcher(template);
    int from = 0;
    while (names.find()) {
      text.append(template, from, names.start());
      JsonNode value = values.get(names.group(1));
      boolean isQuoted = isInText(template, names.start());
      text.append(value == null ? names.group() : shown(value, isQuoted));
      from = names.end();
    }
    return text.append(template, from, template.length()).toString();
  }

  private static String shown(JsonNode value, boolean isQuoted) {
    if (value.isMissingNode()) {
      return "";
    }
    String json = Json.write(value);
    if (!isQuoted) {
      return json;
    }
    String inner = value.isTextual() ? json.substring(1, json.length() - 1) : json;
    return value.isContainerNode() ? inner.replace("\\", "\\\\").replace("\"", "\\\"") : inner;
  }

  private static boolean isInText(String template, int at) {
    boolean inside = false;
    for (int i = 0; i < at; i++) {
      char c = template.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        inside = !inside;
      }
    }
    return inside;
  }
}
