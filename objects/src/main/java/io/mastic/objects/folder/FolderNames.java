package io.mastic.objects.folder;

import io.mastic.objects.KeyOrder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The segments that a folder holds, in key order. The names of big folders are kept for the next
 * page of a listing as long as the folder's time says that nothing came or went.
 */
final class FolderNames {

  private static final int BIG = 1_000;
  private static final int FOLDERS_KEPT = 16;

  /** A change within one tick of a folder's clock could go unseen; a folder this old is at rest. */
  private static final Duration AT_REST = Duration.ofSeconds(2);

  private final Map<Path, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Kept> eldest) {
          return size() > FOLDERS_KEPT;
        }
      };

  private record Kept(FileTime modified, SoftReference<List<String>> names) {}

  /**
   * Sorted, so that binary search finds the place to go on from; empty for a folder that is gone.
   */
  List<String> of(Path folder) throws IOException {
    try {
      Optional<BasicFileAttributes> facts = ObjectWalk.attributes(folder);
      if (facts.isEmpty() || !facts.get().isDirectory()) {
        return List.of();
      }
      FileTime modified = facts.get().lastModifiedTime();
      List<String> known = known(folder, modified);
      if (known != null) {
        return known;
      }
      boolean atRest = System.currentTimeMillis() - modified.toMillis() >= AT_REST.toMillis();
      List<String> names = read(folder);
      if (atRest && names.size() >= BIG) {
        synchronized (kept) {
          kept.put(folder, new Kept(modified, new SoftReference<>(names)));
        }
      }
      return names;
    } catch (NoSuchFileException | NotDirectoryException gone) {
      return List.of();
    }
  }

  private @Nullable List<String> known(Path folder, FileTime modified) {
    synchronized (kept) {
      Kept found = kept.get(folder);
      return found == null || !found.modified().equals(modified) ? null : found.names().get();
    }
  }

  private static List<String> read(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String fileName = entry.getFileName().toString();
        if (FileNames.isLong(fileName)) {
          longName(entry, names);
        } else {
          FileNames.segment(fileName).ifPresent(names::add);
        }
      }
    }
    names.sort(KeyOrder.BY_BYTES);
    return Collections.unmodifiableList(names);
  }

  private static void longName(Path folder, List<String> names) throws IOException {
    Path name = folder.resolve(FileNames.NAME);
    if (!Links.isFolder(folder) || !Links.isFile(name)) {
      return;
    }
    try (InputStream text = Files.newInputStream(name, LinkOption.NOFOLLOW_LINKS)) {
      names.add(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (NoSuchFileException gone) {
      // Deleted since the folder was read.
    }
  }
}
