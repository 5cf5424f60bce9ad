package io.mastic.objects.folder;

import io.mastic.objects.folder.FactsFiles.Memory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads all that a folder store keeps, beside the process that works on it, for a copy in which
 * each object has its own facts.
 *
 * <p>An object's file never changes once it is in its place, and the facts of an object that is
 * being replaced are kept with those of its successor. So a file and facts that fit it are a state
 * that was; where they do not fit, the object was replaced between the two looks, and is looked at
 * again. A second walk brings what the first one missed because it was on its way. Uploads in parts
 * that are not complete are no objects yet, and are left out.
 */
public final class StoreCopy {

  private static final int TRIES = 20;

  /** Takes what is copied; paths are relative to the folder that holds the root. */
  public interface Taker {
    void directory(Path path) throws IOException;

    /** A path that came before comes again if the object was replaced meanwhile. */
    void file(Path path, InputStream content, long size, FileTime modified) throws IOException;
  }

  private final Layout layout;
  private final Path above;
  private final FactsFiles facts;
  private final Taker taker;
  private final Map<Path, State> taken = new HashMap<>();

  private record State(long size, FileTime modified) {
    static State of(BasicFileAttributes file) {
      return new State(file.size(), file.lastModifiedTime());
    }
  }

  private StoreCopy(Layout layout, FactsFiles facts, Taker taker) {
    this.layout = layout;
    this.above = Layout.parent(layout.root());
    this.facts = facts;
    this.taker = taker;
  }

  /**
   * @param root the folder of the buckets
   * @return how many objects there are in the copy
   */
  public static int of(Path root, Taker taker) throws IOException {
    Layout layout = new Layout(root.toAbsolutePath().normalize());
    return of(layout, new FactsFiles(layout), taker);
  }

  static int of(Layout layout, FactsFiles facts, Taker taker) throws IOException {
    StoreCopy copy = new StoreCopy(layout, facts, taker);
    copy.buckets();
    copy.buckets();
    return copy.taken.size();
  }

  private void buckets() throws IOException {
    for (Path bucket : list(layout.root())) {
      if (Links.isFolder(bucket)) {
        String name = bucket.getFileName().toString();
        taker.directory(above.relativize(bucket));
        settings(layout.meta(name));
        folder(name, bucket, "");
        // After the objects, so that one that is replaced meanwhile is there as one or the other.
        settings(layout.versions(name).resolve("keys"));
        bytes(layout.versions(name).resolve("bytes"));
      }
    }
  }

  /** What is remembered of a bucket itself; of its objects it comes with each. */
  private void settings(Path meta) throws IOException {
    for (Path entry : list(meta)) {
      if (Files.isDirectory(entry) && !entry.getFileName().toString().equals("objects")) {
        settings(entry);
      } else if (Files.isRegularFile(entry)) {
        small(entry, Files.readAllBytes(entry), Files.getLastModifiedTime(entry));
      }
    }
  }

  /** Versions that are not in their place, whose bytes never change. */
  private void bytes(Path folder) throws IOException {
    for (Path file : list(folder)) {
      BasicFileAttributes attributes = ObjectWalk.attributes(file).orElse(null);
      if (attributes == null || State.of(attributes).equals(taken.get(file))) {
        continue;
      }
      try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        taker.file(
            above.relativize(file), content, attributes.size(), attributes.lastModifiedTime());
        taken.put(file, State.of(attributes));
      } catch (NoSuchFileException gone) {
        // Its version was deleted.
      }
    }
  }

  private void folder(String bucket, Path folder, String prefix) throws IOException {
    for (Path entry : list(folder)) {
      if (Links.isFolder(entry)) {
        Optional<String> segment = segment(entry);
        if (segment.isPresent()) {
          folder(bucket, entry, prefix + segment.get() + "/");
        }
      } else if (Links.isFile(entry)) {
        file(bucket, entry, prefix);
      }
    }
  }

  private void file(String bucket, Path file, String prefix) throws IOException {
    String name = file.getFileName().toString();
    if (name.equals(FileNames.NAME)) {
      small(file, Files.readAllBytes(file), Files.getLastModifiedTime(file));
    } else if (name.equals(FileNames.SELF)) {
      object(bucket, prefix.substring(0, prefix.length() - 1), file);
    } else {
      Optional<String> segment = FileNames.segment(name);
      if (segment.isPresent()) {
        object(bucket, prefix + segment.get(), file);
      }
    }
  }

  private static Optional<String> segment(Path folder) throws IOException {
    String name = folder.getFileName().toString();
    if (!FileNames.isLong(name)) {
      return FileNames.segment(name);
    }
    Path whole = folder.resolve(FileNames.NAME);
    return Links.isFile(whole)
        ? Optional.of(Files.readString(whole, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private void object(String bucket, String key, Path file) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      BasicFileAttributes before = ObjectWalk.attributes(file).orElse(null);
      if (before == null || !before.isRegularFile() || State.of(before).equals(taken.get(file))) {
        return;
      }
      try (FileChannel content =
          FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
        Optional<byte[]> memory = facts.raw(bucket, key);
        boolean same =
            ObjectWalk.attributes(file)
                .filter(now -> State.of(now).equals(State.of(before)))
                .isPresent();
        if (same && (memory.isEmpty() || fits(FactsFiles.memories(memory.get()), before))) {
          taker.file(
              above.relativize(file),
              Channels.newInputStream(content),
              before.size(),
              before.lastModifiedTime());
          if (memory.isPresent()) {
            small(facts.file(bucket, key), memory.get(), before.lastModifiedTime());
          }
          taken.put(file, State.of(before));
          return;
        }
      } catch (NoSuchFileException gone) {
        return;
      }
    }
    throw new IOException(
        "The object " + bucket + "/" + key + " is replaced all the time and cannot be copied.");
  }

  /**
   * Facts of this file; or of older ones alone, since a job has written it behind the store's back,
   * and they are void by that.
   */
  private static boolean fits(List<Memory> memories, BasicFileAttributes file) {
    long nanos = file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    return memories.stream().anyMatch(memory -> memory.isOf(file))
        || memories.stream().allMatch(memory -> memory.modifiedNanos() < nanos);
  }

  private void small(Path file, byte[] content, FileTime modified) throws IOException {
    taker.file(above.relativize(file), new ByteArrayInputStream(content), content.length, modified);
  }

  private static List<Path> list(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (NoSuchFileException | NotDirectoryException gone) {
      return List.of();
    }
    return entries;
  }
}
