package io.mastic.neighbours.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Shelf;

/** Filters of rows and columns, each of one table. */
final class CellFilters {

  private static final String CATALOG = "TableCatalogId";
  private static final String VERSION = "VersionId";

  private final Db db;
  private final Shelf filters;

  CellFilters(Db db) {
    this.db = db;
    this.filters = new Shelf(db, "lake-filter");
  }

  private static String key(JsonNode of) {
    String own = Caller.current().account();
    if (!of.path(CATALOG).asText(own).equals(own)) {
      throw LakeErrors.notFound("Catalog not found: " + of.path(CATALOG).asText());
    }
    return below(of.path("DatabaseName"), of.path("TableName")) + of.path("Name").asText();
  }

  private static String below(JsonNode database, JsonNode table) {
    return database.asText() + "\n" + table.asText() + "\n";
  }

  private static ObjectNode given(Call call) {
    ObjectNode filter = (ObjectNode) call.members().path("TableData");
    if (filter.has("ColumnNames") && filter.has("ColumnWildcard")) {
      throw LakeErrors.invalid("Only one of ColumnNames and ColumnWildcard can be given.");
    }
    return filter.put(VERSION, Ids.uuid());
  }

  void create(Call call) {
    ObjectNode filter = given(call);
    if (!filters.insert(key(filter), filter)) {
      throw LakeErrors.exists("Filter already exists: " + filter.path("Name").asText());
    }
  }

  private ObjectNode load(JsonNode of) {
    return filters
        .find(key(of))
        .orElseThrow(
            () -> LakeErrors.notFound("Filter does not exist: " + of.path("Name").asText()));
  }

  void update(Call call) {
    String version = call.members().at("/TableData/" + VERSION).asText();
    ObjectNode filter = given(call);
    db.writeOnly(
        h -> {
          ObjectNode before = load(filter);
          if (!version.isEmpty() && !version.equals(before.path(VERSION).asText())) {
            throw LakeErrors.invalid("The filter has another version.");
          }
          filters.put(key(filter), filter);
        });
  }

  ObjectNode get(Call call) {
    ObjectNode answer = LakeCalls.empty();
    answer.set("DataCellsFilter", load(call.members()));
    return answer;
  }

  void delete(Call call) {
    if (!filters.delete(key(call.members()))) {
      ObjectNode unused = load(call.members());
    }
  }

  ObjectNode list(Call call) {
    JsonNode table = call.members().path("Table");
    String under = table.isObject() ? below(table.path("DatabaseName"), table.path("Name")) : "";
    return LakeCalls.page(
        "DataCellsFilters",
        filters.list(LakeCalls.listing(call).under(under), item -> true),
        Shelf.Item::document);
  }
}
