package io.mastic.objects.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.UUID;

/**
 * The files of one bucket's objects: finding, placing, removing. Callers hold the bucket's lock.
 */
final class ObjectFiles {

  private final Layout layout;
  private final Turns turns;

  ObjectFiles(Layout layout, Turns turns) {
    this.layout = layout;
    this.turns = turns;
  }

  record Found(Path path, BasicFileAttributes attributes) {}

  Optional<Found> find(Path bucket, String key) throws IOException {
    Path path = Keys.place(bucket, key);
    if (!Links.isClear(bucket, path)) {
      return Optional.empty();
    }
    Optional<BasicFileAttributes> attributes = ObjectWalk.attributes(path);
    if (attributes.isPresent() && attributes.get().isDirectory()) {
      path = path.resolve(FileNames.SELF);
      attributes = ObjectWalk.attributes(path);
    }
    Path found = path;
    return attributes.filter(BasicFileAttributes::isRegularFile).map(a -> new Found(found, a));
  }

  /** Moves a finished file to where the key belongs. */
  void place(Path bucket, String key, Path scratch) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Path target = prepared(bucket, key);
      try {
        Files.move(scratch, target, StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (NoSuchFileException e) {
        // A job removed the folder, empty until now, between the two steps.
        if (attempt == 5 || !Files.exists(scratch)) {
          throw e;
        }
      }
    }
  }

  void remove(Path bucket, String key, Path file) throws IOException {
    Files.deleteIfExists(file);
    Path place = Keys.place(bucket, key);
    prune(bucket, file.equals(place) ? Layout.parent(place) : place);
  }

  /** Makes the folders above the key, and gives the path that its object takes. */
  private Path prepared(Path bucket, String key) throws IOException {
    Path place = Keys.place(bucket, key);
    if (!Links.isFolder(Layout.parent(place)) || !Links.isClear(bucket, place)) {
      Path at = bucket;
      String[] segments = key.split("/", -1);
      for (int i = 0; i < segments.length - 1; i++) {
        at = at.resolve(FileNames.of(segments[i]));
        makeFolder(at, segments[i]);
      }
    }
    if (isLong(place)) {
      makeFolder(place, key.substring(key.lastIndexOf('/') + 1));
    }
    return Links.isFolder(place) ? place.resolve(FileNames.SELF) : place;
  }

  private void makeFolder(Path folder, String segment) throws IOException {
    if (Files.isSymbolicLink(folder)) {
      throw Links.inTheWay();
    }
    if (Links.isFolder(folder)) {
      if (isLong(folder) && !Files.exists(folder.resolve(FileNames.NAME))) {
        layout.write(folder.resolve(FileNames.NAME), segment);
      }
    } else if (Files.exists(folder)) {
      turns.intoFolder(folder);
    } else if (isLong(folder)) {
      makeNamedFolder(folder, segment);
    } else {
      Files.createDirectories(folder);
    }
  }

  private void makeNamedFolder(Path folder, String segment) throws IOException {
    Path scratch = Files.createDirectories(layout.scratch().resolve(UUID.randomUUID().toString()));
    Files.writeString(scratch.resolve(FileNames.NAME), segment, StandardCharsets.UTF_8);
    Files.move(scratch, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Folders exist for their objects' sake: those that hold none any more go. */
  private void prune(Path bucket, Path from) throws IOException {
    Path folder = from;
    while (!folder.equals(bucket)) {
      Content content = content(folder);
      if (content == Content.SELF_ONLY && !isLong(folder)) {
        turns.intoFile(folder);
      }
      if (content == Content.SELF_ONLY || content == Content.OBJECTS) {
        return;
      }
      Files.deleteIfExists(folder.resolve(FileNames.NAME));
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException filledJustNow) {
        return;
      }
      folder = Layout.parent(folder);
    }
  }

  private static boolean isLong(Path path) {
    return FileNames.isLong(path.getFileName().toString());
  }

  private enum Content {
    OBJECTS,
    SELF_ONLY,
    NOTHING
  }

  private static Content content(Path folder) throws IOException {
    Content content = Content.NOTHING;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (content == Content.NOTHING && name.equals(FileNames.SELF)) {
          content = Content.SELF_ONLY;
        } else if (!name.equals(FileNames.NAME)) {
          return Content.OBJECTS;
        }
      }
    } catch (NoSuchFileException gone) {
      return Content.NOTHING;
    }
    return content;
  }
}
