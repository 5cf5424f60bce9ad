package io.mastic.crawlers.crawler;

import io.mastic.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a crawl changed in the catalog. */
public record CatalogChanges(List<Change> all) {

  /** AWS's limit of a summary. */
  private static final int LONGEST = 255;

  public static final CatalogChanges NONE = new CatalogChanges(List.of());

  public enum Entity {
    TABLE,
    PARTITION
  }

  public enum Action {
    ADD,
    UPDATE,
    DELETE
  }

  /**
   * @param name of the table; partitions are counted by their table
   * @param amount 1 for a table
   */
  public record Change(Entity entity, Action action, String name, long amount) {}

  public CatalogChanges {
    all = List.copyOf(all);
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public long tables(Action action) {
    return count(Entity.TABLE, action);
  }

  public long count(Entity entity, Action action) {
    return all.stream()
        .filter(change -> change.entity() == entity && change.action() == action)
        .mapToLong(Change::amount)
        .sum();
  }

  /**
   * As AWS writes it: JSON within JSON, by entity and action. As many names as fit in 255
   * characters.
   */
  String summary() {
    for (int names = 20; ; names--) {
      String summary = summary(names);
      if (summary.length() <= LONGEST || names == 0) {
        return summary;
      }
    }
  }

  private String summary(int names) {
    Map<Entity, Map<Action, String>> entities = new LinkedHashMap<>();
    for (Entity entity : Entity.values()) {
      for (Action action : Action.values()) {
        List<String> named = new ArrayList<>();
        all.stream()
            .filter(change -> change.entity() == entity && change.action() == action)
            .limit(names)
            .forEach(change -> named.add(change.name()));
        long count = count(entity, action);
        if (count > 0) {
          entities
              .computeIfAbsent(entity, e -> new LinkedHashMap<>())
              .put(action, details(count, entity == Entity.TABLE ? named : List.of()));
        }
      }
    }
    return Json.write(entities);
  }

  private static String details(long count, List<String> names) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("Count", count);
    if (!names.isEmpty()) {
      details.put("Details", Map.of("names", names));
    }
    return Json.write(details);
  }
}
