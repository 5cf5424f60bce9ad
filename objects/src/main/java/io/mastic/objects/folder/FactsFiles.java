package io.mastic.objects.folder;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import io.mastic.kernel.Json;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.StorageClasses;
import io.mastic.objects.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of objects, in one small file per key beside the buckets.
 *
 * <p>A memory counts only while the file has the size and the time that it had then: when Spark
 * overwrites an object, the memory is void by itself. Facts are written before the object moves
 * into its place, together with those of the object that it replaces; whichever of the two a reader
 * (or a crash) finds in place, its facts are there.
 */
class FactsFiles {

  /** The version of what was put while its bucket kept none. */
  static final String NO_VERSION = "null";

  private static final TypeReference<List<Memory>> MEMORIES = new TypeReference<>() {};

  private final Layout layout;

  FactsFiles(Layout layout) {
    this.layout = layout;
  }

  /**
   * @param version null for one that was put while its bucket kept no versions
   */
  record Memory(
      String etag,
      long size,
      long modifiedNanos,
      ObjectFacts facts,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String version) {

    boolean isOf(BasicFileAttributes file) {
      return file.size() == size && nanos(file) == modifiedNanos;
    }
  }

  /** The object that lies in a file. */
  StoredObject of(String bucket, String key, BasicFileAttributes file) throws IOException {
    Memory memory = find(bucket, key, file);
    String etag = memory == null ? etagOfForeign(file) : memory.etag();
    ObjectFacts facts = memory == null ? ObjectFacts.NONE : memory.facts();
    ObjectInfo info =
        new ObjectInfo(
            key,
            file.size(),
            file.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS),
            etag,
            StorageClasses.of(facts.headers()));
    String version = memory == null || memory.version() == null ? NO_VERSION : memory.version();
    return new StoredObject(info, facts, facts.tags().size(), version);
  }

  /**
   * Remembers the facts of {@code file}, and goes on remembering those of the one in place now.
   *
   * @param version null for none
   * @param inPlace null if there is none
   */
  void remember(
      String bucket,
      String key,
      BasicFileAttributes file,
      String etag,
      ObjectFacts facts,
      @Nullable String version,
      @Nullable BasicFileAttributes inPlace)
      throws IOException {
    List<Memory> memories = new ArrayList<>();
    memories.add(new Memory(etag, file.size(), nanos(file), facts, version));
    Memory before = inPlace == null ? null : find(bucket, key, inPlace);
    if (before != null && !before.isOf(file)) {
      memories.add(before);
    }
    layout.write(file(bucket, key), Json.write(memories));
  }

  void forget(String bucket, String key) throws IOException {
    Files.deleteIfExists(file(bucket, key));
  }

  private @Nullable Memory find(String bucket, String key, BasicFileAttributes file)
      throws IOException {
    byte[] json;
    try {
      json = Files.readAllBytes(file(bucket, key));
    } catch (NoSuchFileException none) {
      return null;
    }
    for (Memory memory : Json.MAPPER.readValue(json, MEMORIES)) {
      if (memory.isOf(file)) {
        return memory;
      }
    }
    return null;
  }

  /**
   * With a dash, as an object in parts has it, so that no client takes it for the MD5 of the bytes.
   */
  private static String etagOfForeign(BasicFileAttributes file) {
    String facts = file.size() + "@" + nanos(file);
    return hex(digest("MD5", facts)) + "-1";
  }

  /** The file as it is, if there is one. */
  Optional<byte[]> raw(String bucket, String key) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file(bucket, key)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  static List<Memory> memories(byte[] raw) throws IOException {
    return Json.MAPPER.readValue(raw, MEMORIES);
  }

  Path file(String bucket, String key) {
    String name = hex(digest("SHA-256", key));
    return layout
        .meta(bucket)
        .resolve("objects")
        .resolve(name.substring(0, 2))
        .resolve(name.substring(2) + ".json");
  }

  private static long nanos(BasicFileAttributes file) {
    return file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }

  private static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
