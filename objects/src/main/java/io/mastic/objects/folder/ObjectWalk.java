package io.mastic.objects.folder;

import io.mastic.objects.KeyOrder;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing: a walk through the folders in key order, which starts where the page
 * starts and ends where it is full.
 *
 * <p>In key order a folder {@code a} stands at "a/" and not at "a", behind {@code a-b}; an object
 * beside it, kept inside the folder, stands at "a". So each folder is met twice: once by its name,
 * and again when the names in between have passed.
 */
final class ObjectWalk {

  /** Reads the facts of an object; a page asks only for those that it returns. */
  interface Facts {
    ObjectInfo of(String key, BasicFileAttributes file) throws IOException;
  }

  private final FolderNames names;
  private final Facts facts;
  private final String prefix;
  private final @Nullable String delimiter;
  private final @Nullable String after;
  private final int limit;

  private final Deque<Level> levels = new ArrayDeque<>();
  private final List<ObjectInfo> objects = new ArrayList<>();
  private final List<String> commonPrefixes = new ArrayList<>();
  private @Nullable String last;

  ObjectWalk(
      FolderNames names,
      Facts facts,
      String prefix,
      @Nullable String delimiter,
      @Nullable String after,
      int limit) {
    this.names = names;
    this.facts = facts;
    this.prefix = prefix;
    this.delimiter = delimiter;
    this.after = after;
    this.limit = limit;
  }

  ObjectListing page(Path bucket) throws IOException {
    String base = prefix.substring(0, prefix.lastIndexOf('/') + 1);
    Path top = base.isEmpty() ? bucket : Keys.folder(bucket, base.substring(0, base.length() - 1));
    if (!Links.isClear(bucket, top)) {
      return new ObjectListing(objects, commonPrefixes, null);
    }
    levels.push(new Level(base, top, names.of(top)));
    while (!levels.isEmpty()) {
      Level level = levels.getFirst();
      String name = level.next();
      if (name == null) {
        levels.pop();
      } else if (!step(level, name)) {
        return new ObjectListing(objects, commonPrefixes, last);
      }
    }
    return new ObjectListing(objects, commonPrefixes, null);
  }

  /** False if the page is full and this name would have added to it. */
  private boolean step(Level level, String name) throws IOException {
    if (name.endsWith("/")) {
      return folder(level, name);
    }
    String key = level.base + name;
    Path path = level.path(name);
    Optional<BasicFileAttributes> file = attributes(path);
    if (file.isPresent() && file.get().isDirectory()) {
      if (reaches(key + "/")) {
        level.later(name);
      }
      file = attributes(path.resolve(FileNames.SELF));
    }
    return file.isEmpty() || !file.get().isRegularFile() || !wanted(key) || add(key, file.get());
  }

  private boolean folder(Level level, String name) throws IOException {
    String key = level.base + name;
    Path path = level.path(name.substring(0, name.length() - 1));
    if ("/".equals(delimiter) && key.startsWith(prefix)) {
      return !isAfter(key) || !holdsObjects(path) || addPrefix(key);
    }
    levels.push(new Level(key, path, names.of(path)));
    return true;
  }

  private boolean add(String key, BasicFileAttributes file) throws IOException {
    int fold = delimiter == null ? -1 : key.indexOf(delimiter, prefix.length());
    if (delimiter != null && fold >= 0) {
      String folded = key.substring(0, fold + delimiter.length());
      boolean known = folded.equals(last) || !isAfter(folded);
      return known || addPrefix(folded);
    }
    if (isFull()) {
      return false;
    }
    try {
      objects.add(facts.of(key, file));
      last = key;
    } catch (NoSuchFileException gone) {
      // Deleted since the folder was read.
    }
    return true;
  }

  private boolean addPrefix(String folded) {
    if (isFull()) {
      return false;
    }
    commonPrefixes.add(folded);
    last = folded;
    return true;
  }

  private boolean isFull() {
    return objects.size() + commonPrefixes.size() >= limit;
  }

  private boolean wanted(String key) {
    return key.startsWith(prefix) && isAfter(key);
  }

  /** Whether a folder can hold keys of this page. */
  private boolean reaches(String folder) {
    return (folder.startsWith(prefix) || prefix.startsWith(folder))
        && (isAfter(folder) || (after != null && after.startsWith(folder)));
  }

  private boolean isAfter(String key) {
    return after == null || KeyOrder.BY_BYTES.compare(key, after) > 0;
  }

  /** Of a link its own, which make it neither a file nor a folder. */
  static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (FileSystemException e) {
      // A file where the path has a folder, or a name that no file can have: no object is there.
      String reason = String.valueOf(e.getReason());
      if (reason.contains("Not a directory")
          || reason.contains("File name too long")
          || reason.contains("Too many levels")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether there is any object at some depth; folders alone are none. */
  static boolean holdsObjects(Path folder) throws IOException {
    List<Path> deeper = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        boolean segment = FileNames.isLong(name) || FileNames.segment(name).isPresent();
        if (Links.isFolder(entry)) {
          if (Links.isFile(entry.resolve(FileNames.SELF))) {
            return true;
          }
          if (segment) {
            deeper.add(entry);
          }
        } else if (segment && Links.isFile(entry)) {
          return true;
        }
      }
    } catch (NoSuchFileException | NotDirectoryException gone) {
      return false;
    }
    for (Path next : deeper) {
      if (holdsObjects(next)) {
        return true;
      }
    }
    return false;
  }

  /** A folder under way: the names still to come, and its sub-folders whose turn comes later. */
  private final class Level {

    final String base;
    private final Path folder;
    private final List<String> segments;
    private final PriorityQueue<String> folders = new PriorityQueue<>(KeyOrder.BY_BYTES);
    private int index;

    Level(String base, Path folder, List<String> segments) {
      this.base = base;
      this.folder = folder;
      this.segments = segments;
      index = start();
    }

    Path path(String segment) {
      return folder.resolve(FileNames.of(segment));
    }

    /** The name of an entry, or that of a sub-folder with a slash; null at the end. */
    @Nullable String next() {
      String segment = index < segments.size() ? segments.get(index) : null;
      String sub = folders.peek();
      if (sub != null && (segment == null || KeyOrder.BY_BYTES.compare(sub, segment) < 0)) {
        return folders.poll();
      }
      if (segment == null || isPastPrefix(segment)) {
        return null;
      }
      index++;
      return segment;
    }

    void later(String segment) {
      folders.add(segment + "/");
    }

    private boolean isPastPrefix(String segment) {
      String key = base + segment;
      return !key.startsWith(prefix)
          && !prefix.startsWith(key)
          && KeyOrder.BY_BYTES.compare(key, prefix) > 0;
    }

    /** The first name that this page needs; folders before it that reach into the page wait. */
    private int start() {
      String from = prefix;
      if (after != null && KeyOrder.BY_BYTES.compare(after, prefix) > 0) {
        from = after;
      }
      if (!from.startsWith(base)) {
        return KeyOrder.BY_BYTES.compare(from, base) < 0 ? 0 : segments.size();
      }
      String rest = from.substring(base.length());
      int slash = rest.indexOf('/');
      int head = slash < 0 ? rest.length() - 1 : slash;
      for (int end = 0; end <= head; end++) {
        String segment = rest.substring(0, end);
        if (reaches(base + segment + "/") && find(segment) >= 0 && Links.isFolder(path(segment))) {
          later(segment);
        }
      }
      int found = find(rest);
      return found >= 0 ? found : -found - 1;
    }

    private int find(String segment) {
      return Collections.binarySearch(segments, segment, KeyOrder.BY_BYTES);
    }
  }
}
