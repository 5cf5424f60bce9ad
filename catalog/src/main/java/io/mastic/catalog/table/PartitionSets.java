package io.mastic.catalog.table;

import io.mastic.catalog.expression.KeyType;
import io.mastic.catalog.expression.PartitionKey;
import io.mastic.kernel.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a table's partitions are.
 *
 * @param current the set that is read; it is complete
 * @param next the set that is being made, in the order of the table's keys; what changes a
 *     partition changes it in both
 */
public record PartitionSets(PartitionSet current, Optional<PartitionSet> next) {

  /**
   * As it is stored.
   *
   * @param types of the current set's keys; null if they are the table's
   */
  record Stored(long current, @Nullable List<KeyType> types, @Nullable Long next) {}

  /**
   * @param stored null for the set that every table begins with
   * @param keys of the table, as they are declared now
   */
  static PartitionSets read(long tableId, @Nullable String stored, List<PartitionKey> keys) {
    if (stored == null) {
      return new PartitionSets(new PartitionSet(tableId, keys), Optional.empty());
    }
    Stored sets = Json.read(stored, Stored.class);
    PartitionSet current =
        new PartitionSet(sets.current(), sets.types() == null ? keys : keys(sets.types()));
    return new PartitionSets(
        current, Optional.ofNullable(sets.next()).map(id -> new PartitionSet(id, keys)));
  }

  private static List<PartitionKey> keys(List<KeyType> types) {
    return IntStream.range(0, types.size())
        .mapToObj(at -> new PartitionKey("", types.get(at), at))
        .toList();
  }

  public String write() {
    List<KeyType> types = next.isEmpty() ? null : PartitionSet.types(current.keys());
    return Json.write(new Stored(current.id(), types, next.map(PartitionSet::id).orElse(null)));
  }

  public Stream<PartitionSet> all() {
    return Stream.concat(Stream.of(current), next.stream());
  }
}
