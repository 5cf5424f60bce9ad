package io.mastic.neighbours.athena;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Shelf;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Statements with parameters, each of one work group. */
final class PreparedStatements {

  static final String KIND = "athena-statement";

  private static final String NAME = "StatementName";
  private static final String CHANGED = "LastModifiedTime";
  private static final List<String> MEMBERS = List.of("QueryStatement", "Description");

  private final Db db;
  private final Clock clock;
  private final Shelf statements;
  private final WorkGroups groups;

  PreparedStatements(Db db, Clock clock, WorkGroups groups) {
    this.db = db;
    this.clock = clock;
    this.statements = new Shelf(db, KIND);
    this.groups = groups;
  }

  private static String key(Call call) {
    return call.text("WorkGroup") + "/" + call.text(NAME);
  }

  private ObjectNode given(Call call) {
    return AthenaShelf.given(call, MEMBERS).put(CHANGED, clock.millis() / 1_000.0);
  }

  void create(Call call) {
    db.writeOnly(
        h -> {
          ObjectNode unused = groups.load(call.text("WorkGroup"));
          if (!statements.insert(key(call), given(call))) {
            throw AthenaErrors.invalid(
                "Prepared Statement " + call.text(NAME) + " already exists in this WorkGroup");
          }
        });
  }

  private ObjectNode load(String key) {
    String name = key.substring(key.indexOf('/') + 1);
    return statements
        .find(key)
        .orElseThrow(() -> AthenaErrors.notFound("Prepared Statement " + name + " was not found."));
  }

  private static ObjectNode shown(String key, ObjectNode statement) {
    int slash = key.indexOf('/');
    return statement
        .put(NAME, key.substring(slash + 1))
        .put("WorkGroupName", key.substring(0, slash));
  }

  ObjectNode get(Call call) {
    ObjectNode unused = groups.load(call.text("WorkGroup"));
    ObjectNode answer = AthenaShelf.empty();
    answer.set("PreparedStatement", shown(key(call), load(key(call))));
    return answer;
  }

  ObjectNode batchGet(Call call) {
    String group = call.text("WorkGroup");
    ObjectNode unused = groups.load(group);
    ObjectNode answer = AthenaShelf.empty();
    ArrayNode found = answer.putArray("PreparedStatements");
    ArrayNode missing = answer.putArray("UnprocessedPreparedStatementNames");
    for (String name : call.texts("PreparedStatementNames")) {
      String key = group + "/" + name;
      statements
          .find(key)
          .ifPresentOrElse(
              statement -> found.add(shown(key, statement)),
              () ->
                  missing
                      .addObject()
                      .put(NAME, name)
                      .put("ErrorCode", "STATEMENT_NOT_FOUND")
                      .put("ErrorMessage", "Prepared Statement " + name + " was not found."));
    }
    return answer;
  }

  ObjectNode list(Call call) {
    String group = call.text("WorkGroup");
    ObjectNode unused = groups.load(group);
    return AthenaShelf.page(
        "PreparedStatements",
        statements.list(AthenaShelf.listing(call, 50).under(group + "/"), item -> true),
        item -> Optional.of(shown(item.name(), item.document()).retain(NAME, CHANGED)));
  }

  void update(Call call) {
    db.writeOnly(
        h -> {
          ObjectNode unused = load(key(call));
          statements.put(key(call), given(call));
        });
  }

  void delete(Call call) {
    if (!statements.delete(key(call))) {
      ObjectNode unused = load(key(call));
    }
  }
}
