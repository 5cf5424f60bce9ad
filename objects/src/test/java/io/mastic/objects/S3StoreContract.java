package io.mastic.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every object store promises; each implementation runs it whole. */
public abstract class S3StoreContract {

  protected static final String BUCKET = "a-bucket";

  protected S3Store store;

  protected abstract S3Store newStore();

  @BeforeEach
  void open() {
    store = newStore();
    store.createBucket(BUCKET, "us-east-1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void behavesAsTheModelUnderRandomWork(long seed) throws IOException {
    Random random = new Random(seed);
    RandomKeys keys = new RandomKeys(random);
    ModelStore model = new ModelStore();
    for (int step = 0; step < steps(); step++) {
      switch (random.nextInt(5)) {
        case 0, 1 -> put(model, keys.key(), "content " + step);
        case 2 -> delete(model, random.nextBoolean() ? keys.key() : keys.any(model.keys()));
        case 3 -> sameContent(model, keys.any(model.keys()));
        default -> samePages(model, keys, random);
      }
    }
    for (String key : model.keys()) {
      sameContent(model, key);
    }
    for (String key : model.keys()) {
      delete(model, key);
    }
    assertThat(store.list(BUCKET, "", null, null, 10).objects()).isEmpty();
    store.deleteBucket(BUCKET);
  }

  protected int steps() {
    return 600;
  }

  private void put(ModelStore model, String key, String content) {
    model.put(key, content.getBytes(UTF_8));
    ObjectInfo info = store.put(BUCKET, key, content.getBytes(UTF_8), "text/plain");
    assertThat(info.key()).isEqualTo(key);
  }

  private void delete(ModelStore model, String key) {
    model.delete(key);
    store.delete(BUCKET, key);
  }

  private void sameContent(ModelStore model, String key) throws IOException {
    byte[] expected = model.find(key);
    assertThat(store.find(BUCKET, key).isPresent()).as(key).isEqualTo(expected != null);
    if (expected != null) {
      try (InputStream in = store.read(BUCKET, key, 0, -1)) {
        assertThat(in.readAllBytes()).as(key).isEqualTo(expected);
      }
      assertThat(store.look(BUCKET, key).orElseThrow().facts().headers())
          .containsEntry("content-type", "text/plain");
    }
  }

  private void samePages(ModelStore model, RandomKeys keys, Random random) {
    String prefix = keys.prefix(model.keys());
    String delimiter = List.of("/", "/", "", "b").get(random.nextInt(4));
    String after = random.nextInt(3) == 0 ? keys.any(model.keys()) : null;
    int limit = 1 + random.nextInt(20);
    for (int page = 0; page < 200; page++) {
      String folding = delimiter.isEmpty() ? null : delimiter;
      ModelStore.Page expected = model.list(prefix, folding, after, limit);
      ObjectListing found = store.list(BUCKET, prefix, folding, after, limit);
      String what = "prefix " + prefix + " delimiter " + delimiter + " after " + after;
      assertThat(found.objects().stream().map(ObjectInfo::key)).as(what).isEqualTo(expected.keys());
      assertThat(found.commonPrefixes()).as(what).isEqualTo(expected.prefixes());
      assertThat(found.nextAfter() == null).as(what).isEqualTo(expected.nextAfter() == null);
      after = found.nextAfter();
      if (after == null) {
        return;
      }
    }
  }

  @Test
  void missingBucketsAndKeysAreToldApart() {
    assertThat(store.bucketExists("no-such-bucket")).isFalse();
    assertThat(code(() -> store.find("no-such-bucket", "a"))).isEqualTo("NoSuchBucket");
    assertThat(code(() -> store.list("no-such-bucket", "", null, null, 1)))
        .isEqualTo("NoSuchBucket");
    assertThat(code(() -> put("no-such-bucket", "a", "x", WriteCondition.NONE)))
        .isEqualTo("NoSuchBucket");
    assertThat(store.find(BUCKET, "a")).isEmpty();
    assertThat(code(() -> store.read(BUCKET, "a", 0, -1))).isEqualTo("NoSuchKey");
    store.delete(BUCKET, "a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "a/b", "A", "../escape", "", "a"})
  void namesThatAreNoBucketsAreNoWayOut(String name) {
    assertThat(store.bucketExists(name)).isFalse();
    assertThat(code(() -> store.createBucket(name, "us-east-1"))).isEqualTo("InvalidBucketName");
  }

  @Test
  void aBucketWithObjectsIsNotDeleted() {
    store.put(BUCKET, "a/b/c", new byte[0], null);
    assertThat(code(() -> store.deleteBucket(BUCKET))).isEqualTo("BucketNotEmpty");
    store.delete(BUCKET, "a/b/c");
    store.deleteBucket(BUCKET);
    assertThat(store.bucketExists(BUCKET)).isFalse();
  }

  @Test
  void conditionsGuardWrites() {
    WriteCondition absent = new WriteCondition(null, "*");
    String etag = put(BUCKET, "k", "1", absent).info().etag();
    assertThat(code(() -> put(BUCKET, "k", "2", absent))).isEqualTo("PreconditionFailed");
    WriteCondition same = new WriteCondition("\"" + etag + "\"", null);
    put(BUCKET, "k", "3", same);
    assertThat(code(() -> put(BUCKET, "k", "4", same))).isEqualTo("PreconditionFailed");
    assertThat(code(() -> put(BUCKET, "other", "5", same))).isEqualTo("NoSuchKey");
    assertThat(text("k", 0, -1)).isEqualTo("3");
  }

  @Test
  void rangesAreReadFromTheMiddle() {
    put(BUCKET, "k", "0123456789", WriteCondition.NONE);
    assertThat(text("k", 3, 4)).isEqualTo("3456");
    assertThat(text("k", 8, -1)).isEqualTo("89");
    assertThat(text("k", 8, 100)).isEqualTo("89");
  }

  @Test
  void aBodyThatFailsLeavesTheOldObject() {
    put(BUCKET, "k", "old", WriteCondition.NONE);
    InputStream broken =
        new ByteArrayInputStream(new byte[100_000]) {
          @Override
          public synchronized long transferTo(OutputStream out) throws IOException {
            out.write(readNBytes(50_000));
            throw new IOException("the line went dead");
          }
        };
    NewObject object = new NewObject(broken, () -> ObjectFacts.NONE, WriteCondition.NONE);
    assertThat(catchThrowableOfType(RuntimeException.class, () -> store.put(BUCKET, "k", object)))
        .hasStackTraceContaining("the line went dead");
    assertThat(text("k", 0, -1)).isEqualTo("old");
  }

  @Test
  void tagsAreKeptBesideTheObject() {
    put(BUCKET, "k", "x", WriteCondition.NONE);
    store.putTags(BUCKET, "k", Map.of("team", "data", "tier", "1"));
    assertThat(store.tags(BUCKET, "k"))
        .containsOnly(Map.entry("team", "data"), Map.entry("tier", "1"));
    assertThat(store.look(BUCKET, "k").orElseThrow().tagCount()).isEqualTo(2);
    store.putTags(BUCKET, "k", Map.of());
    assertThat(store.tags(BUCKET, "k")).isEmpty();
    assertThat(code(() -> store.tags(BUCKET, "none"))).isEqualTo("NoSuchKey");
  }

  @Test
  void settingsComeBackAsGiven() {
    assertThat(store.findSetting(BUCKET, "policy")).isEmpty();
    String policy =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
            + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::a-bucket/*\"}]}";
    store.putSetting(BUCKET, "policy", policy);
    assertThat(store.findSetting(BUCKET, "policy")).contains(policy);
    store.deleteSetting(BUCKET, "policy");
    assertThat(store.findSetting(BUCKET, "policy")).isEmpty();
  }

  @Test
  void partsAreUnseenUntilTheyAreOneObject() throws IOException {
    MultipartUploads uploads = store.uploads();
    Upload upload = uploads.create(BUCKET, "big/one", ObjectFacts.NONE, null, null);
    byte[] first = new byte[5 << 20];
    first[0] = 1;
    Part one = part(upload, 1, first);
    Part two = part(upload, 2, "tail".getBytes(UTF_8));
    assertThat(store.find(BUCKET, "big/one")).isEmpty();
    assertThat(uploads.parts(BUCKET, "big/one", upload.id(), 1, 10))
        .extracting(Part::number, Part::size)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 4L));
    assertThat(uploads.list(BUCKET, "big/")).extracting(Upload::id).containsExactly(upload.id());
    List<PartChoice> wrongOrder = List.of(choice(two), choice(one));
    assertThat(code(() -> complete(upload, wrongOrder))).isEqualTo("InvalidPartOrder");
    assertThat(code(() -> complete(upload, List.of(new PartChoice(3, "x", Map.of())))))
        .isEqualTo("InvalidPart");
    StoredObject whole = complete(upload, List.of(choice(one), choice(two)));
    assertThat(whole.info().etag()).endsWith("-2");
    assertThat(store.find(BUCKET, "big/one").orElseThrow().size()).isEqualTo((5 << 20) + 4);
    assertThat(text("big/one", 5 << 20, -1)).isEqualTo("tail");
    assertThat(uploads.list(BUCKET, "")).isEmpty();
    assertThat(code(() -> uploads.abort(BUCKET, "big/one", upload.id()))).isEqualTo("NoSuchUpload");
  }

  @Test
  void anAbortedUploadIsGone() {
    Upload upload = store.uploads().create(BUCKET, "k", ObjectFacts.NONE, null, null);
    part(upload, 1, new byte[10]);
    store.uploads().abort(BUCKET, "k", upload.id());
    assertThat(code(() -> part(upload, 2, new byte[10]))).isEqualTo("NoSuchUpload");
    assertThat(store.find(BUCKET, "k")).isEmpty();
  }

  @Test
  void keysOverTheLimitAreRefused() {
    assertThat(code(() -> put(BUCKET, "k".repeat(1025), "", WriteCondition.NONE)))
        .isEqualTo("KeyTooLongError");
    put(BUCKET, "k".repeat(1024), "longest", WriteCondition.NONE);
    assertThat(text("k".repeat(1024), 0, -1)).isEqualTo("longest");
  }

  @Test
  void bucketsAreListedByName() {
    store.createBucket("b-bucket", "eu-west-1");
    store.createBucket("0-bucket", "us-east-1");
    List<String> names = new ArrayList<>();
    store.listBuckets().forEach(bucket -> names.add(bucket.name()));
    assertThat(names).containsExactly("0-bucket", BUCKET, "b-bucket");
    assertThat(store.findRegion("b-bucket")).contains("eu-west-1");
    assertThat(store.findRegion("none")).isEmpty();
  }

  private StoredObject complete(Upload upload, List<PartChoice> parts) {
    return store
        .uploads()
        .complete(BUCKET, upload.key(), upload.id(), parts, Map.of(), WriteCondition.NONE);
  }

  private Part part(Upload upload, int number, byte[] content) {
    InputStream body = new ByteArrayInputStream(content);
    return store.uploads().putPart(BUCKET, upload.key(), upload.id(), number, body, Map::of);
  }

  private static PartChoice choice(Part part) {
    return new PartChoice(part.number(), part.etag(), Map.of());
  }

  private StoredObject put(String bucket, String key, String text, WriteCondition condition) {
    InputStream body = new ByteArrayInputStream(text.getBytes(UTF_8));
    return store.put(bucket, key, new NewObject(body, () -> ObjectFacts.NONE, condition));
  }

  private String text(String key, long offset, long length) {
    try (InputStream in = store.read(BUCKET, key, offset, length)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  protected static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    return catchThrowableOfType(ObjectStoreException.class, work).code();
  }
}
