package io.mastic.objects.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.objects.Deletion;
import io.mastic.objects.NewObject;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.ObjectVersion;
import io.mastic.objects.OpenObject;
import io.mastic.objects.VersionListing;
import io.mastic.objects.Versioning;
import io.mastic.objects.WriteCondition;
import io.mastic.objects.folder.FolderPlaces.Placed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of a folder's objects: what S3 says of them, and a kill between any two steps. */
class FolderVersionsTest {

  private static final String B = "a-bucket";
  private static final String K = "folder/key";

  @TempDir Path data;
  private FolderStore store;

  @BeforeEach
  void open() {
    store = new FolderStore(data.resolve("objects"));
    if (!store.bucketExists(B)) {
      store.createBucket(B, "us-east-1");
    }
  }

  private void set(String status) {
    store.putSetting(
        B,
        "versioning",
        "<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Status>"
            + status
            + "</Status></VersioningConfiguration>");
  }

  private @Nullable String put(String key, String text) {
    return store
        .put(
            B,
            key,
            new NewObject(
                new ByteArrayInputStream(text.getBytes(UTF_8)),
                () -> ObjectFacts.ofHeaders(Map.of("x-amz-meta-text", text)),
                WriteCondition.NONE))
        .versionId();
  }

  private static String text(OpenObject open) throws IOException {
    try (open) {
      String text = new String(open.read(0, open.object().info().size()).readAllBytes(), UTF_8);
      assertThat(open.object().facts().headers()).containsEntry("x-amz-meta-text", text);
      return text;
    }
  }

  private List<String> versions() {
    return store.versions().list(B, "", null, null, null, 1000).versions().stream()
        .map(v -> v.info().key() + " " + v.id() + (v.isMarker() ? " marker" : ""))
        .toList();
  }

  /** Its folder holds the latest alone, for jobs that read it. */
  private List<String> plainFiles() throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("objects").resolve(B))) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> data.resolve("objects").resolve(B).relativize(f).toString())
          .sorted()
          .toList();
    }
  }

  private long keptBytes() throws IOException {
    Path kept = data.resolve("objects.versions").resolve(B).resolve("bytes");
    try (Stream<Path> files = Files.exists(kept) ? Files.list(kept) : Stream.of()) {
      return files.count();
    }
  }

  @Test
  void jobsSeeTheLatestAlone() throws IOException {
    put(K, "before");
    set("Enabled");
    String two = put(K, "two");
    String three = put(K, "three");
    assertThat(plainFiles()).containsExactly(K);
    assertThat(Files.readString(data.resolve("objects").resolve(B).resolve(K))).isEqualTo("three");
    assertThat(versions()).containsExactly(K + " " + three, K + " " + two, K + " null");
    assertThat(text(store.versions().open(B, K, "null"))).isEqualTo("before");
    assertThat(text(store.versions().open(B, K, two))).isEqualTo("two");

    Deletion deletion = store.delete(B, K, WriteCondition.NONE);
    assertThat(deletion.isMarker()).isTrue();
    assertThat(plainFiles()).isEmpty();
    assertThat(store.list(B, "", null, null, 10).objects()).isEmpty();
    assertThatThrownBy(() -> store.open(B, K))
        .isInstanceOfSatisfying(
            ObjectStoreException.class,
            e -> {
              assertThat(e.code()).isEqualTo("NoSuchKey");
              assertThat(e.headers()).containsEntry("x-amz-delete-marker", "true");
            });
    assertThatThrownBy(() -> store.versions().open(B, K, String.valueOf(deletion.versionId())))
        .hasMessageContaining("not allowed");
    assertThatThrownBy(() -> store.deleteBucket(B)).hasMessageContaining("not empty");

    store.versions().delete(B, K, String.valueOf(deletion.versionId()));
    assertThat(text(store.open(B, K))).isEqualTo("three");
    for (String id : List.of(String.valueOf(three), "null", String.valueOf(two))) {
      store.versions().delete(B, K, id);
    }
    assertThat(versions()).isEmpty();
    assertThat(keptBytes()).isZero();
    store.deleteBucket(B);
    assertThat(data.resolve("objects.versions").resolve(B)).doesNotExist();
  }

  /** What S3 says of a key, as plainly as it can be said: its versions, the latest first. */
  private static final class Model {
    record Version(String id, @Nullable String text) {}

    final Map<String, List<Version>> keys = new TreeMap<>();

    void add(String key, String id, @Nullable String text) {
      List<Version> versions = keys.computeIfAbsent(key, k -> new ArrayList<>());
      versions.removeIf(v -> v.id().equals(id));
      versions.add(0, new Version(id, text));
    }

    void remove(String key, String id) {
      List<Version> versions = keys.getOrDefault(key, new ArrayList<>());
      versions.removeIf(v -> v.id().equals(id));
      if (versions.isEmpty()) {
        keys.remove(key);
      }
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>();
      keys.forEach(
          (key, versions) -> {
            boolean latest = true;
            for (Version version : versions) {
              lines.add(key + " " + version.id() + " " + version.text() + " " + latest);
              latest = false;
            }
          });
      return lines;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anyOrderOfChangesIsAsS3HasIt(long seed) throws IOException {
    Random random = new Random(seed);
    Model model = new Model();
    List<String> keys = List.of("a", "a/b", "a/b/c", "z");
    for (String key : keys.subList(0, 2)) {
      put(key, "old " + key);
      model.add(key, "null", "old " + key);
    }
    set("Enabled");
    for (int step = 0; step < 80; step++) {
      String key = keys.get(random.nextInt(keys.size()));
      List<Model.Version> there = model.keys.getOrDefault(key, List.of());
      switch (random.nextInt(8)) {
        case 0 -> set(random.nextBoolean() ? "Enabled" : "Suspended");
        case 1, 2 -> {
          Deletion deletion = store.delete(B, key, WriteCondition.NONE);
          model.add(key, String.valueOf(deletion.versionId()), null);
        }
        case 3, 4 -> {
          if (!there.isEmpty()) {
            String id = there.get(random.nextInt(there.size())).id();
            store.versions().delete(B, key, id);
            model.remove(key, id);
          }
        }
        case 5 -> open();
        default -> model.add(key, String.valueOf(put(key, "text " + step)), "text " + step);
      }
      check(model, 1 + random.nextInt(4));
    }
  }

  private void check(Model model, int limit) throws IOException {
    List<String> lines = new ArrayList<>();
    String key = null;
    String id = null;
    do {
      VersionListing page = store.versions().list(B, "", null, key, id, limit);
      assertThat(page.versions().size()).isLessThanOrEqualTo(limit);
      for (ObjectVersion v : page.versions()) {
        String text = v.isMarker() ? null : text(store.versions().open(B, v.info().key(), v.id()));
        lines.add(v.info().key() + " " + v.id() + " " + text + " " + v.isLatest());
      }
      key = page.nextKey();
      id = page.nextId();
    } while (key != null);
    assertThat(lines).isEqualTo(model.lines());
    for (Map.Entry<String, List<Model.Version>> one : model.keys.entrySet()) {
      String latest = one.getValue().get(0).text();
      assertThat(store.find(B, one.getKey()).isPresent()).isEqualTo(latest != null);
    }
  }

  /** The inside of a store, to stop between two steps. */
  private final class Cut {
    final Layout layout = new Layout(data.resolve("objects"));
    final ObjectFiles files = new ObjectFiles(layout, new Turns(layout));
    final FolderPlaces places =
        new FolderPlaces(
            layout,
            new FolderBuckets(layout, Clock.systemUTC()),
            new FactsFiles(layout),
            files,
            new BucketLocks());
    final VersionFiles versionFiles = new VersionFiles(layout, files);
    final VersionChanges changes = new VersionChanges(places, versionFiles, Clock.systemUTC());

    Cut() throws IOException {
      versionFiles.intend(new VersionFiles.Intent(B, K));
    }

    Placed placed() throws IOException {
      return places.find(B, K).orElseThrow();
    }

    History history() throws IOException {
      return versionFiles.history(B, K);
    }
  }

  @Test
  void aPutThatIsCutBeforeItsObjectMovesNeverWas() throws IOException {
    set("Enabled");
    String one = put(K, "one");
    Cut cut = new Cut();
    cut.changes.keep(B, K, cut.placed(), Versioning.ENABLED);
    open();
    assertThat(versions()).containsExactly(K + " " + one);
    assertThat(text(store.open(B, K))).isEqualTo("one");
    assertThat(keptBytes()).isZero();
  }

  @Test
  void aDeletionThatIsCutAfterItsMarkerIsNotedHasHappened() throws IOException {
    set("Enabled");
    String one = put(K, "one");
    Cut cut = new Cut();
    cut.changes.keep(B, K, cut.placed(), Versioning.ENABLED);
    cut.versionFiles.write(B, K, cut.history().with(History.Entry.marker("m", 1)));
    open();
    assertThat(versions()).containsExactly(K + " m marker", K + " " + one);
    assertThat(plainFiles()).isEmpty();
    assertThat(text(store.versions().open(B, K, String.valueOf(one)))).isEqualTo("one");
  }

  @Test
  void anObjectThatCameBackIsNotThereTwice() throws IOException {
    set("Enabled");
    String one = put(K, "one");
    put(K, "two");
    Cut cut = new Cut();
    History before = cut.history();
    cut.changes.delete(B, K, cut.placed(), cut.placed().version());
    // As if the history had not been written, nor the bytes let go.
    History.Entry entry = before.top().orElseThrow();
    Turns.link(
        cut.versionFiles.bytes(B, String.valueOf(entry.file())), cut.placed().found().path());
    cut.versionFiles.write(B, K, before);
    open();
    assertThat(versions()).containsExactly(K + " " + one);
    assertThat(text(store.open(B, K))).isEqualTo("one");
    assertThat(keptBytes()).isZero();
  }

  @Test
  void aMarkerWhoseRemovalIsCutStays() throws IOException {
    set("Enabled");
    String one = put(K, "one");
    Deletion deletion = store.delete(B, K, WriteCondition.NONE);
    Cut cut = new Cut();
    History before = cut.history();
    cut.changes.delete(B, K, null, String.valueOf(deletion.versionId()));
    History.Entry entry = before.find(String.valueOf(one)).orElseThrow();
    Turns.link(
        cut.versionFiles.bytes(B, String.valueOf(entry.file())), cut.placed().found().path());
    cut.versionFiles.write(B, K, before);
    open();
    assertThat(versions())
        .containsExactly(K + " " + deletion.versionId() + " marker", K + " " + one);
    assertThat(plainFiles()).isEmpty();
    assertThat(text(store.versions().open(B, K, String.valueOf(one)))).isEqualTo("one");
  }
}
