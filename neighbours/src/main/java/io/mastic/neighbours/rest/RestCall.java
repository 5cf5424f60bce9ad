package io.mastic.neighbours.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.contract.MalformedJsonException;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.FormShape;
import io.mastic.neighbours.call.RestRoute;
import java.io.IOException;
import java.util.Map;

/** The members of a call, from where they stand in a request; pure. */
final class RestCall {

  private RestCall() {}

  /** Those of the body; an empty one has none. */
  static ObjectNode members(byte[] body) {
    if (body.length == 0) {
      return Json.MAPPER.createObjectNode();
    }
    try {
      if (Json.MAPPER.readTree(body) instanceof ObjectNode members) {
        return members;
      }
    } catch (IOException e) {
      throw new MalformedJsonException("The request body is not valid JSON.");
    }
    throw new MalformedJsonException("The request body must be a JSON object.");
  }

  /**
   * Adds those of the URL's parameters.
   *
   * @param names which member a parameter is
   */
  static void parameters(
      Map<String, String> names, FormShape form, String rawQuery, ObjectNode members) {
    for (String pair : rawQuery.split("&", -1)) {
      int end = pair.indexOf('=');
      String name = RestRoute.decoded(end < 0 ? pair : pair.substring(0, end));
      String value = end < 0 ? "" : RestRoute.decoded(pair.substring(end + 1));
      String member = names.get(name);
      if (member != null) {
        add(members, member, form.member(member).type(), value);
      } else if (!name.isEmpty()) {
        // The model knows none of that name, and says so.
        members.put(name, value);
      }
    }
  }

  private static void add(ObjectNode members, String member, String type, String value) {
    switch (type) {
      case "list" -> members.withArrayProperty(member).add(value);
      case "integer", "long" -> members.set(member, number(member, value));
      case "boolean" -> members.put(member, value.equals("true"));
      default -> members.put(member, value);
    }
  }

  private static JsonNode number(String member, String value) {
    try {
      return Json.MAPPER.getNodeFactory().numberNode(Long.parseLong(value));
    } catch (NumberFormatException e) {
      throw new MalformedJsonException("Expected a number at '" + member + "'.");
    }
  }
}
