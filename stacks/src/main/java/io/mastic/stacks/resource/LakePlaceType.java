package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code AWS::LakeFormation::Resource}: a place of S3 that is the lake's; Ref is its ARN. */
final class LakePlaceType {

  private static final String ARN = "ResourceArn";

  private LakePlaceType() {}

  static ResourceType of(JsonRequests lake) {
    PropertyTable table =
        new PropertyTable()
            .replaces(ARN, "UseServiceLinkedRole")
            .inPlace("HybridAccessEnabled", "RoleArn", "WithFederation")
            .required(ARN, "UseServiceLinkedRole");
    return new ServiceForm("AWS::LakeFormation::Resource", table, lake)
        .named(ARN)
        .created("RegisterResource", properties -> properties)
        .updated(
            (properties, now) -> List.of(new ServiceCall("UpdateResource", change(properties))))
        .deleted("DeregisterResource", now -> Documents.of(ARN, now.physicalId()))
        .of();
  }

  private static ObjectNode change(ObjectNode properties) {
    ObjectNode request = Documents.some(properties, ARN, "RoleArn");
    for (String flag : List.of("HybridAccessEnabled", "WithFederation")) {
      request.put(flag, properties.path(flag).asText().equals("true"));
    }
    return request;
  }
}
