package io.mastic.neighbours.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a permission is about, one member of {@code Resource}; pure but for whose it is.
 *
 * @param kind for example {@code TableWithColumns}
 * @param facts its members, with the caller's account as the catalog where none was given
 */
record LakeResource(String kind, ObjectNode facts) {

  private static final Map<String, String> TYPES =
      Map.of(
          "Catalog", "CATALOG",
          "Database", "DATABASE",
          "Table", "TABLE",
          "TableWithColumns", "TABLE",
          "DataLocation", "DATA_LOCATION",
          "LFTag", "LF_TAG",
          "LFTagPolicy", "LF_TAG_POLICY",
          "LFTagExpression", "LF_NAMED_TAG_EXPRESSION");

  /**
   * @throws io.mastic.wire.json.JsonServiceException unless it is exactly one thing
   */
  static LakeResource of(JsonNode resource) {
    if (resource.size() != 1) {
      throw LakeErrors.invalid(
          "Resource must have either the catalog, table, "
              + "database or data location field populated.");
    }
    Map.Entry<String, JsonNode> only = resource.properties().iterator().next();
    ObjectNode facts = only.getValue().deepCopy();
    String id = only.getKey().equals("DataCellsFilter") ? "TableCatalogId" : "CatalogId";
    LakeCalls.requireOwn(facts);
    if (only.getKey().equals("Catalog")) {
      facts.remove("Id");
    } else {
      facts.put(id, Caller.current().account());
    }
    LakeResource found = new LakeResource(only.getKey(), facts);
    found.check();
    return found;
  }

  private void check() {
    boolean named = facts.has("Name");
    boolean all = facts.has("TableWildcard");
    if (kind.equals("Table") && named == all) {
      throw LakeErrors.invalid("Table resource must have either Name or TableWildcard.");
    }
    if (kind.equals("TableWithColumns")
        && facts.has("ColumnNames") == facts.has("ColumnWildcard")) {
      throw LakeErrors.invalid(
          "TableWithColumns resource must have either ColumnNames or ColumnWildcard.");
    }
  }

  ObjectNode document() {
    ObjectNode document = LakeCalls.empty();
    document.set(kind, facts);
    return document;
  }

  /** The same for the same thing, in whatever order its members were given. */
  String key() {
    return kind + sorted(facts);
  }

  private static String sorted(JsonNode node) {
    if (node.isObject()) {
      Map<String, String> members = new TreeMap<>();
      node.properties().forEach(e -> members.put(e.getKey(), sorted(e.getValue())));
      return members.toString();
    }
    if (node.isArray()) {
      List<String> elements = new ArrayList<>();
      node.forEach(element -> elements.add(sorted(element)));
      elements.sort(null);
      return elements.toString();
    }
    return Json.write(node);
  }

  /** Whether a filter by {@code ResourceType} wants it. */
  boolean isOf(String type) {
    String own = TYPES.getOrDefault(kind, "");
    return own.equals(type)
        || (kind.equals("LFTagPolicy")
            && type.equals("LF_TAG_POLICY_" + facts.path("ResourceType").asText()));
  }

  /** Whether a filter by {@code Resource} wants it: a table's columns are the table's too. */
  boolean isWithin(LakeResource filter) {
    boolean isTable = filter.kind.equals("Table") && TYPES.getOrDefault(kind, "").equals("TABLE");
    return isTable
        ? same(filter, "DatabaseName")
            && (filter.facts.has("TableWildcard") || same(filter, "Name"))
        : key().equals(filter.key());
  }

  private boolean same(LakeResource other, String member) {
    return facts.path(member).equals(other.facts.path(member));
  }
}
