package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Writes a type down that is made by the operations of a service with a model. */
final class ServiceForm {

  private final String type;
  private final PropertyTable table;
  private final JsonRequests service;
  private String nameAt = "";
  private String tagsOf = "";
  private ServiceCall creation = new ServiceCall("", Documents.of());
  private UnaryOperator<ObjectNode> creating = properties -> properties;
  private BiFunction<ObjectNode, ResourceState, List<ServiceCall>> updating =
      (properties, now) -> List.of();
  private Function<ResourceState, ServiceCall> deleting = now -> creation;
  private BiFunction<ObjectNode, JsonNode, String> identifying = (properties, answer) -> "";
  private BiFunction<ResourceState, JsonNode, Map<String, String>> telling =
      (made, answer) -> Map.of();
  private Function<ResourceState, ServiceCall> reading = now -> creation;
  private Set<String> attributes = Set.of();
  private Set<String> varying = Set.of();
  private Predicate<ObjectNode> incomplete = properties -> false;

  ServiceForm(String type, PropertyTable table, JsonRequests service) {
    this.type = type;
    this.table = table;
    this.service = service;
  }

  /** The property that is its name, given where the template gives none. */
  ServiceForm named(String property) {
    nameAt = property;
    identifying = (properties, answer) -> properties.path(property).asText();
    return this;
  }

  /** What it is known by, of its properties and the answer that it was made with. */
  ServiceForm known(BiFunction<ObjectNode, JsonNode, String> id) {
    identifying = id;
    return this;
  }

  ServiceForm created(String operation, UnaryOperator<ObjectNode> request) {
    creation = new ServiceCall(operation, Documents.of());
    creating = request;
    return this;
  }

  /** When the operation cannot make all that is wanted: then what it made is changed at once. */
  ServiceForm completed(Predicate<ObjectNode> when) {
    incomplete = when;
    return this;
  }

  /** What changes one in place, one call after the other. */
  ServiceForm updated(BiFunction<ObjectNode, ResourceState, List<ServiceCall>> calls) {
    updating = calls;
    return this;
  }

  ServiceForm deleted(String operation, Function<ResourceState, ObjectNode> request) {
    deleting = now -> new ServiceCall(operation, request.apply(now));
    return this;
  }

  /**
   * The attributes, of how one is read.
   *
   * @param named what there is of them
   */
  ServiceForm told(
      Function<ResourceState, ServiceCall> read,
      BiFunction<ResourceState, JsonNode, Map<String, String>> values,
      Set<String> named) {
    reading = read;
    telling = values;
    attributes = named;
    return this;
  }

  /** Attributes that may be others after a change in place. */
  ServiceForm varying(String... named) {
    varying = Set.of(named);
    return this;
  }

  /**
   * It has tags.
   *
   * @param attribute the attribute that is its ARN
   */
  ServiceForm tagged(String attribute) {
    tagsOf = attribute;
    return this;
  }

  ResourceType of() {
    return new ServiceResourceType(
        new ServiceResourceType.Face(type, table, nameAt, tagsOf, attributes, varying, incomplete),
        service,
        new ServiceResourceType.Verbs(
            creation.operation(), creating, updating, deleting, identifying, reading, telling));
  }
}
