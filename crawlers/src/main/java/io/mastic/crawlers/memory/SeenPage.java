package io.mastic.crawlers.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.crawlers.detect.Look;
import io.mastic.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files of one page of a listing as a document: what many of them share is written once. */
final class SeenPage {

  /** What a file is taken for may change with the program: then all is looked at again. */
  private static final int VERSION = 3;

  private SeenPage() {}

  static String write(List<SeenFile> files) {
    Map<ObjectNode, Integer> looks = new LinkedHashMap<>();
    ObjectNode json = Json.MAPPER.createObjectNode().put("version", VERSION);
    ArrayNode list = json.putArray("files");
    for (SeenFile file : files) {
      int look = looks.computeIfAbsent(LookJson.write(file.look()), one -> looks.size());
      long records = file.look() instanceof Look.Recognized known ? known.records() : 0;
      list.addArray().add(file.key()).add(file.size()).add(file.etag()).add(look).add(records);
    }
    json.set("looks", Json.MAPPER.valueToTree(looks.keySet()));
    return Json.write(json);
  }

  /** None if another version of the program wrote it. */
  static List<SeenFile> read(String document) {
    JsonNode json = Json.read(document);
    List<SeenFile> files = new ArrayList<>();
    if (json.path("version").asInt() != VERSION) {
      return files;
    }
    List<Look> looks = new ArrayList<>();
    json.path("looks").forEach(look -> looks.add(LookJson.read(look, 0)));
    for (JsonNode file : json.path("files")) {
      Look look = looks.get(file.path(3).asInt());
      files.add(
          new SeenFile(
              file.path(0).asText(),
              file.path(1).asLong(),
              file.path(2).asText(),
              look instanceof Look.Recognized known
                  ? known.withRecords(file.path(4).asLong())
                  : look));
    }
    return files;
  }
}
