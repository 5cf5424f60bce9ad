package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code AWS::LakeFormation::DataLakeSettings}: the account has one document of settings, of which
 * a stack puts in what it says, and takes out of its lists what it had put in.
 */
final class LakeSettingsType implements ResourceType {

  private static final Map<String, String> LISTS =
      Map.of(
          "Admins", "DataLakeAdmins",
          "AuthorizedSessionTagValueList", "AuthorizedSessionTagValueList",
          "CreateDatabaseDefaultPermissions", "CreateDatabaseDefaultPermissions",
          "CreateTableDefaultPermissions", "CreateTableDefaultPermissions",
          "ExternalDataFilteringAllowList", "ExternalDataFilteringAllowList",
          "TrustedResourceOwners", "TrustedResourceOwners");

  private static final List<String> FLAGS =
      List.of("AllowExternalDataFiltering", "AllowFullTableExternalDataAccess");

  private final JsonRequests lake;

  LakeSettingsType(JsonRequests lake) {
    this.lake = lake;
  }

  @Override
  public String name() {
    return "AWS::LakeFormation::DataLakeSettings";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .inPlace(LISTS.keySet().stream().sorted().toArray(String[]::new))
        .inPlace("AllowExternalDataFiltering", "AllowFullTableExternalDataAccess")
        .inPlace("MutationType", "Parameters");
  }

  private ObjectNode now() {
    return lake.call("GetDataLakeSettings", Documents.of()).path("DataLakeSettings").deepCopy();
  }

  private void put(ObjectNode settings) {
    ObjectNode request = Documents.of();
    request.set("DataLakeSettings", settings);
    lake.call("PutDataLakeSettings", request);
  }

  /** What a list of the settings is to be. */
  private static ArrayNode list(JsonNode there, JsonNode given, boolean isAdded) {
    List<JsonNode> all = new ArrayList<>();
    if (isAdded) {
      there.forEach(all::add);
    }
    given.forEach(
        element -> {
          if (!all.contains(element)) {
            all.add(element);
          }
        });
    ArrayNode list = Documents.of().putArray("all");
    all.forEach(list::add);
    return list;
  }

  private static void say(ObjectNode settings, ObjectNode wanted) {
    boolean isAdded = wanted.path("MutationType").asText().equals("APPEND");
    LISTS.forEach(
        (property, member) -> {
          if (wanted.has(property)) {
            settings.set(member, list(settings.path(member), wanted.path(property), isAdded));
          }
        });
    for (String flag : FLAGS) {
      if (wanted.has(flag)) {
        settings.set(flag, wanted.get(flag));
      }
    }
    if (wanted.has("Parameters")) {
      settings.set("Parameters", wanted.get("Parameters"));
    }
  }

  private static void unsay(ObjectNode settings, ObjectNode said) {
    LISTS.forEach(
        (property, member) -> {
          ArrayNode left = Documents.of().putArray("left");
          List<JsonNode> gone = new ArrayList<>();
          said.path(property).forEach(gone::add);
          settings
              .path(member)
              .forEach(
                  element -> {
                    if (!gone.contains(element)) {
                      left.add(element);
                    }
                  });
          settings.set(member, left);
        });
    for (String flag : FLAGS) {
      if (said.has(flag)) {
        settings.put(flag, false);
      }
    }
  }

  @Override
  public ResourceState create(Wish wish) {
    ObjectNode settings = now();
    say(settings, wish.properties());
    put(settings);
    return new ResourceState(wish.name(), wish.properties(), Map.of());
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    ObjectNode settings = now();
    unsay(settings, now.properties());
    say(settings, wish.properties());
    put(settings);
    return new ResourceState(now.physicalId(), wish.properties(), Map.of());
  }

  @Override
  public void delete(ResourceState now) {
    ObjectNode settings = now();
    unsay(settings, now.properties());
    put(settings);
  }
}
