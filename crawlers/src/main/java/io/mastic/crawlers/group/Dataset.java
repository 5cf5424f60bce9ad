package io.mastic.crawlers.group;

import java.util.ArrayList;
import java.util.List;

/**
 * Data below a folder that can be one table: leaf folders of files, all at the same depth.
 *
 * @param depth how many levels of folders are between the folder and its files
 * @param leaves at least one
 * @param lone how many of these levels have the one folder: the table is below them, unless it
 *     turns out to be part of a larger one
 */
record Dataset(TableShape shape, int depth, List<Leaf> leaves, int lone) {

  /**
   * A folder of files; {@code path} leads there from the data set's folder.
   *
   * @param strangers files in it that are not the table's
   */
  record Leaf(List<String> path, TableShape shape, Stats stats, Strangers strangers) {

    Leaf below(String folder) {
      List<String> longer = new ArrayList<>(path.size() + 1);
      longer.add(folder);
      longer.addAll(path);
      return new Leaf(longer, shape, stats, strangers);
    }
  }

  static Dataset of(Cluster cluster, Strangers strangers) {
    TableShape shape = cluster.shape();
    return new Dataset(
        shape, 0, List.of(new Leaf(List.of(), shape, cluster.stats(), strangers)), 0);
  }

  /** This one, seen from the folder above, of which it is the only data. */
  Dataset alone(String folder) {
    return new Dataset(shape, depth + 1, below(folder), lone + 1);
  }

  /** Its leaves, seen from the folder above. */
  List<Leaf> below(String folder) {
    return leaves.stream().map(leaf -> leaf.below(folder)).toList();
  }

  boolean goesWith(Dataset other, Grouping.Likeness likeness) {
    return depth == other.depth && shape.goesWith(other.shape, likeness);
  }

  Stats stats() {
    return leaves.stream().map(Leaf::stats).reduce(Stats.NONE, Stats::plus);
  }
}
