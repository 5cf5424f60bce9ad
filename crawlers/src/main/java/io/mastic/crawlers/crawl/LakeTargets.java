package io.mastic.crawlers.crawl;

import io.mastic.crawlers.crawler.CrawlerRules;
import io.mastic.crawlers.explain.CrawlCode;
import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.group.Found.FoundLake;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.group.Globs;
import io.mastic.crawlers.group.LakeMark;
import io.mastic.crawlers.group.LakeMark.Lake;
import io.mastic.crawlers.lake.LakeException;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Uri;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.DeltaTarget;
import software.amazon.awssdk.services.glue.model.HudiTarget;
import software.amazon.awssdk.services.glue.model.IcebergTarget;

/**
 * Targets that are tables of lake formats, or have them in their folders. Folders are listed one by
 * one and no further down than is asked for, and files of data not at all.
 */
final class LakeTargets {

  private static final int PAGE = 1000;

  /** AWS's. */
  private static final int USUAL_DEPTH = 10;

  private final ObjectStore store;
  private final Reach reach;
  private final Findings findings;

  LakeTargets(ObjectStore store, Reach reach, Findings findings) {
    this.store = store;
    this.reach = reach;
    this.findings = findings;
  }

  List<FoundTable> delta(DeltaTarget target) {
    return tables(target.deltaTables(), new Search(Lake.DELTA, Globs.of(List.of()), 0));
  }

  List<FoundTable> iceberg(IcebergTarget target) {
    Globs exclusions = Globs.of(target.exclusions());
    int depth = depth(target.maximumTraversalDepth());
    return tables(target.paths(), new Search(Lake.ICEBERG, exclusions, depth));
  }

  List<FoundTable> hudi(HudiTarget target) {
    Globs exclusions = Globs.of(target.exclusions());
    int depth = depth(target.maximumTraversalDepth());
    return tables(target.paths(), new Search(Lake.HUDI, exclusions, depth));
  }

  private static int depth(@Nullable Integer asked) {
    return asked == null ? USUAL_DEPTH : asked;
  }

  /**
   * @param depth how many folders below a path a table may lie
   */
  private record Search(Lake lake, Globs exclusions, int depth) {}

  private List<FoundTable> tables(List<String> paths, Search search) {
    List<FoundTable> tables = new ArrayList<>();
    for (String path : paths) {
      S3Uri place = S3Uri.parse(CrawlerRules.location(path));
      List<FoundTable> below = new ArrayList<>();
      try {
        walk(place.bucket(), folder(place.key()), folder(place.key()), search, below);
      } catch (ObjectStoreException e) {
        throw new CrawlException("Target " + place + " cannot be listed: " + e.getMessage());
      }
      if (below.isEmpty()) {
        findings.add(
            CrawlCode.NO_LAKE_TABLE, place.toString(), Map.of("lake", search.lake().words()));
      }
      tables.addAll(below);
    }
    return tables;
  }

  private static String folder(String key) {
    return key.isEmpty() || key.endsWith("/") ? key : key + "/";
  }

  private void walk(
      String bucket, String path, String folder, Search search, List<FoundTable> tables) {
    reach.check();
    List<String> children = children(bucket, folder);
    Optional<LakeMark> mark =
        children.contains(folder + search.lake().folder() + "/")
            ? mark(bucket, folder, search.lake())
            : Optional.empty();
    if (mark.isPresent()) {
      found(bucket, folder, mark.get()).ifPresent(tables::add);
      return;
    }
    boolean goesOn = levels(folder) - levels(path) < search.depth();
    for (String child : goesOn ? children : List.<String>of()) {
      String below = child.substring(path.length(), child.length() - 1);
      String name = below.substring(below.lastIndexOf('/') + 1);
      boolean isHidden = name.startsWith(".") || name.startsWith("_");
      if (!isHidden
          && !search.exclusions().match(below)
          && !search.exclusions().match(below + "/")) {
        walk(bucket, path, child, search, tables);
      }
    }
  }

  private static long levels(String folder) {
    return folder.chars().filter(c -> c == '/').count();
  }

  private List<String> children(String bucket, String folder) {
    List<String> children = new ArrayList<>();
    String after = null;
    do {
      ObjectListing page = store.list(bucket, folder, "/", after, PAGE);
      children.addAll(page.commonPrefixes());
      after = page.nextAfter();
    } while (after != null);
    return children;
  }

  /** The newest of a table's files that say what it is. */
  private Optional<LakeMark> mark(String bucket, String folder, Lake lake) {
    LakeMark newest = null;
    String after = null;
    do {
      reach.check();
      ObjectListing page = store.list(bucket, folder + lake.folder() + "/", "/", after, PAGE);
      for (ObjectInfo file : page.objects()) {
        Optional<LakeMark.Place> place = LakeMark.of(file.key().substring(folder.length()));
        if (place.isPresent() && place.get().lake() == lake) {
          LakeMark mark = new LakeMark(lake, file.key());
          newest = newest == null || newest.isOlderThan(mark) ? mark : newest;
        }
      }
      after = page.nextAfter();
    } while (after != null);
    return Optional.ofNullable(newest);
  }

  private Optional<FoundTable> found(String bucket, String folder, LakeMark mark) {
    List<String> folders = new ArrayList<>(List.of(bucket));
    if (!folder.isEmpty()) {
      folders.addAll(Arrays.asList(folder.substring(0, folder.length() - 1).split("/", -1)));
    }
    String location = "s3://" + String.join("/", folders);
    findings.add(
        CrawlCode.LAKE_TABLE, location, Map.of("lake", mark.lake().words(), "file", mark.key()));
    try {
      return Optional.of(new LakeReader(store).table(new FoundLake(folders, location, mark)));
    } catch (LakeException e) {
      findings.add(
          CrawlCode.LAKE_UNREADABLE, location, Map.of("why", String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }
}
