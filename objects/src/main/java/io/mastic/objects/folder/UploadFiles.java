package io.mastic.objects.folder;

import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.Part;
import io.mastic.objects.S3Errors;
import io.mastic.objects.StorageClasses;
import io.mastic.objects.StoredObject;
import io.mastic.objects.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an upload: {@code upload.json}, and for each part a note {@code 00001.json} that
 * names the file of its bytes. A part put again gets a new file; its note decides which one counts.
 * Of one that was completed {@code completed.json} alone is left for a while.
 */
final class UploadFiles {

  private static final String UPLOAD = "upload.json";
  private static final String COMPLETED = "completed.json";
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final Layout layout;

  UploadFiles(Layout layout) {
    this.layout = layout;
  }

  private record UploadNote(
      String key,
      long initiatedAt,
      ObjectFacts facts,
      @Nullable String checksumAlgorithm,
      @Nullable String checksumType) {}

  private record PartNote(
      int number,
      long size,
      String etag,
      long modifiedAt,
      Map<String, String> checksums,
      String file) {

    Part part() {
      return new Part(number, size, etag, Instant.ofEpochMilli(modifiedAt), checksums);
    }
  }

  private record CompletedNote(
      String key,
      long completedAt,
      long size,
      long modifiedAt,
      String etag,
      ObjectFacts facts,
      @Nullable String version) {

    static CompletedNote of(StoredObject object, Instant now) {
      ObjectInfo info = object.info();
      return new CompletedNote(
          info.key(),
          now.toEpochMilli(),
          info.size(),
          info.lastModified().toEpochMilli(),
          info.etag(),
          object.facts(),
          object.versionId());
    }

    StoredObject object() {
      ObjectInfo info =
          new ObjectInfo(
              key,
              size,
              Instant.ofEpochMilli(modifiedAt),
              etag,
              StorageClasses.of(facts.headers()));
      return new StoredObject(info, facts, facts.tags().size(), version);
    }
  }

  Upload create(
      String bucket,
      String key,
      Instant now,
      ObjectFacts facts,
      @Nullable String checksumAlgorithm,
      @Nullable String checksumType)
      throws IOException {
    String id = Ids.hex(32);
    UploadNote note =
        new UploadNote(key, now.toEpochMilli(), facts, checksumAlgorithm, checksumType);
    layout.write(folder(bucket, id).resolve(UPLOAD), Json.write(note));
    return upload(id, note);
  }

  Optional<Upload> find(String bucket, String id) throws IOException {
    if (!isId(id) || Files.exists(folder(bucket, id).resolve(COMPLETED))) {
      return Optional.empty();
    }
    try {
      String json = Files.readString(folder(bucket, id).resolve(UPLOAD), StandardCharsets.UTF_8);
      return Optional.of(upload(id, Json.read(json, UploadNote.class)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static boolean isId(String id) {
    return id.matches("[0-9a-f]{32}");
  }

  /** The upload is over once the note is there; what is left of it goes then. */
  void complete(String bucket, String id, StoredObject object, Instant now) throws IOException {
    Path folder = folder(bucket, id);
    layout.write(folder.resolve(COMPLETED), Json.write(CompletedNote.of(object, now)));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!file.endsWith(COMPLETED)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  Optional<StoredObject> completed(String bucket, String id) throws IOException {
    return isId(id) ? completed(folder(bucket, id)).map(CompletedNote::object) : Optional.empty();
  }

  private static Optional<CompletedNote> completed(Path folder) throws IOException {
    try {
      String json = Files.readString(folder.resolve(COMPLETED), StandardCharsets.UTF_8);
      return Optional.of(Json.read(json, CompletedNote.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Nobody asks again for an answer of yesterday. */
  void forgetCompleted(String bucket, Instant now) throws IOException {
    long before = now.minus(REMEMBERED).toEpochMilli();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(layout.uploads(bucket))) {
      for (Path folder : folders) {
        if (completed(folder).filter(note -> note.completedAt() < before).isPresent()) {
          Layout.deleteTree(folder);
        }
      }
    } catch (NoSuchFileException none) {
      // No upload was ever made there.
    }
  }

  List<Upload> list(String bucket) throws IOException {
    List<Upload> found = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(layout.uploads(bucket))) {
      for (Path folder : folders) {
        find(bucket, folder.getFileName().toString()).ifPresent(found::add);
      }
    } catch (NoSuchFileException none) {
      return List.of();
    }
    return found;
  }

  Part putPart(
      String bucket,
      String id,
      int number,
      ScratchFile scratch,
      Instant now,
      Map<String, String> checksums)
      throws IOException {
    Path folder = folder(bucket, id);
    Optional<PartNote> before = readPart(note(folder, number));
    String file = "data-" + Ids.hex(16);
    PartNote note =
        new PartNote(
            number, Files.size(scratch.path()), scratch.md5(), now.toEpochMilli(), checksums, file);
    try {
      Files.move(scratch.path(), folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException endedMeanwhile) {
      throw S3Errors.noSuchUpload();
    }
    layout.write(note(folder, number), Json.write(note));
    if (before.isPresent()) {
      Files.deleteIfExists(folder.resolve(before.get().file()));
    }
    return note.part();
  }

  /** By number. */
  List<Part> parts(String bucket, String id) throws IOException {
    List<Part> parts = new ArrayList<>();
    try (DirectoryStream<Path> notes =
        Files.newDirectoryStream(folder(bucket, id), "[0-9]*.json")) {
      for (Path note : notes) {
        readPart(note).map(PartNote::part).ifPresent(parts::add);
      }
    } catch (NoSuchFileException endedMeanwhile) {
      throw S3Errors.noSuchUpload();
    }
    parts.sort(Comparator.comparingInt(Part::number));
    return parts;
  }

  InputStream content(String bucket, String id, Part part) throws IOException {
    Path folder = folder(bucket, id);
    PartNote note = readPart(note(folder, part.number())).orElseThrow(S3Errors::noSuchUpload);
    if (!note.etag().equals(part.etag())) {
      throw S3Errors.invalidPart();
    }
    try {
      return Files.newInputStream(folder.resolve(note.file()));
    } catch (NoSuchFileException endedMeanwhile) {
      throw S3Errors.noSuchUpload();
    }
  }

  void delete(String bucket, String id) throws IOException {
    Layout.deleteTree(folder(bucket, id));
  }

  private static Optional<PartNote> readPart(Path note) throws IOException {
    try {
      return Optional.of(Json.read(Files.readString(note, StandardCharsets.UTF_8), PartNote.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Upload upload(String id, UploadNote note) {
    return new Upload(
        id,
        note.key(),
        Instant.ofEpochMilli(note.initiatedAt()),
        note.facts(),
        note.checksumAlgorithm(),
        note.checksumType());
  }

  private Path folder(String bucket, String id) {
    return layout.uploads(bucket).resolve(id);
  }

  private static Path note(Path folder, int number) {
    return folder.resolve(String.format(Locale.ROOT, "%05d.json", number));
  }
}
