package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code AWS::LakeFormation::Tag}; Ref is its key. */
final class LakeTagType {

  private LakeTagType() {}

  static ResourceType of(JsonRequests lake) {
    PropertyTable table =
        new PropertyTable()
            .replaces("CatalogId", "TagKey")
            .inPlace("TagValues")
            .required("TagKey", "TagValues");
    return new ServiceForm("AWS::LakeFormation::Tag", table, lake)
        .named("TagKey")
        .created("CreateLFTag", properties -> properties)
        .updated((properties, now) -> List.of(change(properties, now)))
        .deleted("DeleteLFTag", LakeTagType::named)
        .of();
  }

  private static ObjectNode named(ResourceState now) {
    return Documents.some(now.properties(), "CatalogId").put("TagKey", now.physicalId());
  }

  private static ServiceCall change(ObjectNode properties, ResourceState now) {
    Set<String> added = values(properties.path("TagValues"));
    Set<String> gone = values(now.properties().path("TagValues"));
    gone.removeAll(added);
    added.removeAll(values(now.properties().path("TagValues")));
    ObjectNode request = named(now);
    put(request, "TagValuesToAdd", added);
    put(request, "TagValuesToDelete", gone);
    return new ServiceCall("UpdateLFTag", request);
  }

  private static void put(ObjectNode request, String member, Set<String> values) {
    if (!values.isEmpty()) {
      values.forEach(request.putArray(member)::add);
    }
  }

  private static Set<String> values(JsonNode list) {
    Set<String> values = new LinkedHashSet<>();
    list.forEach(value -> values.add(value.asText()));
    return values;
  }
}
