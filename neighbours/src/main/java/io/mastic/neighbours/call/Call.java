package io.mastic.neighbours.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.contract.MalformedJsonException;
import io.mastic.kernel.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of one call, already checked by the service's model. */
public final class Call {

  private final ObjectNode members;

  Call(ObjectNode members) {
    this.members = members;
  }

  /**
   * Reads a body; empty is a call without members.
   *
   * @throws MalformedJsonException if it is no JSON object
   */
  static Call parse(byte[] body) {
    try {
      JsonNode node =
          body.length == 0 ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(body);
      if (node instanceof ObjectNode object) {
        return new Call(object);
      }
    } catch (IOException e) {
      // Jackson's words may quote the body, and a secret may stand there.
      throw new MalformedJsonException("The request body is not valid JSON.");
    }
    throw new MalformedJsonException("The request body must be a JSON object.");
  }

  public ObjectNode members() {
    return members;
  }

  public boolean has(String name) {
    return members.hasNonNull(name);
  }

  /** A text that the model requires. */
  public String text(String name) {
    return members.path(name).asText();
  }

  public String text(String name, String otherwise) {
    return find(name).orElse(otherwise);
  }

  public Optional<String> find(String name) {
    return has(name) ? Optional.of(members.get(name).asText()) : Optional.empty();
  }

  public int number(String name, int otherwise) {
    return has(name) ? members.get(name).asInt() : otherwise;
  }

  public long size(String name, long otherwise) {
    return has(name) ? members.get(name).asLong() : otherwise;
  }

  /** Whether a flag was set; one that was not given is not. */
  public boolean says(String name) {
    return members.path(name).asBoolean(false);
  }

  public byte[] bytes(String name) {
    return Base64.getDecoder().decode(text(name));
  }

  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    members.path(name).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** The structures of a list. */
  public List<JsonNode> each(String name) {
    List<JsonNode> all = new ArrayList<>();
    members.path(name).forEach(all::add);
    return all;
  }

  /** A map of texts. */
  public Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    members.path(name).properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
    return map;
  }
}
