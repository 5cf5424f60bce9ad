package io.mastic.objects.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.Db;
import io.mastic.kernel.SettableClock;
import io.mastic.objects.Bucket;
import io.mastic.objects.NewObject;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Store;
import io.mastic.objects.WriteCondition;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Two accounts over one store, whatever that store is. */
abstract class AccountStoreContract {

  static final String ONE = "000000000000";
  static final String TWO = "111122223333";

  final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private Db db;
  private S3Store plain;
  private AccountStore one;
  private AccountStore two;

  protected abstract S3Store newStore();

  protected abstract Db newDb();

  @BeforeEach
  void open() {
    db = newDb();
    plain = newStore();
    AccountStore store = new AccountStore(plain, new BucketOwners(db, clock));
    one = store.as(ONE);
    two = store.as(TWO);
    one.createBucket("of-one", "us-west-2");
    two.createBucket("of-two", "us-west-2");
    two.put("of-two", "k", "secret".getBytes(UTF_8), null);
  }

  @AfterEach
  void closeDb() {
    db.close();
  }

  private static void denied(String what, Runnable call) {
    assertThatThrownBy(call::run)
        .as(what)
        .isInstanceOfSatisfying(
            ObjectStoreException.class,
            e -> {
              assertThat(e.code()).isEqualTo("AccessDenied");
              assertThat(e.status()).isEqualTo(403);
            });
  }

  private static NewObject object() {
    return new NewObject(
        InputStream.nullInputStream(), () -> ObjectFacts.NONE, WriteCondition.NONE);
  }

  @TestFactory
  List<DynamicTest> nothingIsDoneToAnotherAccountsBucket() {
    String upload = two.uploads().create("of-two", "k", ObjectFacts.NONE, null, null).id();
    Map<String, Runnable> attacks =
        Map.ofEntries(
            Map.entry("region", () -> one.findRegion("of-two")),
            Map.entry("delete bucket", () -> one.deleteBucket("of-two")),
            Map.entry("read setting", () -> one.findSetting("of-two", "policy")),
            Map.entry("put setting", () -> one.putSetting("of-two", "cors", "<x/>")),
            Map.entry("delete setting", () -> one.deleteSetting("of-two", "cors")),
            Map.entry("find", () -> one.find("of-two", "k")),
            Map.entry("look", () -> one.look("of-two", "k")),
            Map.entry("open", () -> one.open("of-two", "k")),
            Map.entry("read", () -> one.read("of-two", "k", 0, -1)),
            Map.entry("list", () -> one.list("of-two", "", null, null, 10)),
            Map.entry("put bytes", () -> one.put("of-two", "k", new byte[0], null)),
            Map.entry("put", () -> one.put("of-two", "k", object())),
            Map.entry("delete", () -> one.delete("of-two", "k")),
            Map.entry("delete if", () -> one.delete("of-two", "k", WriteCondition.NONE)),
            Map.entry("tags", () -> one.tags("of-two", "k")),
            Map.entry("put tags", () -> one.putTags("of-two", "k", Map.of())),
            Map.entry("file", () -> one.localFile("of-two", "k")),
            Map.entry(
                "part", () -> one.findPart("of-two", two.look("of-two", "k").orElseThrow(), 1)),
            Map.entry(
                "create upload",
                () -> one.uploads().create("of-two", "k", ObjectFacts.NONE, null, null)),
            Map.entry("load upload", () -> one.uploads().load("of-two", "k", upload)),
            Map.entry(
                "put part",
                () ->
                    one.uploads()
                        .putPart("of-two", "k", upload, 1, InputStream.nullInputStream(), Map::of)),
            Map.entry(
                "complete upload",
                () ->
                    one.uploads()
                        .complete("of-two", "k", upload, List.of(), Map.of(), WriteCondition.NONE)),
            Map.entry("abort upload", () -> one.uploads().abort("of-two", "k", upload)),
            Map.entry("parts", () -> one.uploads().parts("of-two", "k", upload, 0, 10)),
            Map.entry("uploads", () -> one.uploads().list("of-two", "")));
    return attacks.entrySet().stream()
        .map(a -> DynamicTest.dynamicTest(a.getKey(), () -> denied(a.getKey(), a.getValue())))
        .toList();
  }

  @Test
  void anAccountSeesItsOwn() {
    assertThat(one.listBuckets()).extracting(Bucket::name).containsExactly("of-one");
    assertThat(two.listBuckets()).extracting(Bucket::name).containsExactly("of-two");
    assertThat(one.bucketExists("of-two")).isFalse();
    assertThat(two.bucketExists("of-two")).isTrue();
    assertThat(two.read("of-two", "k", 0, -1)).hasContent("secret");
  }

  @Test
  void aNameIsTakenForAll() {
    assertThatThrownBy(() -> one.createBucket("of-two", "us-west-2"))
        .isInstanceOfSatisfying(
            ObjectStoreException.class,
            e -> assertThat(e.status() + e.code()).isEqualTo("409BucketAlreadyExists"));
    assertThatThrownBy(() -> two.createBucket("of-two", "us-west-2"))
        .isInstanceOfSatisfying(
            ObjectStoreException.class,
            e -> assertThat(e.status() + e.code()).isEqualTo("409BucketAlreadyOwnedByYou"));
    assertThat(two.read("of-two", "k", 0, -1)).hasContent("secret");
  }

  @Test
  void aBucketThatIsGoneIsNobodys() {
    two.delete("of-two", "k");
    two.deleteBucket("of-two");
    one.createBucket("of-two", "us-west-2");
    assertThat(one.bucketExists("of-two")).isTrue();
    denied("list", () -> two.list("of-two", "", null, null, 10));
  }

  @Test
  void aBucketThatNobodyCreatedHereIsTheDefaultAccounts() {
    plain.createBucket("by-hand", "us-west-2");
    assertThat(one.list("by-hand", "", null, null, 10).objects()).isEmpty();
    denied("list", () -> two.list("by-hand", "", null, null, 10));
    assertThatThrownBy(() -> two.createBucket("by-hand", "us-west-2"))
        .hasMessageContaining("name is not available");
    assertThat(two.listBuckets()).extracting(Bucket::name).containsExactly("of-two");
  }

  @Test
  void aMissingBucketIsMissingForAll() {
    assertThatThrownBy(() -> two.list("missing", "", null, null, 10))
        .isInstanceOfSatisfying(
            ObjectStoreException.class, e -> assertThat(e.code()).isEqualTo("NoSuchBucket"));
  }

  /** A server died, or a bucket was deleted behind its back: the name is free again soon. */
  @Test
  void aClaimWithoutABucketEnds() {
    plain.delete("of-two", "k");
    plain.deleteBucket("of-two");
    assertThatThrownBy(() -> one.createBucket("of-two", "us-west-2"))
        .isInstanceOfSatisfying(
            ObjectStoreException.class, e -> assertThat(e.code()).isEqualTo("OperationAborted"));
    clock.advance(Duration.ofMinutes(2));
    one.createBucket("of-two", "us-west-2");
    assertThat(one.bucketExists("of-two")).isTrue();
    assertThat(two.bucketExists("of-two")).isFalse();
  }
}
