package io.mastic.stacks.resource;

import java.util.Map;

/** {@code AWS::Glue::Registry}. */
final class RegistryType {

  private RegistryType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable().replaces("Name").inPlace("Description", "Tags").required("Name");
    return new GlueForm("AWS::Glue::Registry", table)
        .named("Name")
        .tagged("registry")
        .created(
            "CreateRegistry",
            properties ->
                Documents.some(properties, "Description")
                    .put("RegistryName", Documents.text(properties, "Name")))
        .updated(
            "UpdateRegistry",
            (properties, now) ->
                Documents.with(
                    Documents.of("Description", Documents.text(properties, "Description")),
                    Map.of("RegistryId", Documents.of("RegistryArn", now.physicalId()))))
        .made(
            (properties, answer) -> {
              String arn = answer.path("RegistryArn").asText();
              return new ResourceState(arn, properties, Map.of("Arn", arn));
            },
            "Arn")
        .deleted(
            "DeleteRegistry",
            now ->
                Documents.with(
                    Documents.of(),
                    Map.of("RegistryId", Documents.of("RegistryArn", now.physicalId()))))
        .of(glue);
  }
}
