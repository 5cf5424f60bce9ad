package io.mastic.neighbours.athena;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Page;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Shelf;
import java.util.List;
import java.util.Optional;

/** Queries that are kept by name. */
final class NamedQueries {

  static final String KIND = "athena-query";

  private static final int MOST = 100_000;
  private static final String ID = "NamedQueryId";
  private static final String TOKEN = "ClientRequestToken";
  private static final List<String> MEMBERS =
      List.of("Name", "Description", "Database", "QueryString", "WorkGroup", TOKEN);

  private final Db db;
  private final Shelf queries;
  private final WorkGroups groups;

  NamedQueries(Db db, WorkGroups groups) {
    this.db = db;
    this.queries = new Shelf(db, KIND);
    this.groups = groups;
  }

  ObjectNode create(Call call) {
    ObjectNode query = AthenaShelf.given(call, MEMBERS);
    query.put("WorkGroup", call.text("WorkGroup", WorkGroups.PRIMARY));
    String id =
        db.write(
            h -> {
              ObjectNode unused = groups.load(query.path("WorkGroup").asText());
              return same(query).orElseGet(() -> insert(query));
            });
    return AthenaShelf.empty().put(ID, id);
  }

  /** The same request again makes no second one. */
  private Optional<String> same(ObjectNode query) {
    if (!query.has(TOKEN)) {
      return Optional.empty();
    }
    List<Shelf.Item> before =
        queries
            .list(
                new Listing("", "", MOST, Shelf.Order.ASCENDING),
                item -> item.document().path(TOKEN).equals(query.get(TOKEN)))
            .items();
    for (Shelf.Item item : before) {
      if (!item.document().equals(query)) {
        throw AthenaErrors.invalid("Idempotent parameters do not match");
      }
    }
    return before.stream().map(Shelf.Item::name).findFirst();
  }

  private String insert(ObjectNode query) {
    String id = Ids.uuid();
    queries.put(id, query);
    return id;
  }

  private ObjectNode load(String id) {
    return queries
        .find(id)
        .orElseThrow(() -> AthenaErrors.invalid("NamedQuery " + id + " does not exist"));
  }

  private static ObjectNode shown(String id, ObjectNode query) {
    query.remove(TOKEN);
    return query.put(ID, id);
  }

  ObjectNode get(Call call) {
    String id = call.text(ID);
    ObjectNode answer = AthenaShelf.empty();
    answer.set("NamedQuery", shown(id, load(id)));
    return answer;
  }

  ObjectNode batchGet(Call call) {
    ObjectNode answer = AthenaShelf.empty();
    ArrayNode found = answer.putArray("NamedQueries");
    ArrayNode missing = answer.putArray("UnprocessedNamedQueryIds");
    for (String id : call.texts("NamedQueryIds")) {
      queries
          .find(id)
          .ifPresentOrElse(
              query -> found.add(shown(id, query)),
              () ->
                  missing
                      .addObject()
                      .put(ID, id)
                      .put("ErrorCode", "INVALID_INPUT")
                      .put("ErrorMessage", "NamedQuery " + id + " does not exist"));
    }
    return answer;
  }

  ObjectNode list(Call call) {
    String group = call.text("WorkGroup", WorkGroups.PRIMARY);
    ObjectNode unused = groups.load(group);
    Page<Shelf.Item> page =
        queries.list(
            AthenaShelf.listing(call, 50),
            item -> item.document().path("WorkGroup").asText().equals(group));
    ObjectNode answer = AthenaShelf.empty();
    ArrayNode ids = answer.putArray("NamedQueryIds");
    page.items().forEach(item -> ids.add(item.name()));
    return AthenaShelf.withToken(answer, page);
  }

  void update(Call call) {
    String id = call.text(ID);
    db.writeOnly(
        h -> {
          ObjectNode query = load(id);
          query.setAll(AthenaShelf.given(call, List.of("Name", "Description", "QueryString")));
          queries.put(id, query);
        });
  }

  void delete(Call call) {
    String id = call.text(ID);
    if (!queries.delete(id)) {
      ObjectNode unused = load(id);
    }
  }
}
