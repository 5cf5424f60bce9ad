package io.mastic.neighbours.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Shelf;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Catalogs that queries may name. {@code AwsDataCatalog}, which is Glue's, is always there. */
final class DataCatalogs {

  private static final String GLUES = "AwsDataCatalog";
  private static final List<String> MEMBERS = List.of("Description", "Type", "Parameters");

  private final Db db;
  private final Shelf catalogs;

  DataCatalogs(Db db) {
    this.db = db;
    this.catalogs = new Shelf(db, "athena-catalog");
  }

  Optional<ObjectNode> find(String name) {
    return name.equals(GLUES)
        ? Optional.of(AthenaShelf.empty().put("Type", "GLUE"))
        : catalogs.find(name);
  }

  ObjectNode load(String name) {
    return find(name)
        .orElseThrow(() -> AthenaErrors.invalid("DataCatalog " + name + " was not found"));
  }

  private static ObjectNode shown(String name, ObjectNode catalog) {
    catalog.remove(AthenaShelf.TAGS);
    ObjectNode answer = AthenaShelf.empty();
    answer.set("DataCatalog", catalog.put("Name", name).put("Status", "CREATE_COMPLETE"));
    return answer;
  }

  ObjectNode create(Call call) {
    String name = call.text("Name");
    ObjectNode catalog = AthenaShelf.given(call, MEMBERS);
    catalog.set(AthenaShelf.TAGS, AthenaShelf.tags(call));
    if (name.equals(GLUES) || !catalogs.insert(name, catalog)) {
      throw AthenaErrors.invalid("DataCatalog " + name + " already exists");
    }
    return shown(name, catalog);
  }

  ObjectNode get(Call call) {
    return shown(call.text("Name"), load(call.text("Name")));
  }

  ObjectNode list(Call call) {
    ObjectNode answer =
        AthenaShelf.page(
            "DataCatalogsSummary",
            catalogs.list(AthenaShelf.listing(call, 50), item -> true),
            item -> Optional.of(summary(item.name(), item.document())));
    if (!call.has("NextToken")) {
      answer.withArrayProperty("DataCatalogsSummary").insert(0, summary(GLUES, load(GLUES)));
    }
    return answer;
  }

  private static ObjectNode summary(String name, ObjectNode catalog) {
    return catalog.retain("Type").put("CatalogName", name).put("Status", "CREATE_COMPLETE");
  }

  void update(Call call) {
    change(
        call.text("Name"),
        catalog -> {
          ObjectNode given = AthenaShelf.given(call, MEMBERS);
          catalog.setAll(given);
        });
  }

  void change(String name, Consumer<ObjectNode> change) {
    db.writeOnly(
        h -> {
          refuseGlues(name);
          ObjectNode catalog = load(name);
          change.accept(catalog);
          catalogs.put(name, catalog);
        });
  }

  private static void refuseGlues(String name) {
    if (name.equals(GLUES)) {
      throw AthenaErrors.invalid("DataCatalog " + GLUES + " cannot be changed");
    }
  }

  ObjectNode delete(Call call) {
    String name = call.text("Name");
    refuseGlues(name);
    return db.write(
        h -> {
          ObjectNode catalog = load(name);
          catalogs.delete(name);
          ObjectNode answer = shown(name, catalog);
          answer.withObjectProperty("DataCatalog").put("Status", "DELETE_COMPLETE");
          return answer;
        });
  }
}
