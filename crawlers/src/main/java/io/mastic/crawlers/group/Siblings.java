package io.mastic.crawlers.group;

import io.mastic.crawlers.group.Grouping.Likeness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The data sets of folders beside each other: which of them are one table. */
final class Siblings {

  /** AWS: at most five different schemas. */
  static final int MOST_KINDS = 5;

  /** So many different shapes of a group are compared with what comes. */
  private static final int MOST_SHAPES = 64;

  /** A sub-folder with data. */
  record Named(String name, Dataset data) {}

  private final List<Named> all;
  private final Likeness likeness;

  Siblings(List<Named> all, Likeness likeness) {
    this.all = List.copyOf(all);
    this.likeness = likeness;
  }

  /**
   * Those that are one table; empty if each is one.
   *
   * <p>More than half of all make it, as AWS has it, if there are not too many kinds. Else folders
   * that are named as partitions of one kind make it among themselves, so that what lies beside
   * them by chance does not part them.
   *
   * @param lone whether a folder can be a partition without another one
   */
  Optional<List<Named>> ruling(Predicate<String> lone) {
    List<List<Named>> kinds = kinds(all);
    List<Named> most = largest(kinds);
    if (kinds.size() <= MOST_KINDS && isMajority(most, all) && mayStand(most, lone)) {
      return Optional.of(most);
    }
    Map<String, List<Named>> families = new TreeMap<>();
    for (Named each : all) {
      PartitionKeys.family(each.name())
          .ifPresent(f -> families.computeIfAbsent(f, key -> new ArrayList<>()).add(each));
    }
    return families.values().stream()
        .map(family -> Map.entry(family, largest(kinds(family))))
        .filter(each -> isMajority(each.getValue(), each.getKey()))
        .map(Map.Entry::getValue)
        .max(
            Comparator.comparingInt((List<Named> group) -> group.size())
                .thenComparing(group -> group.get(0).name(), Comparator.reverseOrder()));
  }

  /** How many kinds of data there are. */
  int kinds() {
    return kinds(all).size();
  }

  private static boolean isMajority(List<Named> group, List<Named> among) {
    return group.size() * 2 > among.size();
  }

  private static boolean mayStand(List<Named> group, Predicate<String> lone) {
    return group.size() > 1 || lone.test(group.get(0).name());
  }

  private static List<Named> largest(List<List<Named>> kinds) {
    return kinds.stream()
        .max(
            Comparator.comparingInt((List<Named> group) -> group.size())
                .thenComparing(group -> group.get(0).name(), Comparator.reverseOrder()))
        .orElseThrow();
  }

  /** A group of siblings, with the different shapes among them. */
  private static final class Kind {
    private final List<Named> members = new ArrayList<>();
    private final List<Dataset> shapes = new ArrayList<>();

    boolean takes(Dataset data, Likeness likeness) {
      return shapes.stream().anyMatch(known -> known.goesWith(data, likeness));
    }

    void add(Named each) {
      members.add(each);
      boolean isNew = shapes.stream().noneMatch(known -> known.shape().equals(each.data().shape()));
      if (isNew && shapes.size() < MOST_SHAPES) {
        shapes.add(each.data());
      }
    }

    void absorb(Kind other) {
      members.addAll(other.members);
      other.shapes.stream().limit(MOST_SHAPES - (long) shapes.size()).forEach(shapes::add);
    }
  }

  /** Whatever a chain of likenesses links is of one kind, so the order does not matter. */
  private List<List<Named>> kinds(List<Named> siblings) {
    List<Kind> kinds = new ArrayList<>();
    for (Named each : siblings) {
      List<Kind> alike = kinds.stream().filter(k -> k.takes(each.data(), likeness)).toList();
      Kind kind = alike.isEmpty() ? new Kind() : alike.get(0);
      if (alike.isEmpty()) {
        kinds.add(kind);
      }
      alike.stream().skip(1).forEach(kind::absorb);
      kinds.removeIf(other -> other != kind && alike.contains(other));
      kind.add(each);
    }
    return kinds.stream()
        .map(k -> k.members.stream().sorted(Comparator.comparing(Named::name)).toList())
        .toList();
  }
}
