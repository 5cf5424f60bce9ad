package io.mastic.crawlers.group;

import io.mastic.crawlers.explain.CrawlCode;
import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.group.Grouping.Likeness;
import io.mastic.crawlers.group.Siblings.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which tables a tree of folders is.
 *
 * <p>From the leaves up: when most of a folder's sub-folders hold alike data at one depth, they are
 * partitions of one table at that folder, and what differs is a table of its own; when no majority
 * is alike, each is a table. Files beside folders with data are tables of their own. A lone
 * sub-folder becomes a partition if its name says so, {@code key=value} or a date or number, or if
 * folders further up are alike with it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/crawler-s3-folder-table-partition.html">How
 *     a crawler determines when to create partitions</a>
 */
public final class TableFinder {

  private final String bucket;
  private final Grouping grouping;
  private final Findings findings;
  private final List<FoundTable> found = new ArrayList<>();
  private final List<Found.FoundLake> lakes = new ArrayList<>();

  private TableFinder(String bucket, Grouping grouping, Findings findings) {
    this.bucket = bucket;
    this.grouping = grouping;
    this.findings = findings;
  }

  /**
   * @param path the include path below the bucket
   * @param root the tree below that path
   * @param findings where it is said why
   */
  public static Found of(
      String bucket, List<String> path, Folder root, Grouping grouping, Findings findings) {
    TableFinder tables = new TableFinder(bucket, grouping, findings);
    tables.dataset(root, path).ifPresent(all -> tables.add(all, path));
    return new Found(
        tables.found.stream().sorted(Comparator.comparing(FoundTable::location)).toList(),
        tables.lakes);
  }

  /** The table that a single file is, with the file as its location. */
  public static FoundTable ofFile(String bucket, FoundFile file) {
    List<String> folders = new ArrayList<>();
    folders.add(bucket);
    folders.addAll(List.of(file.key().split("/", -1)));
    TableShape shape =
        new TableShape(
            file.look().format(),
            file.look().schema(),
            file.look().paths(),
            file.look().certainty());
    return new FoundTable(
        folders,
        "s3://" + bucket + "/" + file.key(),
        shape,
        file.stats(),
        List.of(),
        List.of(),
        List.of());
  }

  /** The data set that this folder is; what is not part of it is added to the tables. */
  private Optional<Dataset> dataset(Folder folder, List<String> path) {
    Optional<LakeMark> lake = folder.lake();
    if (lake.isPresent()) {
      addLake(lake.get(), path);
      return Optional.empty();
    }
    List<Named> below = new ArrayList<>();
    for (Folder child : folder.children()) {
      List<String> childPath = append(path, child.name());
      dataset(child, childPath).ifPresent(data -> below.add(new Named(child.name(), data)));
    }
    if (below.isEmpty() || filesRule(folder, below, path)) {
      for (Named child : below) {
        addOwn(child, path, CrawlCode.FOLDER_BESIDE_FILES, Map.of());
      }
      return ofFiles(folder, path, below);
    }
    for (Cluster cluster : folder.clusters()) {
      addFiles(cluster, path, CrawlCode.FILE_BESIDE_FOLDERS);
    }
    return ofFolders(below, path);
  }

  /**
   * Whether files beside sub-folders are a table of the folder: the folders are no partitions, and
   * their data is unlike. Of files and folders that are alike each is a table, as AWS warns.
   */
  private boolean filesRule(Folder folder, List<Named> below, List<String> path) {
    if (folder.clusters().isEmpty() || !mayMergeAt(path)) {
      return false;
    }
    TableShape most = folder.clusters().get(0).shape();
    boolean areAlike =
        below.stream().anyMatch(child -> child.data().shape().goesWith(most, likenessAt(path)));
    return !areAlike
        && (below.size() == 1
            ? !mergesAlone(below.get(0).name())
            : new Siblings(below, likenessAt(path)).ruling(this::mergesAlone).isEmpty());
  }

  private Optional<Dataset> ofFiles(Folder folder, List<String> path, List<Named> below) {
    List<Cluster> clusters = folder.clusters();
    if (clusters.isEmpty()) {
      return Optional.empty();
    }
    long files = clusters.stream().mapToLong(cluster -> cluster.stats().objects()).sum();
    Cluster most = clusters.get(0);
    boolean rules = most.stats().objects() * 2 > files || files > Cluster.MOST_FILES;
    Strangers strangers = new Strangers();
    strangers.addAll(folder.strangers());
    below.forEach(child -> strangers.addFolder(child.name()));
    for (Cluster cluster : clusters) {
      if (!rules || cluster != most) {
        addFiles(cluster, path, CrawlCode.FILE_UNLIKE);
        cluster.files().forEach(file -> strangers.add(name(file)));
      }
    }
    return rules ? Optional.of(Dataset.of(most, strangers)) : Optional.empty();
  }

  private static String name(FoundFile file) {
    return file.key().substring(file.key().lastIndexOf('/') + 1);
  }

  private Optional<Dataset> ofFolders(List<Named> below, List<String> path) {
    if (!mayMergeAt(path)) {
      String level = String.valueOf(grouping.tableLevel().orElse(0));
      below.forEach(
          child -> addOwn(child, path, CrawlCode.ABOVE_TABLE_LEVEL, Map.of("level", level)));
      return Optional.empty();
    }
    if (below.size() == 1 && !mergesAlone(below.get(0).name())) {
      return Optional.of(below.get(0).data().alone(below.get(0).name()));
    }
    Siblings siblings = new Siblings(below, likenessAt(path));
    Optional<List<Named>> ruling = siblings.ruling(this::mergesAlone);
    if (ruling.isEmpty()) {
      int kinds = siblings.kinds();
      CrawlCode why =
          kinds > Siblings.MOST_KINDS ? CrawlCode.TOO_MANY_SCHEMAS : CrawlCode.NO_MAJORITY;
      Map<String, String> facts =
          Map.of("kinds", String.valueOf(kinds), "count", String.valueOf(below.size()));
      below.forEach(child -> addOwn(child, path, why, facts));
      return Optional.empty();
    }
    Set<String> rulers = ruling.get().stream().map(Named::name).collect(Collectors.toSet());
    Dataset merged = merge(ruling.get());
    for (Named child : below) {
      if (!rulers.contains(child.name())) {
        addUnlike(child, path, ruling.get().get(0).data(), merged);
      }
    }
    if (rulers.size() == 1) {
      findings.add(
          CrawlCode.LONE_PARTITION,
          location(path, List.of()) + "/",
          Map.of("folder", ruling.get().get(0).name()));
    }
    return Optional.of(merged);
  }

  private void addUnlike(Named child, List<String> path, Dataset ruler, Dataset merged) {
    if (child.data().depth() != ruler.depth()) {
      Map<String, String> facts =
          Map.of(
              "depth", String.valueOf(child.data().depth() + 1),
              "others", String.valueOf(merged.depth()));
      addOwn(child, path, CrawlCode.OTHER_DEPTH, facts);
      return;
    }
    double likeness = child.data().shape().schema().likeness(merged.shape().schema());
    boolean readAlike = child.data().shape().format().readsLike(merged.shape().format());
    String percent = readAlike ? String.valueOf(Math.round(Math.floor(likeness * 100))) : "0";
    addOwn(child, path, CrawlCode.UNLIKE_FOLDER, Map.of("likeness", percent));
  }

  private void addOwn(Named child, List<String> path, CrawlCode why, Map<String, String> facts) {
    List<String> own = append(path, child.name());
    findings.add(why, location(own, tableFolder(child.data())) + "/", facts);
    add(child.data(), own);
  }

  private static Dataset merge(List<Named> alike) {
    TableShape shape =
        alike.stream().map(child -> child.data().shape()).reduce(TableShape::merge).orElseThrow();
    List<Dataset.Leaf> leaves =
        alike.stream().flatMap(child -> child.data().below(child.name()).stream()).toList();
    return new Dataset(shape, alike.get(0).data().depth() + 1, leaves, 0);
  }

  private boolean mergesAlone(String folder) {
    return PartitionKeys.family(folder).isPresent()
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

  private void addLake(LakeMark mark, List<String> path) {
    String location = location(path, List.of());
    findings.add(
        CrawlCode.LAKE_TABLE, location, Map.of("lake", mark.lake().words(), "file", mark.key()));
    lakes.add(new Found.FoundLake(append(List.of(bucket), path), location, mark));
  }

  /** The folders, all alone in theirs, that lead to the folder of the table. */
  private static List<String> tableFolder(Dataset data) {
    return data.leaves().get(0).path().subList(0, data.lone());
  }

  private void add(Dataset data, List<String> from) {
    List<String> path = append(from, tableFolder(data));
    List<Dataset.Leaf> leaves = data.leaves();
    List<List<String>> paths = leaves.stream().map(leaf -> below(leaf, data)).toList();
    List<String> keys = PartitionKeys.names(paths);
    List<FoundTable.FoundPartition> partitions = new ArrayList<>();
    List<String> exclusions = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      Dataset.Leaf leaf = leaves.get(i);
      String location = location(path, paths.get(i)) + "/";
      if (!keys.isEmpty()) {
        partitions.add(
            new FoundTable.FoundPartition(
                PartitionKeys.values(paths.get(i), keys), location, leaf.shape(), leaf.stats()));
      }
      exclusions.addAll(exclusions(leaf.strangers(), location));
    }
    String location = location(path, List.of()) + "/";
    if (!keys.isEmpty()) {
      findings.add(
          CrawlCode.PARTITIONS,
          location,
          Map.of("count", String.valueOf(leaves.size()), "keys", String.join(", ", keys)));
    }
    findings.add(FormatFinding.of(location, data.shape(), data.stats()));
    found.add(
        new FoundTable(
            append(List.of(bucket), path),
            location,
            data.shape(),
            data.stats(),
            keys,
            partitions,
            exclusions));
  }

  private static List<String> below(Dataset.Leaf leaf, Dataset data) {
    return leaf.path().subList(data.lone(), leaf.path().size());
  }

  private List<String> exclusions(Strangers strangers, String location) {
    if (strangers.count() > 0) {
      String count = String.valueOf(strangers.count());
      if (strangers.areTooMany()) {
        findings.add(CrawlCode.LEFT_OUT_TOO_MANY, location, Map.of("count", count));
      } else {
        findings.add(
            CrawlCode.LEFT_OUT,
            location,
            Map.of("count", count, "files", String.join(", ", strangers.names())));
      }
    }
    return Stream.concat(
            strangers.folders().stream().map(name -> Globs.literal(location + name) + "/**"),
            strangers.names().stream().map(name -> Globs.literal(location + name)))
        .toList();
  }

  /** Each file is a table; of a cluster too large for that, the folder is. */
  private void addFiles(Cluster cluster, List<String> path, CrawlCode why) {
    if (!cluster.keptAllFiles()) {
      add(Dataset.of(cluster, new Strangers()), path);
      return;
    }
    for (FoundFile file : cluster.files()) {
      FoundTable table = ofFile(bucket, file);
      findings.add(why, table.location(), Map.of());
      findings.add(FormatFinding.of(table.location(), table.shape(), table.stats()));
      found.add(table);
    }
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
