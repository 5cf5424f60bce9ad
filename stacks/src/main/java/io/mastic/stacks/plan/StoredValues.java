package io.mastic.stacks.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.stacks.resource.Services;
import io.mastic.stacks.template.TemplateException;
import io.mastic.wire.json.JsonService;
import io.mastic.wire.json.JsonServiceException;
import java.nio.charset.StandardCharsets;

/** Values that Systems Manager and Secrets Manager keep. */
public final class StoredValues {

  private final Services services;

  public StoredValues(Services services) {
    this.services = services;
  }

  /** The value of a parameter of Systems Manager. */
  String parameter(String name) {
    return call("ssm", "GetParameter", request("Name", name).put("WithDecryption", true))
        .path("Parameter")
        .path("Value")
        .asText();
  }

  /**
   * What {@code {{resolve:SERVICE:KEY}}} stands for.
   *
   * @throws TemplateException if there is no such value
   */
  public String resolve(String service, String key) {
    return switch (service) {
      case "ssm", "ssm-secure" -> parameter(key);
      case "secretsmanager" -> secret(key);
      default ->
          throw new TemplateException(
              "Could not parse dynamic references: {{resolve:" + service + ":" + key + "}}");
    };
  }

  /** {@code ID:SecretString:JSON-KEY:STAGE:VERSION}; an id may be an ARN with colons of its own. */
  private String secret(String key) {
    int at = key.indexOf(":SecretString");
    String id = at < 0 ? key : key.substring(0, at);
    String[] rest =
        at < 0 ? new String[0] : key.substring(at + ":SecretString".length()).split(":", -1);
    ObjectNode request = request("SecretId", id);
    if (rest.length > 2 && !rest[2].isEmpty()) {
      request.put("VersionStage", rest[2]);
    }
    if (rest.length > 3 && !rest[3].isEmpty()) {
      request.put("VersionId", rest[3]);
    }
    String text = call("secretsmanager", "GetSecretValue", request).path("SecretString").asText();
    if (rest.length < 2 || rest[1].isEmpty()) {
      return text;
    }
    JsonNode value = Json.read(text).path(rest[1]);
    if (value.isMissingNode()) {
      throw new TemplateException("Could not find a value associated with JSONKey in SecretString");
    }
    return value.asText();
  }

  private static ObjectNode request(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  private JsonNode call(String service, String operation, ObjectNode request) {
    JsonService found =
        services
            .findJson(service)
            .orElseThrow(
                () ->
                    new TemplateException(
                        "Mastic does not serve " + service + ", which this template needs"));
    services.permit(service, operation, "*");
    try {
      byte[] answer = found.call(operation, request.toString().getBytes(StandardCharsets.UTF_8));
      return Json.read(new String(answer, StandardCharsets.UTF_8));
    } catch (JsonServiceException e) {
      String key = request.elements().next().asText();
      throw new TemplateException(
          service.equals("ssm")
              ? "Unable to fetch parameters [" + key + "] from parameter store for this account."
              : String.valueOf(e.getMessage()));
    }
  }
}
