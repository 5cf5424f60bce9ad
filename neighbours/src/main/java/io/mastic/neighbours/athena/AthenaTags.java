package io.mastic.neighbours.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.neighbours.call.Call;
import io.mastic.wire.json.JsonServiceException;
import java.util.Optional;
import java.util.function.Consumer;

/** Tags of work groups and catalogs. */
final class AthenaTags {

  private static final String GROUPS = "workgroup";
  private static final String CATALOGS = "datacatalog";

  private final WorkGroups groups;
  private final DataCatalogs catalogs;

  AthenaTags(WorkGroups groups, DataCatalogs catalogs) {
    this.groups = groups;
    this.catalogs = catalogs;
  }

  private static boolean isOf(String kind, String arn) {
    return arn.startsWith(AthenaShelf.arn(kind, ""));
  }

  private static String name(String arn) {
    return arn.substring(arn.indexOf('/') + 1);
  }

  private static JsonServiceException none(String arn) {
    return AthenaErrors.notFound("Resource " + arn + " is not found.");
  }

  private Optional<ObjectNode> find(String arn) {
    if (isOf(GROUPS, arn)) {
      return groups.find(name(arn));
    }
    return isOf(CATALOGS, arn) ? catalogs.find(name(arn)) : Optional.empty();
  }

  ObjectNode list(Call call) {
    String arn = call.text("ResourceARN");
    JsonNode tagged = find(arn).orElseThrow(() -> none(arn));
    ObjectNode answer = AthenaShelf.empty();
    ArrayNode tags = answer.putArray("Tags");
    tagged
        .path(AthenaShelf.TAGS)
        .properties()
        .forEach(
            tag -> tags.addObject().put("Key", tag.getKey()).put("Value", tag.getValue().asText()));
    return answer;
  }

  void tag(Call call) {
    change(call, tags -> AthenaShelf.putTags(tags, call));
  }

  void untag(Call call) {
    change(call, tags -> tags.remove(call.texts("TagKeys")));
  }

  private void change(Call call, Consumer<ObjectNode> change) {
    String arn = call.text("ResourceARN");
    Consumer<ObjectNode> within =
        document -> change.accept(document.withObjectProperty(AthenaShelf.TAGS));
    if (isOf(GROUPS, arn) && groups.find(name(arn)).isPresent()) {
      groups.change(name(arn), within);
    } else if (isOf(CATALOGS, arn) && catalogs.find(name(arn)).isPresent()) {
      catalogs.change(name(arn), within);
    } else {
      throw none(arn);
    }
  }
}
