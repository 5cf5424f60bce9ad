package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** {@code AWS::LakeFormation::TagAssociation}: tags that stand on something. */
final class LakeTaggingType {

  private LakeTaggingType() {}

  static ResourceType of(JsonRequests lake) {
    PropertyTable table =
        new PropertyTable().replaces("LFTags", "Resource").required("LFTags", "Resource");
    return new ServiceForm("AWS::LakeFormation::TagAssociation", table, lake)
        .known(
            (properties, answer) -> properties.path("Resource") + "|" + properties.path("LFTags"))
        .created("AddLFTagsToResource", properties -> properties)
        .told(
            now -> new ServiceCall("", Documents.of()),
            (made, read) ->
                Map.of(
                    "ResourceIdentifier", made.properties().path("Resource").toString(),
                    "TagsIdentifier", made.properties().path("LFTags").toString()),
            Set.of("ResourceIdentifier", "TagsIdentifier"))
        .deleted("RemoveLFTagsFromResource", LakeTaggingType::all)
        .of();
  }

  private static ObjectNode all(ResourceState now) {
    return Documents.some(now.properties(), "LFTags", "Resource");
  }
}
