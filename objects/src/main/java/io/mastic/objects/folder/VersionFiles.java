package io.mastic.objects.folder;

import io.mastic.kernel.Json;
import io.mastic.objects.Versioning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Where versions lie that are not in their place: beside the buckets, so that who reads a bucket's
 * folder never meets them. The history of each key is a small file in a tree like the bucket's, the
 * bytes of each version a file with a name of its own.
 */
final class VersionFiles {

  private final Layout layout;
  private final ObjectFiles files;

  VersionFiles(Layout layout, ObjectFiles files) {
    this.layout = layout;
    this.files = files;
  }

  /** What the bucket was told of versions. */
  Versioning state(String bucket) throws IOException {
    try {
      Path setting = FolderBuckets.setting(layout, bucket, Versioning.SETTING);
      return Versioning.of(Files.readString(setting, StandardCharsets.UTF_8));
    } catch (NoSuchFileException unset) {
      return Versioning.NEVER;
    }
  }

  /** The tree of histories, which is like a bucket. */
  Path tree(String bucket) {
    return layout.versions(bucket).resolve("keys");
  }

  Path bytes(String bucket, String file) {
    return layout.versions(bucket).resolve("bytes").resolve(file);
  }

  History history(String bucket, String key) throws IOException {
    try {
      ObjectFiles.Found found = files.find(tree(bucket), key).orElse(null);
      return found == null
          ? History.NONE
          : Json.read(Files.readString(found.path(), StandardCharsets.UTF_8), History.class);
    } catch (NoSuchFileException gone) {
      return History.NONE;
    }
  }

  void write(String bucket, String key, History history) throws IOException {
    Path tree = Layout.made(tree(bucket));
    if (history.entries().isEmpty()) {
      ObjectFiles.Found found = files.find(tree, key).orElse(null);
      if (found != null) {
        files.remove(tree, key, found.path());
      }
      return;
    }
    Path scratch = layout.newScratchFile();
    try {
      Files.writeString(scratch, Json.write(history), StandardCharsets.UTF_8);
      files.place(tree, key, scratch);
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  /** Gives a file another name among the bytes of versions. */
  String keep(String bucket, Path file) throws IOException {
    String name = UUID.randomUUID().toString();
    Path kept = bytes(bucket, name);
    Layout.made(Layout.parent(kept));
    Turns.link(kept, file);
    return name;
  }

  /** The bytes of versions that a history has no more. */
  void forget(String bucket, History before, History after) throws IOException {
    for (History.Entry entry : before.entries()) {
      if (entry.file() != null && !after.entries().contains(entry)) {
        Files.deleteIfExists(bytes(bucket, entry.file()));
      }
    }
  }

  /** A key whose versions are about to change in more than one step. */
  record Intent(String bucket, String key) {}

  Path intend(Intent intent) throws IOException {
    Path note = intents().resolve(UUID.randomUUID().toString());
    layout.write(note, Json.write(intent));
    return note;
  }

  interface Each {
    void of(Intent intent) throws IOException;
  }

  /** What a crash cut short. */
  void recover(Each each) throws IOException {
    try (DirectoryStream<Path> notes = Files.newDirectoryStream(intents())) {
      for (Path note : notes) {
        each.of(Json.read(Files.readString(note, StandardCharsets.UTF_8), Intent.class));
        Files.deleteIfExists(note);
      }
    } catch (NoSuchFileException none) {
      // Nothing was ever intended.
    }
  }

  private Path intents() {
    return layout.scratch().resolve("versions");
  }
}
