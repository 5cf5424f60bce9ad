package io.mastic.neighbours.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mastic.kernel.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** AWS's model of a service, as far as requests are checked by it. */
public final class AwsModel {

  @JsonProperty List<String> operations = List.of();
  @JsonProperty Map<String, String> inputs = Map.of();
  @JsonProperty Map<String, ModelShape> shapes = Map.of();
  @JsonProperty Map<String, RestRoute> routes = Map.of();

  /**
   * Reads the model of that name, which tools/extract-models.py has written.
   *
   * @param name as botocore calls the service, for example {@code secretsmanager}
   */
  public static AwsModel of(String name) {
    try (InputStream file = AwsModel.class.getResourceAsStream(name + ".json")) {
      if (file == null) {
        throw new IllegalArgumentException("no model of " + name);
      }
      return Json.MAPPER.readValue(file, AwsModel.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All operations of the service's API. */
  public List<String> operations() {
    return operations;
  }

  /** The members that a request of that operation may have. */
  public List<String> members(String operation) {
    return List.copyOf(shape(inputs.getOrDefault(operation, "")).members.keySet());
  }

  ModelShape input(String operation) {
    return shape(inputs.getOrDefault(operation, ""));
  }

  ModelShape shape(String name) {
    return shapes.getOrDefault(name, new ModelShape());
  }
}
