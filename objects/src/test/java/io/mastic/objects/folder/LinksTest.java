package io.mastic.objects.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.objects.Bucket;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who can write files below the buckets makes links that lead out of them. */
class LinksTest {

  private static final String BUCKET = "a-bucket";

  @TempDir Path data;
  private Path outside;
  private Path bucket;
  private FolderStore store;

  @BeforeEach
  void set() throws IOException {
    outside = Files.createDirectories(data.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    store = new FolderStore(data.resolve("objects"));
    store.createBucket(BUCKET, "us-east-1");
    bucket = data.resolve("objects").resolve(BUCKET);
    store.put(BUCKET, "own/k", "own".getBytes(UTF_8), null);
    Files.createSymbolicLink(bucket.resolve("file"), outside.resolve("secret"));
    Files.createSymbolicLink(bucket.resolve("folder"), outside);
    Files.createSymbolicLink(bucket.resolve("own/deep"), outside);
    Files.createSymbolicLink(bucket.resolve("nowhere"), data.resolve("missing"));
    Files.createSymbolicLink(bucket.resolve("loop"), bucket.resolve("loop"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "folder/secret", "own/deep/secret", "nowhere", "loop", "loop/x"})
  void nothingIsReadThroughALink(String key) {
    assertThat(store.find(BUCKET, key)).isEmpty();
    assertThat(store.localFile(BUCKET, key)).isEmpty();
    assertThatThrownBy(() -> store.read(BUCKET, key, 0, -1))
        .isInstanceOfSatisfying(
            ObjectStoreException.class, e -> assertThat(e.code()).isEqualTo("NoSuchKey"));
    assertThatThrownBy(() -> store.tags(BUCKET, key)).isInstanceOf(ObjectStoreException.class);
  }

  @Test
  void nothingIsListedThroughALink() {
    assertThat(store.list(BUCKET, "", null, null, 100).objects())
        .extracting(ObjectInfo::key)
        .containsExactly("own/k");
    assertThat(store.list(BUCKET, "", "/", null, 100).commonPrefixes()).containsExactly("own/");
    assertThat(store.list(BUCKET, "", "/", null, 100).objects()).isEmpty();
    for (String prefix : List.of("folder/", "folder/s", "own/deep/", "file", "loop/")) {
      assertThat(store.list(BUCKET, prefix, null, null, 100).objects()).as(prefix).isEmpty();
      assertThat(store.list(BUCKET, prefix, "/", null, 100).commonPrefixes()).isEmpty();
    }
    assertThat(store.list(BUCKET, "", null, "folder/a", 100).objects()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"folder/secret", "folder/new", "folder/a/b", "own/deep/secret", "nowhere/x"})
  void nothingIsWrittenThroughALink(String key) throws IOException {
    assertThatThrownBy(() -> store.put(BUCKET, key, bytes("new"), null))
        .isInstanceOfSatisfying(
            ObjectStoreException.class, e -> assertThat(e.code()).isEqualTo("AccessDenied"));
    assertThat(outside.resolve("secret")).hasContent("secret");
    try (var files = Files.list(outside)) {
      assertThat(files).hasSize(1);
    }
    assertThat(data.resolve("missing")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "folder", "nowhere", "loop"})
  void anObjectTakesALinksPlace(String key) throws IOException {
    store.put(BUCKET, key, bytes("new"), null);
    assertThat(store.read(BUCKET, key, 0, -1)).hasContent("new");
    assertThat(bucket.resolve(key)).isRegularFile().isNotEqualTo(outside);
    assertThat(Files.isSymbolicLink(bucket.resolve(key))).isFalse();
    assertThat(outside.resolve("secret")).hasContent("secret");
    assertThat(data.resolve("missing")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "folder", "folder/secret", "own/deep/secret"})
  void nothingIsDeletedThroughALink(String key) {
    store.delete(BUCKET, key);
    assertThat(outside.resolve("secret")).hasContent("secret");
  }

  @Test
  void aBucketOfLinksIsEmptyAndGoesWithoutThem() {
    store.delete(BUCKET, "own/k");
    store.deleteBucket(BUCKET);
    assertThat(bucket).doesNotExist();
    assertThat(outside.resolve("secret")).hasContent("secret");
  }

  @Test
  void aLinkIsNoBucket() throws IOException {
    Files.createSymbolicLink(data.resolve("objects/linked"), outside);
    assertThat(store.listBuckets()).extracting(Bucket::name).containsExactly(BUCKET);
    assertThat(store.bucketExists("linked")).isFalse();
    assertThatThrownBy(() -> store.read("linked", "secret", 0, -1))
        .isInstanceOf(ObjectStoreException.class);
    assertThatThrownBy(() -> store.createBucket("linked", "us-east-1"))
        .isInstanceOfSatisfying(
            ObjectStoreException.class, e -> assertThat(e.status()).isEqualTo(409));
    assertThatThrownBy(() -> store.deleteBucket("linked")).isInstanceOf(ObjectStoreException.class);
    assertThat(outside.resolve("secret")).hasContent("secret");
  }

  @Test
  void theNameOfALongKeyIsNotReadThroughALink() throws IOException {
    String key = "x".repeat(300) + "/k";
    store.put(BUCKET, key, bytes("1"), null);
    Path folder;
    try (var entries = Files.list(bucket)) {
      folder =
          entries
              .filter(e -> FileNames.isLong(e.getFileName().toString()))
              .findFirst()
              .orElseThrow();
    }
    Files.delete(folder.resolve(FileNames.NAME));
    Files.createSymbolicLink(folder.resolve(FileNames.NAME), outside.resolve("secret"));
    assertThat(store.list(BUCKET, "", null, null, 100).objects())
        .extracting(ObjectInfo::key)
        .containsExactly("own/k");
  }

  @Test
  void aCopyOfTheStoreTakesNothingThroughALink() throws IOException {
    Files.createSymbolicLink(data.resolve("objects/linked"), outside);
    List<String> taken = new ArrayList<>();
    StoreCopy.of(
        data.resolve("objects"),
        new StoreCopy.Taker() {
          @Override
          public void directory(Path path) {
            taken.add(path.toString());
          }

          @Override
          public void file(Path path, InputStream content, long size, FileTime modified) {
            taken.add(path.toString());
          }
        });
    assertThat(taken).contains("objects/a-bucket/own/k");
    assertThat(taken)
        .noneMatch(path -> path.matches(".*(secret|linked|file|folder|deep|nowhere|loop).*"));
  }

  @Test
  void theRootItselfMayBeALink() throws IOException {
    Path disk = Files.createDirectories(data.resolve("disk/objects"));
    Path home = Files.createDirectories(data.resolve("home"));
    Files.createSymbolicLink(home.resolve("objects"), disk);
    FolderStore linked = new FolderStore(home.resolve("objects"));
    linked.createBucket("b-bucket", "us-east-1");
    linked.put("b-bucket", "a/b", bytes("1"), null);
    assertThat(linked.read("b-bucket", "a/b", 0, -1)).hasContent("1");
    assertThat(linked.list("b-bucket", "", null, null, 10).objects()).hasSize(1);
    Path data2 = data.resolve("data");
    Files.createSymbolicLink(data2, Files.createDirectories(data.resolve("elsewhere")));
    FolderStore inLinkedData = new FolderStore(data2.resolve("objects"));
    inLinkedData.createBucket("c-bucket", "us-east-1");
    inLinkedData.put("c-bucket", "a/b", bytes("1"), null);
    assertThat(inLinkedData.find("c-bucket", "a/b")).isPresent();
  }
}
