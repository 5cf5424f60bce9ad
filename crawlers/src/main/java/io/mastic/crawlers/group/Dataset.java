package io.mastic.crawlers.group;

import java.util.ArrayList;
import java.util.List;

/**
 * Data below a folder that can be one table: leaf folders of files, all at the same depth.
 *
 * @param depth how many levels of folders are between the folder and its files
 * @param leaves at least one
 */
record Dataset(TableShape shape, int depth, List<Leaf> leaves) {

  /** A folder of files; {@code path} leads there from the data set's folder. */
  record Leaf(List<String> path, TableShape shape, Stats stats) {

    Leaf below(String folder) {
      List<String> longer = new ArrayList<>(path.size() + 1);
      longer.add(folder);
      longer.addAll(path);
      return new Leaf(longer, shape, stats);
    }
  }

  static Dataset of(Cluster cluster) {
    TableShape shape = cluster.shape();
    return new Dataset(shape, 0, List.of(new Leaf(List.of(), shape, cluster.stats())));
  }

  boolean goesWith(Dataset other, Grouping.Likeness likeness) {
    return depth == other.depth && shape.goesWith(other.shape, likeness);
  }

  Stats stats() {
    return leaves.stream().map(Leaf::stats).reduce(Stats.NONE, Stats::plus);
  }
}
