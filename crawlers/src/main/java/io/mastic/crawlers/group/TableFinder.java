package io.mastic.crawlers.group;

import io.mastic.crawlers.group.Grouping.Likeness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides which tables a tree of folders is.
 *
 * <p>From the leaves up: when most of a folder's sub-folders hold alike data, they are partitions
 * of one table at that folder, and what differs is a table of its own; when no majority is alike,
 * each is a table. Files beside folders with data are tables of their own. A lone sub-folder
 * becomes a partition only if it is named {@code key=value}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/crawler-s3-folder-table-partition.html">How
 *     a crawler determines when to create partitions</a>
 */
public final class TableFinder {

  private final String bucket;
  private final Grouping grouping;
  private final List<FoundTable> found = new ArrayList<>();

  private TableFinder(String bucket, Grouping grouping) {
    this.bucket = bucket;
    this.grouping = grouping;
  }

  /**
   * @param path the include path below the bucket
   * @param root the tree below that path
   */
  public static List<FoundTable> of(
      String bucket, List<String> path, Folder root, Grouping grouping) {
    TableFinder tables = new TableFinder(bucket, grouping);
    tables.dataset(root, path).ifPresent(all -> tables.add(all, path));
    return tables.found.stream().sorted(Comparator.comparing(FoundTable::location)).toList();
  }

  /** The table that a single file is, with the file as its location. */
  public static FoundTable ofFile(String bucket, FoundFile file) {
    List<String> folders = new ArrayList<>();
    folders.add(bucket);
    folders.addAll(List.of(file.key().split("/", -1)));
    TableShape shape =
        new TableShape(file.look().format(), file.look().schema(), file.look().paths());
    return new FoundTable(
        folders, "s3://" + bucket + "/" + file.key(), shape, file.stats(), List.of(), List.of());
  }

  /** The data set that this folder is; what is not part of it is added to the tables. */
  private Optional<Dataset> dataset(Folder folder, List<String> path) {
    List<Named> below = new ArrayList<>();
    for (Folder child : folder.children()) {
      List<String> childPath = append(path, child.name());
      dataset(child, childPath).ifPresent(data -> below.add(new Named(child.name(), data)));
    }
    if (below.isEmpty()) {
      return ofFiles(folder, path);
    }
    if (!folder.clusters().isEmpty()) {
      folder.clusters().forEach(cluster -> addFiles(cluster, path));
      below.forEach(child -> add(child.data(), append(path, child.name())));
      return Optional.empty();
    }
    return ofFolders(below, path);
  }

  private record Named(String name, Dataset data) {}

  private Optional<Dataset> ofFiles(Folder folder, List<String> path) {
    List<Cluster> clusters = folder.clusters();
    if (clusters.isEmpty()) {
      return Optional.empty();
    }
    long files = clusters.stream().mapToLong(cluster -> cluster.stats().objects()).sum();
    Cluster most = clusters.get(0);
    boolean rules = most.stats().objects() * 2 > files || files > Cluster.MOST_FILES;
    clusters.stream()
        .filter(cluster -> !rules || cluster != most)
        .forEach(cluster -> addFiles(cluster, path));
    return rules ? Optional.of(Dataset.of(most)) : Optional.empty();
  }

  private Optional<Dataset> ofFolders(List<Named> below, List<String> path) {
    List<Named> alike = largestAlike(below, likenessAt(path));
    boolean rules =
        mayMergeAt(path)
            && alike.size() * 2 > below.size()
            && (alike.size() > 1 || mergesAlone(alike.get(0)));
    below.stream()
        .filter(child -> !rules || !alike.contains(child))
        .forEach(child -> add(child.data(), append(path, child.name())));
    return rules ? Optional.of(merge(alike)) : Optional.empty();
  }

  private static List<Named> largestAlike(List<Named> below, Likeness likeness) {
    List<List<Named>> groups = new ArrayList<>();
    for (Named child : below) {
      groups.stream()
          .filter(group -> group.get(0).data().goesWith(child.data(), likeness))
          .findFirst()
          .orElseGet(
              () -> {
                List<Named> made = new ArrayList<>();
                groups.add(made);
                return made;
              })
          .add(child);
    }
    return groups.stream().max(Comparator.comparingInt(List::size)).orElseThrow();
  }

  private static Dataset merge(List<Named> alike) {
    TableShape shape =
        alike.stream().map(child -> child.data().shape()).reduce(TableShape::merge).orElseThrow();
    List<Dataset.Leaf> leaves =
        alike.stream()
            .flatMap(child -> child.data().leaves().stream().map(leaf -> leaf.below(child.name())))
            .toList();
    return new Dataset(shape, alike.get(0).data().depth() + 1, leaves);
  }

  private boolean mergesAlone(Named child) {
    return PartitionKeys.isKeyValue(child.name())
        || grouping.likeness() == Likeness.FORMAT
        || grouping.tableLevel().isPresent();
  }

  /** Level of a folder: the bucket is 1. */
  private static int level(List<String> path) {
    return path.size() + 1;
  }

  private boolean mayMergeAt(List<String> path) {
    return grouping.tableLevel().isEmpty() || level(path) >= grouping.tableLevel().getAsInt();
  }

  private Likeness likenessAt(List<String> path) {
    return grouping.tableLevel().isPresent() && mayMergeAt(path)
        ? Likeness.FORMAT
        : grouping.likeness();
  }

  private void add(Dataset data, List<String> path) {
    List<List<String>> paths = data.leaves().stream().map(Dataset.Leaf::path).toList();
    List<String> keys = PartitionKeys.names(paths);
    List<FoundTable.FoundPartition> partitions =
        keys.isEmpty()
            ? List.of()
            : data.leaves().stream()
                .map(
                    leaf ->
                        new FoundTable.FoundPartition(
                            PartitionKeys.values(leaf.path(), keys),
                            location(path, leaf.path()) + "/",
                            leaf.shape(),
                            leaf.stats()))
                .toList();
    found.add(
        new FoundTable(
            append(List.of(bucket), path),
            location(path, List.of()) + "/",
            data.shape(),
            data.stats(),
            keys,
            partitions));
  }

  /** Each file is a table; of a cluster too large for that, the folder is. */
  private void addFiles(Cluster cluster, List<String> path) {
    if (!cluster.keptAllFiles()) {
      add(Dataset.of(cluster), path);
      return;
    }
    cluster.files().forEach(file -> found.add(ofFile(bucket, file)));
  }

  private String location(List<String> path, List<String> below) {
    return "s3://" + String.join("/", append(append(List.of(bucket), path), below));
  }

  private static List<String> append(List<String> path, List<String> more) {
    List<String> longer = new ArrayList<>(path);
    longer.addAll(more);
    return longer;
  }

  private static List<String> append(List<String> path, String step) {
    return append(path, List.of(step));
  }
}
