package io.mastic.crawlers.group;

import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.schema.FileSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of one folder that are alike, be it by a chain of likenesses. Keeps what they have in
 * common, and not every file; what it comes to does not depend on the order of the files.
 */
final class Cluster {

  /** So many files of a mixed folder can become tables of their own. */
  static final int MOST_FILES = 1000;

  /** So many schemas are kept apart; more are taken for one that holds them all. */
  private static final int MOST_SCHEMAS = 64;

  private Format format;
  private final TreeSet<String> paths = new TreeSet<>();
  private final List<FoundFile> files = new ArrayList<>();

  /** Each with the first of its files, by which they are put in order. */
  private final Map<FileSchema, String> schemas = new LinkedHashMap<>();

  private @Nullable FileSchema rest;
  private Stats stats = Stats.NONE;
  private double certainty = 1;

  Cluster(FoundFile first) {
    this.format = first.look().format();
  }

  boolean takes(FoundFile file, Grouping.Likeness likeness) {
    FileSchema schema = file.look().schema();
    return format.readsLike(file.look().format())
        && (likeness == Grouping.Likeness.FORMAT
            || schemas.containsKey(schema)
            || schemas.keySet().stream().anyMatch(known -> known.isSimilarTo(schema))
            || (rest != null && rest.isSimilarTo(schema)));
  }

  void add(FoundFile file) {
    format = format.together(file.look().format());
    keep(file.look().schema(), file.key());
    paths.addAll(file.look().paths());
    certainty = Math.min(certainty, file.look().certainty());
    stats = stats.plus(file.stats());
    if (files.size() <= MOST_FILES) {
      files.add(file);
    }
  }

  /** Takes in another one, after a file came that is like files of both. */
  void absorb(Cluster other) {
    format = format.together(other.format);
    other.schemas.forEach(this::keep);
    FileSchema theirs = other.rest;
    if (theirs != null) {
      FileSchema mine = rest;
      rest = mine == null ? theirs : mine.merge(theirs);
    }
    paths.addAll(other.paths);
    certainty = Math.min(certainty, other.certainty);
    stats = stats.plus(other.stats);
    other.files.stream().limit(MOST_FILES + 1L - files.size()).forEach(files::add);
  }

  private void keep(FileSchema schema, String key) {
    if (schemas.containsKey(schema) || schemas.size() < MOST_SCHEMAS) {
      schemas.merge(schema, key, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    } else {
      FileSchema before = rest;
      rest = before == null ? schema : before.merge(schema);
    }
  }

  /** Counts files that were not looked at, taking them for the likes of these. */
  void addUnseen(Stats unseen) {
    long records =
        stats.records() == 0 ? 0 : Math.round(unseen.bytes() / (double) stats.averageRecordSize());
    stats = stats.plus(new Stats(unseen.objects(), unseen.bytes(), records));
  }

  /** Gives up the single files, once it is clear that the folder is not mixed. */
  void forgetFiles() {
    files.clear();
  }

  boolean keptAllFiles() {
    return files.size() == stats.objects();
  }

  /** In the order of their names. */
  List<FoundFile> files() {
    return files.stream().sorted(Comparator.comparing(FoundFile::key)).toList();
  }

  TableShape shape() {
    FileSchema all =
        schemas.entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .reduce(FileSchema::merge)
            .orElseThrow();
    FileSchema more = rest;
    return new TableShape(
        format, more == null ? all : all.merge(more), List.copyOf(paths), certainty);
  }

  Stats stats() {
    return stats;
  }

  /** The name that comes first: of clusters of one size, the one with the smallest is first. */
  String firstKey() {
    return schemas.values().stream().min(Comparator.naturalOrder()).orElseThrow();
  }
}
