package io.mastic.objects.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.S3Store;
import io.mastic.objects.S3StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends S3StoreContract {

  @TempDir Path data;

  @Override
  protected S3Store newStore() {
    return new FolderStore(data.resolve("objects"));
  }

  @Override
  protected int steps() {
    return 1_000;
  }

  @Test
  void objectsArePlainFiles() throws IOException {
    store.put(BUCKET, "table/day=1/part-0.csv", "a,b".getBytes(UTF_8), "text/csv");
    Path file = data.resolve("objects/a-bucket/table/day=1/part-0.csv");
    assertThat(file).hasContent("a,b");
    assertThat(store.localFile(BUCKET, "table/day=1/part-0.csv")).contains(file);
    store.delete(BUCKET, "table/day=1/part-0.csv");
    assertThat(data.resolve("objects/a-bucket")).isEmptyDirectory();
  }

  @Test
  void aFileOfAnotherProgramIsAnObjectWithAnEtagOfItsOwn() throws IOException {
    Path file = data.resolve("objects/a-bucket/out/part-0");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "one");
    String etag = store.find(BUCKET, "out/part-0").orElseThrow().etag();
    assertThat(etag).matches("[0-9a-f]{32}-1");
    assertThat(store.find(BUCKET, "out/part-0").orElseThrow().etag()).isEqualTo(etag);
  }

  @Test
  void whatIsRememberedOfAnObjectIsVoidOnceAnotherProgramOverwroteIt() throws IOException {
    store.put(BUCKET, "k", "one".getBytes(UTF_8), "text/plain");
    store.putTags(BUCKET, "k", Map.of("a", "b"));
    ObjectInfo before = store.find(BUCKET, "k").orElseThrow();
    Files.writeString(data.resolve("objects/a-bucket/k"), "other");
    assertThat(store.find(BUCKET, "k").orElseThrow().etag()).isNotEqualTo(before.etag());
    assertThat(store.look(BUCKET, "k").orElseThrow().facts().headers()).isEmpty();
    assertThat(store.tags(BUCKET, "k")).isEmpty();
  }

  @Test
  void emptyFoldersAreNoObjects() throws IOException {
    Files.createDirectories(data.resolve("objects/a-bucket/left/by/spark"));
    assertThat(store.list(BUCKET, "", "/", null, 10).commonPrefixes()).isEmpty();
    assertThat(store.list(BUCKET, "", null, null, 10).objects()).isEmpty();
    store.deleteBucket(BUCKET);
    assertThat(data.resolve("objects")).isEmptyDirectory();
  }

  @Test
  void aFolderMadeByHandIsABucket() throws IOException {
    Files.createDirectories(data.resolve("objects/by-hand"));
    assertThat(store.findRegion("by-hand")).isPresent();
    store.put("by-hand", "k", new byte[1], null);
    assertThat(store.list("by-hand", "", null, null, 10).objects()).hasSize(1);
  }

  @Test
  void anObjectBesideAFolderBecomesAFileAgainWhenTheFolderIsEmpty() {
    Path root = data.resolve("objects/a-bucket");
    store.put(BUCKET, "a", "self".getBytes(UTF_8), null);
    assertThat(root.resolve("a")).isRegularFile();
    store.put(BUCKET, "a/b", "below".getBytes(UTF_8), null);
    assertThat(root.resolve("a/b")).hasContent("below");
    assertThat(store.list(BUCKET, "", null, null, 10).objects())
        .extracting(ObjectInfo::key)
        .isEqualTo(List.of("a", "a/b"));
    store.delete(BUCKET, "a/b");
    assertThat(root.resolve("a")).hasContent("self");
  }

  @Test
  void aTurnCutShortByACrashIsFinishedAtTheNextStart() throws IOException {
    store.put(BUCKET, "a", "self".getBytes(UTF_8), "text/plain");
    Path object = data.resolve("objects/a-bucket/a");
    Path turn = Files.createDirectories(data.resolve("objects.tmp/turns/1/ready")).getParent();
    Files.move(object, turn.resolve("ready/.mastic-self"));
    Files.writeString(turn.resolve("target"), "a-bucket/a");
    S3Store next = newStore();
    assertThat(next.look(BUCKET, "a").orElseThrow().facts().headers())
        .containsEntry("content-type", "text/plain");
    assertThat(object.resolve(".mastic-self")).hasContent("self");
    assertThat(data.resolve("objects.tmp/turns")).isEmptyDirectory();
  }

  @Test
  void nothingIsLeftInTheScratchFolder() {
    store.put(BUCKET, "a", new byte[10], null);
    store.put(BUCKET, "a/b", new byte[10], null);
    store.put(BUCKET, "x".repeat(400) + "/y", new byte[10], null);
    assertThat(code(() -> store.put(BUCKET, "y".repeat(2000), new byte[10], null)))
        .isEqualTo("KeyTooLongError");
    try (var left = Files.list(data.resolve("objects.tmp"))) {
      assertThat(left.filter(path -> !path.endsWith("turns"))).isEmpty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void keysNeverLeaveTheirBucket() throws IOException {
    for (String key : List.of("../x", "a/../../../x", "/etc/passwd", "..", ".", "a/..", "..\\x")) {
      store.put(BUCKET, key, key.getBytes(UTF_8), null);
      assertThat(new String(store.read(BUCKET, key, 0, -1).readAllBytes(), UTF_8)).isEqualTo(key);
      assertThat(store.localFile(BUCKET, key).orElseThrow().toRealPath())
          .startsWith(data.toRealPath().resolve("objects/a-bucket"));
    }
    assertThat(store.list(BUCKET, "", null, null, 100).objects()).hasSize(7);
    try (var beside = Files.list(data.resolve("objects"))) {
      assertThat(beside).hasSize(1);
    }
  }
}
