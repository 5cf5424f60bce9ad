package io.mastic.jobs.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A source whose groups are always the same few. */
public interface FixedGroups extends LogSource {

  List<String> groups();

  /** The folder of what is in the groups. */
  Path folder();

  /** They are there since their folder is, or since what it lies in is. */
  @Override
  default Instant createdAt(String group) {
    Path there = folder().toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return Files.readAttributes(there, BasicFileAttributes.class)
          .creationTime()
          .toInstant()
          .truncatedTo(ChronoUnit.MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
