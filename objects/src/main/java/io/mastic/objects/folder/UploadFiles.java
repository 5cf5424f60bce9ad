package io.mastic.objects.folder;

import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.Part;
import io.mastic.objects.S3Errors;
import io.mastic.objects.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
 */
final class UploadFiles {

  private static final String UPLOAD = "upload.json";

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
    if (!id.matches("[0-9a-f]{32}")) {
      return Optional.empty();
    }
    try {
      String json = Files.readString(folder(bucket, id).resolve(UPLOAD), StandardCharsets.UTF_8);
      return Optional.of(upload(id, Json.read(json, UploadNote.class)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
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
