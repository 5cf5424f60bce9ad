package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::Athena::WorkGroup}; Ref is its name. */
final class WorkGroupType {

  private static final String CONFIGURATION = "WorkGroupConfiguration";
  private static final String ENGINE =
      "WorkGroupConfiguration.EngineVersion.EffectiveEngineVersion";

  /** What can be taken away again, and not only be another. */
  private static final Set<String> REMOVABLE =
      Set.of(
          "BytesScannedCutoffPerQuery",
          "CustomerContentEncryptionConfiguration",
          "OutputLocation",
          "EncryptionConfiguration",
          "ExpectedBucketOwner",
          "AclConfiguration");

  /** Members that are changed member by member. */
  private static final Set<String> WITHIN =
      Set.of("ResultConfiguration", "ManagedQueryResultsConfiguration");

  private WorkGroupType() {}

  static ResourceType of(JsonRequests athena) {
    PropertyTable table =
        new PropertyTable()
            .replaces("Name")
            .inPlace("Description", "RecursiveDeleteOption", "State", "Tags", CONFIGURATION)
            .required("Name");
    return new ServiceForm("AWS::Athena::WorkGroup", table, athena)
        .named("Name")
        .tagged("Arn")
        .created("CreateWorkGroup", WorkGroupType::creation)
        // A new one is always enabled.
        .completed(properties -> properties.path("State").asText().equals("DISABLED"))
        .told(
            now -> new ServiceCall("GetWorkGroup", named(now)),
            (made, read) ->
                Map.of(
                    "Arn",
                    arn(made.physicalId()),
                    "CreationTime",
                    read.at("/WorkGroup/CreationTime").asText(),
                    ENGINE,
                    read.at("/WorkGroup/Configuration/EngineVersion/EffectiveEngineVersion")
                        .asText()),
            Set.of("CreationTime", ENGINE))
        .varying(ENGINE)
        .updated((properties, now) -> List.of(change(properties, now)))
        .deleted(
            "DeleteWorkGroup",
            now -> {
              ObjectNode request = named(now);
              request.setAll(Documents.some(now.properties(), "RecursiveDeleteOption"));
              return request;
            })
        .of();
  }

  private static String arn(String name) {
    Caller caller = Caller.current();
    return "arn:aws:athena:" + caller.region() + ":" + caller.account() + ":workgroup/" + name;
  }

  private static ObjectNode named(ResourceState now) {
    return Documents.of("WorkGroup", now.physicalId());
  }

  private static ObjectNode creation(ObjectNode properties) {
    ObjectNode request = Documents.some(properties, "Name", "Description");
    if (properties.has(CONFIGURATION)) {
      request.set("Configuration", properties.get(CONFIGURATION));
    }
    return request;
  }

  private static ServiceCall change(ObjectNode properties, ResourceState now) {
    ObjectNode request = named(now);
    request.put("Description", properties.path("Description").asText(""));
    request.put("State", properties.path("State").asText("ENABLED"));
    request.set(
        "ConfigurationUpdates",
        updates(now.properties().path(CONFIGURATION), properties.path(CONFIGURATION)));
    return new ServiceCall("UpdateWorkGroup", request);
  }

  private static ObjectNode updates(JsonNode before, JsonNode after) {
    ObjectNode updates = Documents.of();
    List<String> names = new ArrayList<>();
    before.fieldNames().forEachRemaining(names::add);
    after
        .properties()
        .forEach(
            member -> {
              String name = member.getKey();
              names.remove(name);
              if (WITHIN.contains(name)) {
                updates.set(name + "Updates", updates(before.path(name), member.getValue()));
              } else {
                updates.set(name, member.getValue());
              }
            });
    for (String gone : names) {
      if (WITHIN.contains(gone)) {
        updates.set(gone + "Updates", updates(before.path(gone), Documents.of()));
      } else if (REMOVABLE.contains(gone)) {
        updates.put("Remove" + gone, true);
      } else if (gone.equals("EngineVersion")) {
        updates.putObject(gone).put("SelectedEngineVersion", "AUTO");
      } else {
        updates.put(gone, gone.equals("EnforceWorkGroupConfiguration"));
      }
    }
    return updates;
  }
}
