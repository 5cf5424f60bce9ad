package io.mastic.crawlers.crawl;

import io.mastic.crawlers.crawler.CrawlerRules;
import io.mastic.crawlers.detect.Detector;
import io.mastic.crawlers.detect.Look;
import io.mastic.crawlers.event.EventBatch;
import io.mastic.crawlers.explain.CrawlCode;
import io.mastic.crawlers.explain.CrawlFinding;
import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.explain.FolderExplanation;
import io.mastic.crawlers.group.Folder;
import io.mastic.crawlers.group.Found;
import io.mastic.crawlers.group.FoundFile;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.group.Globs;
import io.mastic.crawlers.group.Grouping;
import io.mastic.crawlers.group.LakeMark;
import io.mastic.crawlers.group.TableFinder;
import io.mastic.crawlers.lake.LakeException;
import io.mastic.crawlers.memory.Recollection;
import io.mastic.crawlers.memory.SeenFile;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Uri;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.S3Target;

/**
 * Lists one target page by page, looks at its files, and tells which tables they are. Files of a
 * page are read in parallel.
 *
 * <p>What is kept grows with the folders, not with the files: of each folder its name, how many
 * files, records and bytes, and a shape that folders of one kind share. That much must be kept:
 * whether folders are partitions of one table or tables of their own is known when the last of them
 * has been seen, and each then is a partition to be written.
 */
final class Survey {

  private static final int MOST_SCHEMAS = 1000;

  private final ObjectStore store;
  private final ExecutorService readers;
  private final Detector detector;
  private final Grouping grouping;
  private final Reach reach;
  private final Findings findings;
  private final Recall recall;

  /** One that remembers nothing. */
  Survey(
      ObjectStore store,
      ExecutorService readers,
      Detector detector,
      Grouping grouping,
      Reach reach,
      Findings findings) {
    this(store, readers, detector, grouping, reach, findings, Recall.NOTHING);
  }

  /**
   * @param findings what is found out, and which files are passed over, and why
   */
  Survey(
      ObjectStore store,
      ExecutorService readers,
      Detector detector,
      Grouping grouping,
      Reach reach,
      Findings findings,
      Recall recall) {
    this.store = store;
    this.readers = readers;
    this.detector = detector;
    this.grouping = grouping;
    this.reach = reach;
    this.findings = findings;
    this.recall = recall;
  }

  /**
   * @throws CrawlException if the target is not there
   */
  List<FoundTable> tables(S3Target target) throws InterruptedException {
    S3Uri include = S3Uri.parse(CrawlerRules.path(target));
    if (!store.bucketExists(include.bucket())) {
      throw new CrawlException(
          "The S3 bucket " + include.bucket() + " of target " + include + " does not exist.");
    }
    try {
      Optional<ObjectInfo> single = single(include);
      return single.isPresent() ? ofFile(include, single.get()) : ofFolder(include, target);
    } catch (ObjectStoreException e) {
      throw new CrawlException("Target " + include + " cannot be listed: " + e.getMessage());
    }
  }

  /** An include path may be a file's. */
  private Optional<ObjectInfo> single(S3Uri include) {
    return include.key().isEmpty() || include.key().endsWith("/")
        ? Optional.empty()
        : store.find(include.bucket(), include.key());
  }

  private List<FoundTable> ofFile(S3Uri include, ObjectInfo file) {
    Look look = detector.look(include.bucket(), file);
    if (look instanceof Look.Recognized recognized) {
      FoundFile found = new FoundFile(file.key(), file.size(), recognized);
      return List.of(TableFinder.ofFile(include.bucket(), found));
    }
    warn(include.bucket(), file.key(), (Look.Unknown) look);
    return List.of();
  }

  private List<FoundTable> ofFolder(S3Uri include, S3Target target) throws InterruptedException {
    String key = include.key();
    String prefix = key.isEmpty() || key.endsWith("/") ? key : key + "/";
    Globs exclusions = Globs.of(target.exclusions());
    int sample = target.sampleSize() == null ? Integer.MAX_VALUE : target.sampleSize();
    Tree tree = new Tree(include.toString(), prefix, sample);
    Iterator<List<ObjectInfo>> pages = pages(include, prefix);
    do {
      reach.check();
      List<ObjectInfo> page = pages.next();
      List<ObjectInfo> marks =
          page.stream().filter(file -> tree.mark(file.key(), exclusions)).toList();
      List<ObjectInfo> files =
          page.stream()
              .filter(file -> isData(file.key().substring(prefix.length())))
              .filter(file -> !exclusions.match(file.key().substring(prefix.length())))
              .toList();
      tree.add(include.bucket(), files, marks);
    } while (pages.hasNext() && !reach.isEnough(tree.files));
    if (tree.files == 0) {
      findings.add(CrawlFinding.of(CrawlCode.NO_FILES, include.toString()));
    }
    List<String> path = prefix.isEmpty() ? List.of() : split(prefix);
    Found found = TableFinder.of(include.bucket(), path, tree.root, grouping, findings);
    List<String> globs =
        target.exclusions().stream()
            .map(glob -> Globs.literal("s3://" + include.bucket() + "/" + prefix) + glob)
            .toList();
    return Stream.concat(
            found.tables().stream().map(table -> table.without(globs)),
            found.lakes().stream().flatMap(lake -> table(lake).stream()))
        .toList();
  }

  /** All files; where events are taken, and it was crawled before, those of folders they name. */
  private Iterator<List<ObjectInfo>> pages(S3Uri include, String prefix) {
    Recollection before = recall.of(include.toString());
    if (recall.events().isEmpty() || before.isEmpty()) {
      return new ListedPages(store, include.bucket(), prefix);
    }
    EventBatch events = recall.events().get();
    NavigableSet<String> named = new TreeSet<>(events.folders(include.bucket()));
    named.removeIf(folder -> !folder.startsWith(prefix));
    findings.add(
        CrawlCode.BY_EVENTS,
        include.toString(),
        Map.of(
            "messages", String.valueOf(events.messages()),
            "folders", String.valueOf(named.size())));
    return new EventPages(store, include.bucket(), before, named);
  }

  private Optional<FoundTable> table(Found.FoundLake lake) {
    try {
      return Optional.of(new LakeReader(store).table(lake));
    } catch (LakeException e) {
      findings.add(
          CrawlCode.LAKE_UNREADABLE,
          lake.location(),
          Map.of("why", String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /** The folders of a target while its files come in, in the order of their keys. */
  private final class Tree {
    private final String target;
    private final String prefix;
    private final int sample;
    private final Recollection before;
    private final Set<String> knownFolders;
    private final Folder root = Folder.root();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<FileSchema, Look.Recognized> schemas = new HashMap<>();
    private long files;
    private int pages;

    private record Open(List<String> path, Folder folder) {}

    /**
     * @param before what is remembered of it: then it is not looked at
     */
    private record Looking(
        Folder folder, ObjectInfo file, Future<Look> look, Optional<SeenFile> before) {}

    Tree(String target, String prefix, int sample) {
      this.target = target;
      this.before = recall.of(target);
      this.knownFolders = recall.trust() == Recall.Trust.OF_FOLDERS ? before.folders() : Set.of();
      this.prefix = prefix;
      this.sample = sample;
    }

    /**
     * Takes note of a file that says that its folder is a table of a lake format; whether it does.
     */
    boolean mark(String key, Globs exclusions) {
      String path = key.substring(prefix.length());
      Optional<LakeMark.Place> place = LakeMark.of(path).filter(found -> !exclusions.match(path));
      place.ifPresent(
          found ->
              root.at(found.folder().isEmpty() ? List.of() : split(found.folder()))
                  .mark(new LakeMark(found.lake(), key)));
      return place.isPresent();
    }

    /**
     * @param marks what is no data, and says that its folder is a table
     */
    void add(String bucket, List<ObjectInfo> page, List<ObjectInfo> marks)
        throws InterruptedException {
      List<SeenFile> noted = new ArrayList<>();
      for (ObjectInfo file : marks) {
        if (!isData(file.key().substring(prefix.length()))) {
          noted.add(new SeenFile(file.key(), file.size(), file.etag(), Look.Unknown.MARK));
        }
      }
      List<Looking> looking = new ArrayList<>();
      for (ObjectInfo file : page) {
        boolean isKnown = knownFolders.contains(Recollection.folder(file.key()));
        Optional<SeenFile> seen = isKnown ? before.findByName(file.key()) : before.find(file);
        if (isKnown && seen.isEmpty()) {
          noted.add(new SeenFile(file.key(), file.size(), file.etag(), Look.Unknown.PASSED_OVER));
          continue;
        }
        Folder folder = root.at(folders(file.key().substring(prefix.length())));
        if (folder.nextToLook() > sample) {
          folder.addUnseen(file.size());
        } else {
          Future<Look> look =
              seen.<Future<Look>>map(known -> CompletableFuture.completedFuture(known.look()))
                  .orElseGet(() -> readers.submit(() -> detector.look(bucket, file)));
          looking.add(new Looking(folder, file, look, seen));
        }
      }
      files += page.size();
      List<Future<Optional<FolderExplanation>>> explaining = new ArrayList<>();
      try {
        for (Looking each : looking) {
          reach.check();
          Optional<Look> seen = result(bucket, each);
          if (seen.isEmpty()) {
            continue;
          }
          Look look = seen.get();
          keep(bucket, each, look);
          if (!look.equals(Look.Unknown.GONE)) {
            ObjectInfo file = each.file();
            noted.add(
                each.before()
                    .orElseGet(() -> new SeenFile(file.key(), file.size(), file.etag(), look)));
          }
          if (findings.mayExplain(explaining.size()) && isFirstOfItsKind(each, look)) {
            explaining.add(readers.submit(() -> explanation(bucket, each.file())));
          }
        }
        for (Future<Optional<FolderExplanation>> each : explaining) {
          reach.check();
          result(each).ifPresent(findings::explain);
        }
        if (!noted.isEmpty()) {
          noted.sort(Recollection.ORDER);
          recall.keep(target, pages++, noted);
        }
      } finally {
        looking.forEach(each -> each.look().cancel(true));
        explaining.forEach(each -> each.cancel(true));
      }
    }

    private static boolean isFirstOfItsKind(Looking looking, Look look) {
      return looking.before().isEmpty()
          && looking.file().size() > 0
          && looking
              .folder()
              .isFirst(
                  look instanceof Look.Recognized recognized
                      ? recognized.format().classification()
                      : "UNKNOWN");
    }

    private Optional<FolderExplanation> explanation(String bucket, ObjectInfo file) {
      String folder = file.key().substring(0, file.key().lastIndexOf('/') + 1);
      return detector.explain(bucket, file, "s3://" + bucket + "/" + folder);
    }

    /** What cannot be read now was read before: that it is not explained is no loss. */
    private Optional<FolderExplanation> result(Future<Optional<FolderExplanation>> future)
        throws InterruptedException {
      try {
        return Watched.get(future, reach);
      } catch (ExecutionException e) {
        return Optional.empty();
      }
    }

    /** Empty for a file that cannot be read, which is one file's own trouble. */
    private Optional<Look> result(String bucket, Looking looking) throws InterruptedException {
      try {
        return Optional.of(Watched.get(looking.look(), reach));
      } catch (ExecutionException e) {
        String file = "s3://" + bucket + "/" + looking.file().key();
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (isOfStore(cause)) {
          throw new CrawlException("File " + file + " cannot be read: " + cause.getMessage());
        }
        findings.add(CrawlCode.UNREADABLE_FILE, file, Map.of("why", cause.toString()));
        return Optional.empty();
      }
    }

    /** Whether the next file would fare no better. */
    private static boolean isOfStore(Throwable problem) {
      return (problem instanceof ObjectStoreException refused && refused.status() >= 500)
          || (problem instanceof UncheckedIOException broken
              && !(broken.getCause() instanceof FileSystemException));
    }

    private void keep(String bucket, Looking looking, Look look) {
      String key = looking.file().key();
      enter(folders(key.substring(prefix.length())), looking.folder());
      if (look instanceof Look.Recognized recognized) {
        looking
            .folder()
            .add(
                new FoundFile(key, looking.file().size(), shared(recognized)),
                grouping.likenessOfFiles());
      } else if (look instanceof Look.Unknown unknown) {
        warn(bucket, key, unknown);
        if (looking.file().size() > 0) {
          looking.folder().addStranger(key.substring(key.lastIndexOf('/') + 1));
        }
      }
    }

    /** Many files have the same schema: they share one, so that partitions cost little memory. */
    private Look.Recognized shared(Look.Recognized look) {
      if (schemas.size() > MOST_SCHEMAS) {
        schemas.clear();
      }
      Look.Recognized known = schemas.putIfAbsent(look.schema(), look);
      return known == null
          ? look
          : new Look.Recognized(
              known.format().equals(look.format()) ? known.format() : look.format(),
              known.schema(),
              look.records(),
              known.paths().equals(look.paths()) ? known.paths() : look.paths());
    }

    /** Closes the folders that no more files will come to, as keys come in order. */
    private void enter(List<String> path, Folder folder) {
      while (!open.isEmpty() && !isWithin(path, open.peek().path())) {
        open.pop().folder().close();
      }
      if (open.isEmpty() || open.peek().folder() != folder) {
        open.push(new Open(path, folder));
      }
    }

    private static boolean isWithin(List<String> path, List<String> outer) {
      return path.size() >= outer.size() && path.subList(0, outer.size()).equals(outer);
    }
  }

  private void warn(String bucket, String key, Look.Unknown unknown) {
    findings.add(
        CrawlCode.UNKNOWN_FILE, "s3://" + bucket + "/" + key, Map.of("why", unknown.why()));
  }

  /**
   * Whether readers of a table would read a file: not what lies in folders or has names that begin
   * with a dot or an underscore, as Spark and Hive have it, nor what only marks a folder.
   */
  private static boolean isData(String path) {
    if (path.isEmpty() || path.endsWith("/") || path.endsWith("_$folder$")) {
      return false;
    }
    return split(path).stream()
        .noneMatch(step -> step.startsWith(".") || (step.startsWith("_") && step.indexOf('=') < 0));
  }

  private static List<String> folders(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? List.of() : split(path.substring(0, slash));
  }

  private static List<String> split(String path) {
    String inner = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return Arrays.asList(inner.split("/", -1));
  }
}
