package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The verbs of a type, each a function.
 *
 * @param creation the operation that makes one
 * @param creating its request, of the properties
 * @param updating the request that changes one, of the properties and what is there
 * @param deleting of what is there
 * @param making what was made, of the properties and the answer
 * @param reading how one is read
 */
record GlueVerbs(
    String creation,
    UnaryOperator<ObjectNode> creating,
    BiFunction<ObjectNode, ResourceState, GlueResourceType.Call> updating,
    Function<ResourceState, GlueResourceType.Call> deleting,
    BiFunction<ObjectNode, JsonNode, ResourceState> making,
    Optional<GlueReading> reading)
    implements GlueResourceType.Verbs {

  @Override
  public String createdBy() {
    return creation;
  }

  @Override
  public ObjectNode toCreate(ObjectNode properties) {
    return creating.apply(properties).deepCopy();
  }

  @Override
  public GlueResourceType.Call toUpdate(ObjectNode properties, ResourceState now) {
    return updating.apply(properties, now);
  }

  @Override
  public GlueResourceType.Call toDelete(ResourceState now) {
    return deleting.apply(now);
  }

  @Override
  public ResourceState made(ObjectNode properties, JsonNode answer) {
    return making.apply(properties, answer);
  }
}
