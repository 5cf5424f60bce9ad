package io.mastic.crawlers.group;

import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.schema.FileSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The files of one folder that are alike. Keeps what they have in common, and not every file. */
final class Cluster {

  /** So many files of a mixed folder can become tables of their own. */
  static final int MOST_FILES = 1000;

  private final Format format;
  private final TreeSet<String> paths = new TreeSet<>();
  private final List<FoundFile> files = new ArrayList<>();
  private FileSchema schema;
  private Stats stats = Stats.NONE;

  Cluster(FoundFile first) {
    this.format = first.look().format();
    this.schema = first.look().schema();
  }

  boolean takes(FoundFile file, Grouping.Likeness likeness) {
    return format.equals(file.look().format())
        && (likeness == Grouping.Likeness.FORMAT || schema.isSimilarTo(file.look().schema()));
  }

  void add(FoundFile file) {
    schema = schema.merge(file.look().schema());
    paths.addAll(file.look().paths());
    stats = stats.plus(file.stats());
    if (files.size() <= MOST_FILES) {
      files.add(file);
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

  List<FoundFile> files() {
    return files;
  }

  TableShape shape() {
    return new TableShape(format, schema, List.copyOf(paths));
  }

  Stats stats() {
    return stats;
  }
}
