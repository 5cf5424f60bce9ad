package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code AWS::LakeFormation::Permissions} and the newer {@code PrincipalPermissions}: what somebody
 * is granted on something.
 */
final class LakeGrantType {

  private static final String GIVEN = "Permissions";
  private static final String TO_GIVE_ON = "PermissionsWithGrantOption";

  /** How the older of the two calls things. */
  private static final Map<String, String> OLD_NAMES =
      Map.of(
          "DatabaseResource", "Database",
          "TableResource", "Table",
          "TableWithColumnsResource", "TableWithColumns",
          "DataLocationResource", "DataLocation");

  private LakeGrantType() {}

  static ResourceType permissions(JsonRequests lake) {
    PropertyTable table =
        new PropertyTable()
            .replaces("DataLakePrincipal", "Resource")
            .inPlace(GIVEN, TO_GIVE_ON)
            .required("DataLakePrincipal", "Resource");
    return new ServiceForm("AWS::LakeFormation::Permissions", table, lake)
        .known((properties, answer) -> id(old(properties)))
        .created("GrantPermissions", LakeGrantType::old)
        .updated((properties, now) -> changes(old(properties), old(now.properties())))
        .deleted("RevokePermissions", now -> old(now.properties()))
        .of();
  }

  static ResourceType principalPermissions(JsonRequests lake) {
    PropertyTable table =
        new PropertyTable()
            .replaces("Catalog", "Principal", "Resource")
            // AWS replaces it by one of the same identity, of which the old must not take anything.
            .inPlace(GIVEN, TO_GIVE_ON)
            .required(GIVEN, TO_GIVE_ON, "Principal", "Resource");
    return new ServiceForm("AWS::LakeFormation::PrincipalPermissions", table, lake)
        .known((properties, answer) -> id(properties))
        .created("GrantPermissions", LakeGrantType::request)
        .told(
            now -> new ServiceCall("", Documents.of()),
            (made, read) ->
                Map.of(
                    "PrincipalIdentifier", made.properties().path("Principal").toString(),
                    "ResourceIdentifier", made.properties().path("Resource").toString()),
            Set.of("PrincipalIdentifier", "ResourceIdentifier"))
        .updated((properties, now) -> changes(request(properties), request(now.properties())))
        .deleted("RevokePermissions", now -> request(now.properties()))
        .of();
  }

  private static String id(ObjectNode properties) {
    return properties.path("Principal") + "|" + properties.path("Resource");
  }

  private static ObjectNode request(ObjectNode properties) {
    ObjectNode request = Documents.without(properties, "Catalog");
    if (properties.has("Catalog")) {
      request.set("CatalogId", properties.get("Catalog"));
    }
    return request;
  }

  private static ObjectNode old(ObjectNode properties) {
    ObjectNode request = Documents.some(properties, GIVEN, TO_GIVE_ON);
    request.set("Principal", properties.path("DataLakePrincipal"));
    ObjectNode resource = request.putObject("Resource");
    properties
        .path("Resource")
        .properties()
        .forEach(
            thing -> {
              String name = OLD_NAMES.getOrDefault(thing.getKey(), thing.getKey());
              resource.set(name, thing(name, thing.getValue()));
            });
    return request;
  }

  private static JsonNode thing(String name, JsonNode value) {
    if (name.equals("DataLocation")
        && value instanceof ObjectNode place
        && place.has("S3Resource")) {
      ObjectNode changed = Documents.without(place, "S3Resource");
      changed.set("ResourceArn", place.get("S3Resource"));
      return changed;
    }
    return value;
  }

  private static List<ServiceCall> changes(ObjectNode after, ObjectNode before) {
    List<ServiceCall> calls = new ArrayList<>();
    // What may be given on first: it cannot be without what is given.
    Set<String> gone = left(before, after, GIVEN);
    Set<String> notToGiveOn = left(before, after, TO_GIVE_ON);
    if (!gone.isEmpty()) {
      calls.add(new ServiceCall("RevokePermissions", of(before, gone, notToGiveOn)));
    } else if (!notToGiveOn.isEmpty()) {
      // To take only the right to give on away, the permission is granted anew without it.
      calls.add(new ServiceCall("RevokePermissions", of(before, notToGiveOn, notToGiveOn)));
    }
    calls.add(new ServiceCall("GrantPermissions", after));
    return calls;
  }

  private static ObjectNode of(ObjectNode request, Set<String> given, Set<String> toGiveOn) {
    ObjectNode some = request.deepCopy();
    given.forEach(some.putArray(GIVEN)::add);
    toGiveOn.forEach(some.putArray(TO_GIVE_ON)::add);
    return some;
  }

  private static Set<String> left(ObjectNode before, ObjectNode after, String which) {
    Set<String> left = texts(before.path(which));
    left.removeAll(texts(after.path(which)));
    return left;
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new LinkedHashSet<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
