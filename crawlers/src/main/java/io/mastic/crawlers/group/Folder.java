package io.mastic.crawlers.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A folder of the crawled tree: its clusters of files, and its sub-folders. */
public final class Folder {

  private final String name;
  private final Map<String, Folder> children = new TreeMap<>();
  private final List<Cluster> clusters = new ArrayList<>();
  private final Strangers strangers = new Strangers();
  private Stats unseen = Stats.NONE;
  private final Set<String> kinds = new HashSet<>(2);
  private int looked;
  private @Nullable LakeMark lake;

  private Folder(String name) {
    this.name = name;
  }

  public static Folder root() {
    return new Folder("");
  }

  String name() {
    return name;
  }

  Collection<Folder> children() {
    return children.values();
  }

  /** The clusters, the one with most files first. */
  List<Cluster> clusters() {
    clusters.sort(
        Comparator.comparingLong((Cluster cluster) -> cluster.stats().objects())
            .reversed()
            .thenComparing(Cluster::firstKey));
    if (!clusters.isEmpty() && unseen.objects() > 0) {
      clusters.get(0).addUnseen(unseen);
      unseen = Stats.NONE;
    }
    return clusters;
  }

  /** Files of this folder that are of no table. */
  Strangers strangers() {
    return strangers;
  }

  Optional<LakeMark> lake() {
    return Optional.ofNullable(lake);
  }

  /** The folder at a path below this one; made if it is not there. */
  public Folder at(List<String> path) {
    Folder folder = this;
    for (String step : path) {
      folder = folder.children.computeIfAbsent(step, Folder::new);
    }
    return folder;
  }

  /** Counts a file that is going to be looked at; says how many there are now. */
  public int nextToLook() {
    return ++looked;
  }

  /** Whether a file is the first one of its kind here. */
  public boolean isFirst(String classification) {
    return kinds.add(classification);
  }

  /** Adds a file of this folder. */
  public void add(FoundFile file, Grouping.Likeness likeness) {
    List<Cluster> alike =
        clusters.stream().filter(cluster -> cluster.takes(file, likeness)).toList();
    Cluster cluster = alike.isEmpty() ? new Cluster(file) : alike.get(0);
    if (alike.isEmpty()) {
      clusters.add(cluster);
    }
    alike.stream().skip(1).forEach(cluster::absorb);
    clusters.removeIf(other -> other != cluster && alike.contains(other));
    cluster.add(file);
  }

  /** Adds a file that readers of a table at this folder would meet, though it is of none. */
  public void addStranger(String file) {
    strangers.add(file);
  }

  /** Says that this folder is a table of a lake; of several marks the last name is the newest. */
  public void mark(LakeMark mark) {
    LakeMark before = lake;
    if (before == null || before.isOlderThan(mark)) {
      lake = mark;
    }
  }

  /** Counts a file of this folder that is beyond the sample. */
  public void addUnseen(long bytes) {
    unseen = unseen.plus(new Stats(1, bytes, 0));
  }

  /** Tells that no more files will come: a folder of one cluster needs its files no longer. */
  public void close() {
    if (clusters.size() == 1) {
      clusters.get(0).forgetFiles();
    }
  }
}
