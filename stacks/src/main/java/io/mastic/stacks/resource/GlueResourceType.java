package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A type of resources that Glue has: its operations and how a request for each is made of its
 * properties, which have the names of the operations' members.
 */
final class GlueResourceType implements ResourceType {

  /** What the three operations are asked, and what the first of them answers. */
  interface Verbs {

    /** The request that makes one; {@code wish} has its name where it belongs. */
    ObjectNode toCreate(ObjectNode properties);

    String createdBy();

    /** What changes one in place. */
    Call toUpdate(ObjectNode properties, ResourceState now);

    Call toDelete(ResourceState now);

    /** How one is read; empty if it is not. */
    Optional<GlueReading> reading();

    /** The id, and the attributes. */
    ResourceState made(ObjectNode properties, JsonNode answer);
  }

  /** An operation and its request. */
  record Call(String operation, ObjectNode request) {}

  private final String name;
  private final PropertyTable table;
  private final List<String> nameAt;
  private final GlueTags tags;
  private final GlueRequests glue;
  private final Verbs verbs;
  private final Set<String> attributes;

  /**
   * A type.
   *
   * @param nameAt the path to the property that is the name; empty if it has none
   */
  GlueResourceType(
      String name,
      PropertyTable table,
      List<String> nameAt,
      GlueTags tags,
      GlueRequests glue,
      Verbs verbs,
      Set<String> attributes) {
    this.name = name;
    this.table = table;
    this.nameAt = List.copyOf(nameAt);
    this.tags = tags;
    this.glue = glue;
    this.verbs = verbs;
    this.attributes = Set.copyOf(attributes);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public PropertyTable properties() {
    return table;
  }

  @Override
  public Set<String> attributes() {
    return attributes;
  }

  @Override
  public boolean takesTags() {
    return tags.isTold();
  }

  @Override
  public List<String> faults(ObjectNode properties) {
    List<String> faults = new ArrayList<>(table.faults(properties));
    if (faults.isEmpty()) {
      ObjectNode request = verbs.toCreate(untagged(named(properties, "name")));
      faults.addAll(GlueRequests.unknown(verbs.createdBy(), request));
    }
    return faults;
  }

  @Override
  public ResourceState create(Wish wish) {
    ObjectNode properties = named(wish.properties(), wish.name());
    ObjectNode request = verbs.toCreate(untagged(properties));
    tags.on(request, wish);
    JsonNode answer = glue.call(verbs.createdBy(), request);
    ResourceState made = verbs.made(properties, answer);
    return new ResourceState(made.physicalId(), wish.properties(), made.attributes());
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    Call call = verbs.toUpdate(untagged(named(wish.properties(), now.physicalId())), now);
    glue.call(call.operation(), call.request());
    tags.change(glue, wish, now);
    return new ResourceState(now.physicalId(), wish.properties(), now.attributes());
  }

  @Override
  public void delete(ResourceState now) {
    Call call = verbs.toDelete(now);
    try {
      glue.call(call.operation(), call.request());
    } catch (ResourceException e) {
      if (!e.isNotFound()) {
        throw e;
      }
    }
  }

  @Override
  public Optional<Sighting> look(ResourceState now) {
    return verbs.reading().map(reading -> reading.of(glue, now));
  }

  private ObjectNode untagged(ObjectNode properties) {
    return tags.isTold() ? properties.deepCopy().without("Tags") : properties;
  }

  private ObjectNode named(ObjectNode properties, String name) {
    if (nameAt.isEmpty() || !properties.at("/" + String.join("/", nameAt)).isMissingNode()) {
      return properties;
    }
    ObjectNode all = properties.deepCopy();
    ObjectNode at = all;
    for (String member : nameAt.subList(0, nameAt.size() - 1)) {
      at = at.get(member) instanceof ObjectNode inner ? inner : at.putObject(member);
    }
    at.put(nameAt.get(nameAt.size() - 1), name);
    return all;
  }

  /** What has nothing but a name. */
  static ResourceState named(String id) {
    return new ResourceState(id, JsonNodeFactory.instance.objectNode(), Map.of());
  }
}
