package io.mastic.stacks.resource;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code AWS::Glue::Database}. */
final class DatabaseType {

  private DatabaseType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .inPlace("DatabaseInput")
            .replaces("CatalogId", "DatabaseName", "DatabaseInput/Name")
            .required("CatalogId", "DatabaseInput");
    GlueVerbs verbs =
        new GlueVerbs(
            "CreateDatabase",
            properties -> {
              var request = Documents.some(properties, "CatalogId", "DatabaseInput").deepCopy();
              String given = Documents.text(properties, "DatabaseName");
              if (!given.isEmpty()) {
                request.withObject("/DatabaseInput").put("Name", given);
              }
              return request;
            },
            (properties, now) ->
                new GlueResourceType.Call(
                    "UpdateDatabase",
                    Documents.some(properties, "CatalogId", "DatabaseInput")
                        .put("Name", now.physicalId())),
            now ->
                new GlueResourceType.Call(
                    "DeleteDatabase",
                    Documents.some(now.properties(), "CatalogId").put("Name", now.physicalId())),
            (properties, answer) -> {
              String given = Documents.text(properties, "DatabaseName");
              String name =
                  given.isEmpty() ? Documents.text(properties, "DatabaseInput/Name") : given;
              return GlueResourceType.named(name.toLowerCase(Locale.ROOT));
            },
            Optional.of(
                new GlueReading(
                    "GetDatabase",
                    now ->
                        Documents.some(now.properties(), "CatalogId").put("Name", now.physicalId()),
                    GlueReading.as("DatabaseInput", "Database"),
                    Set.of("DatabaseInput"))));
    return new GlueResourceType(
        "AWS::Glue::Database",
        table,
        List.of("DatabaseInput", "Name"),
        GlueTags.NONE,
        glue,
        verbs,
        Set.of());
  }
}
