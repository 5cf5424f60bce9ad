package io.mastic.jobs.logs;

import java.util.List;

/** A source whose groups are always the same few. */
public interface FixedGroups extends LogSource {

  List<String> groups();

  @Override
  default List<String> groups(String prefix, String after, int limit) {
    return groups().stream()
        .filter(name -> name.startsWith(prefix) && name.compareTo(after) > 0)
        .sorted()
        .limit(limit)
        .toList();
  }

  @Override
  default boolean has(String group) {
    return groups().contains(group);
  }
}
