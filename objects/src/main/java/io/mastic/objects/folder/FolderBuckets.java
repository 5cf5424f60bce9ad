package io.mastic.objects.folder;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import io.mastic.objects.Bucket;
import io.mastic.objects.BucketNames;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.PublicAccess;
import io.mastic.objects.S3Errors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Buckets are the root's sub-folders, also those that were made by hand. */
final class FolderBuckets {

  private static final String DEFAULT_REGION = "us-east-1";

  private final Layout layout;
  private final Clock clock;

  FolderBuckets(Layout layout, Clock clock) {
    this.layout = layout;
    this.clock = clock;
  }

  /**
   * @throws ObjectStoreException NoSuchBucket
   */
  Path load(String name) {
    Path folder = BucketNames.isValid(name) ? layout.bucket(name) : layout.root();
    if (folder.equals(layout.root()) || !Links.isFolder(folder)) {
      throw ObjectStoreException.noSuchBucket(name);
    }
    return folder;
  }

  List<Bucket> list() throws IOException {
    List<Bucket> buckets = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(layout.root())) {
      for (Path folder : folders) {
        find(folder.getFileName().toString()).ifPresent(buckets::add);
      }
    }
    buckets.sort(Comparator.comparing(Bucket::name));
    return buckets;
  }

  Optional<Bucket> find(String name) throws IOException {
    if (!BucketNames.isValid(name) || !Links.isFolder(layout.bucket(name))) {
      return Optional.empty();
    }
    try {
      JsonNode known = Json.read(Files.readString(note(name), StandardCharsets.UTF_8));
      return Optional.of(
          new Bucket(
              name,
              known.path("region").asText(DEFAULT_REGION),
              Instant.ofEpochMilli(known.path("createdAt").asLong())));
    } catch (NoSuchFileException madeByHand) {
      var folder = Files.readAttributes(layout.bucket(name), BasicFileAttributes.class);
      return Optional.of(new Bucket(name, DEFAULT_REGION, folder.creationTime().toInstant()));
    }
  }

  void create(String name, String region) throws IOException {
    BucketNames.require(name);
    if (Links.isFolder(layout.bucket(name))) {
      throw new ObjectStoreException(
          409,
          "BucketAlreadyOwnedByYou",
          "Your previous request to create the named bucket succeeded and you already own it.");
    }
    if (Links.isThere(layout.bucket(name))) {
      throw S3Errors.bucketAlreadyExists();
    }
    Layout.deleteTree(layout.meta(name));
    Layout.deleteTree(layout.versions(name));
    layout.write(note(name), Json.write(Map.of("region", region, "createdAt", clock.millis())));
    layout.write(setting(name, PublicAccess.SETTING), PublicAccess.BLOCKED);
    Files.createDirectories(layout.bucket(name));
  }

  void delete(String name) throws IOException {
    Path folder = load(name);
    Path versions = layout.versions(name).resolve("keys");
    if (ObjectWalk.holdsObjects(folder)
        || (Files.isDirectory(versions) && ObjectWalk.holdsObjects(versions))) {
      throw S3Errors.bucketNotEmpty(name);
    }
    Layout.deleteTree(folder);
    Layout.deleteTree(layout.meta(name));
    Layout.deleteTree(layout.uploads(name));
    Layout.deleteTree(layout.versions(name));
  }

  Optional<String> findSetting(String bucket, String name) throws IOException {
    load(bucket);
    try {
      return Optional.of(Files.readString(setting(bucket, name), StandardCharsets.UTF_8));
    } catch (NoSuchFileException unset) {
      return Optional.empty();
    }
  }

  void putSetting(String bucket, String name, String document) throws IOException {
    load(bucket);
    layout.write(setting(bucket, name), document);
  }

  void deleteSetting(String bucket, String name) throws IOException {
    load(bucket);
    Files.deleteIfExists(setting(bucket, name));
  }

  private Path note(String bucket) {
    return layout.meta(bucket).resolve("bucket.json");
  }

  private Path setting(String bucket, String name) {
    return setting(layout, bucket, name);
  }

  static Path setting(Layout layout, String bucket, String name) {
    return layout.meta(bucket).resolve("settings").resolve(FileNames.of(name));
  }
}
