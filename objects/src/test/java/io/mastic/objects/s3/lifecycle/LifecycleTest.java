package io.mastic.objects.s3.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.objects.NewObject;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.ObjectVersion;
import io.mastic.objects.StoredObject;
import io.mastic.objects.Versioning;
import io.mastic.objects.WriteCondition;
import io.mastic.objects.folder.FolderStore;
import io.mastic.objects.s3.request.HttpDate;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules are followed on a folder as S3 follows them. */
class LifecycleTest {

  private static final String B = "a-bucket";
  private static final String ENABLED = "<ID>r</ID><Status>Enabled</Status>";
  private static final String ALL = ENABLED + "<Filter/>";

  @TempDir Path data;
  private final List<String> told = new ArrayList<>();
  private FolderStore store;

  @BeforeEach
  void open() {
    store = new FolderStore(data.resolve("objects"));
    store.createBucket(B, "us-east-1");
  }

  private void versioning(String status) {
    store.putSetting(
        B,
        Versioning.SETTING,
        "<VersioningConfiguration><Status>" + status + "</Status></VersioningConfiguration>");
  }

  private void rules(String... rules) {
    String document =
        "<LifecycleConfiguration><Rule>"
            + String.join("</Rule><Rule>", rules)
            + "</Rule></LifecycleConfiguration>";
    LifecycleDocument.check(document);
    store.putSetting(B, LifecycleDocument.SETTING, document);
  }

  private void put(String key, int size, Map<String, String> tags) {
    store.put(
        B,
        key,
        new NewObject(
            new ByteArrayInputStream(new byte[size]),
            () -> ObjectFacts.NONE.withTags(tags),
            WriteCondition.NONE));
  }

  private void put(String... keys) {
    for (String key : keys) {
      put(key, 1, Map.of());
    }
  }

  private void after(int days) throws InterruptedException {
    Clock then = Clock.fixed(Instant.now().plus(Duration.ofDays(days)), ZoneOffset.UTC);
    new Lifecycle(store, this::tell, then).follow();
  }

  private void tell(String bucket, String key, boolean isMarked) {
    told.add(key + (isMarked ? " marked" : " gone"));
  }

  private List<String> keys() {
    return store.list(B, "", null, null, 1000).objects().stream().map(o -> o.key()).toList();
  }

  private List<ObjectVersion> versions() {
    return store.versions().list(B, "", null, null, null, 1000).versions();
  }

  @Test
  void objectsExpireAtTheMidnightAfterTheirDays() {
    Instant since = Instant.parse("2026-03-01T10:00:00Z");
    When two = When.days(2);
    assertThat(two.isDue(since, Instant.parse("2026-03-03T23:59:59Z"))).isFalse();
    assertThat(two.isDue(since, Instant.parse("2026-03-04T00:00:00Z"))).isTrue();
    assertThat(
            two.isDue(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z")))
        .isTrue();
    When date = new When(null, Instant.parse("2026-03-03T00:00:00Z"));
    assertThat(date.isDue(since, Instant.parse("2026-03-02T23:00:00Z"))).isFalse();
    assertThat(date.isDue(since, Instant.parse("2026-03-03T00:00:00Z"))).isTrue();
  }

  @Test
  void anObjectSaysWhenItWillGo() throws Exception {
    put("tmp/a", 1, Map.of("k", "v"));
    put("a");
    StoredObject object = store.look(B, "tmp/a").orElseThrow();
    String later = ENABLED.replace("r<", "by rule<") + "<Filter><Prefix>tmp/</Prefix></Filter>";
    String tagged =
        ENABLED.replace("r<", "2<") + "<Filter><Tag><Key>k</Key><Value>v</Value></Tag></Filter>";
    assertThat(said(object, later + "<Expiration><Days>2</Days></Expiration>"))
        .hasValue(
            "expiry-date=\""
                + HttpDate.header(When.days(2).due(object.info().lastModified()))
                + "\", rule-id=\"by%20rule\"");
    assertThat(
            said(
                object,
                later + "<Expiration><Days>2</Days></Expiration>",
                tagged + "<Expiration><Date>2020-01-01T00:00:00Z</Date></Expiration>"))
        .hasValue("expiry-date=\"Wed, 01 Jan 2020 00:00:00 GMT\", rule-id=\"2\"");
    assertThat(
            said(
                store.look(B, "a").orElseThrow(),
                later + "<Expiration><Days>2</Days></Expiration>"))
        .isEmpty();
    assertThat(
            said(
                object,
                ALL
                    + "<NoncurrentVersionExpiration><NoncurrentDays>1</NoncurrentDays>"
                    + "</NoncurrentVersionExpiration>"))
        .isEmpty();
  }

  private Optional<String> said(StoredObject object, String... rules) {
    rules(rules);
    String document = store.findSetting(B, LifecycleDocument.SETTING).orElseThrow();
    return Expiration.first(LifecycleDocument.parse(document), object);
  }

  @Test
  void filtersChoose() throws Exception {
    put("tmp/a", "keep/a");
    put("small", 10, Map.of());
    put("large", 2_000, Map.of());
    put("tagged", 1, Map.of("k", "v", "other", "1"));
    put("otherwise", 1, Map.of("k", "w"));
    rules(
        ENABLED.replace("r<", "1<")
            + "<Filter><Prefix>tmp/</Prefix></Filter><Expiration><Days>1</Days></Expiration>",
        ENABLED.replace("r<", "2<")
            + "<Filter><Tag><Key>k</Key><Value>v</Value></Tag></Filter>"
            + "<Expiration><Days>1</Days></Expiration>",
        ENABLED.replace("r<", "3<")
            + "<Filter><And><Prefix>l</Prefix><ObjectSizeGreaterThan>1000</ObjectSizeGreaterThan>"
            + "<ObjectSizeLessThan>2001</ObjectSizeLessThan></And></Filter>"
            + "<Expiration><Days>1</Days></Expiration>",
        "<ID>4</ID><Status>Disabled</Status><Prefix/><Expiration><Days>1</Days></Expiration>");
    after(0);
    assertThat(keys()).hasSize(6);
    after(3);
    assertThat(keys()).containsExactly("keep/a", "otherwise", "small");
    assertThat(told).containsExactly("large gone", "tagged gone", "tmp/a gone");
  }

  @Test
  void whatAJobWroteExpiresByItsFilesTime() throws Exception {
    Path file = data.resolve("objects").resolve(B).resolve("part-0");
    Files.writeString(file, "x");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
    put("new");
    rules(ALL + "<Expiration><Days>7</Days></Expiration>");
    after(0);
    assertThat(keys()).containsExactly("new");
  }

  @Test
  void theLatestGetsAMarkerAndOlderOnesGoByTheirOwnDays() throws Exception {
    versioning("Enabled");
    put("k", "k", "k");
    rules(
        ALL
            + "<Expiration><Days>5</Days></Expiration>"
            + "<NoncurrentVersionExpiration><NoncurrentDays>2</NoncurrentDays>"
            + "</NoncurrentVersionExpiration>");
    after(3);
    assertThat(versions()).hasSize(1).allMatch(ObjectVersion::isLatest);
    assertThat(told).containsExactly("k gone", "k gone");
    after(6);
    assertThat(versions()).extracting(ObjectVersion::isMarker).containsExactly(true, false);
    assertThat(keys()).isEmpty();
    assertThat(told).endsWith("k marked");
    // Its days count from the marker, which was put now.
    after(3);
    assertThat(versions()).extracting(ObjectVersion::isMarker).containsExactly(true);
    after(6);
    assertThat(versions()).isEmpty();
  }

  @Test
  void someOlderOnesStayWhateverTheirAge() throws Exception {
    versioning("Enabled");
    put("k", "k", "k", "k", "k");
    List<String> before = versions().stream().map(ObjectVersion::id).toList();
    rules(
        ALL
            + "<NoncurrentVersionExpiration><NoncurrentDays>1</NoncurrentDays>"
            + "<NewerNoncurrentVersions>2</NewerNoncurrentVersions>"
            + "</NoncurrentVersionExpiration>");
    after(9);
    assertThat(versions())
        .extracting(ObjectVersion::id)
        .containsExactlyElementsOf(before.subList(0, 3));
  }

  @Test
  void aMarkerThatIsAloneGoes() throws Exception {
    versioning("Enabled");
    put("a", "b");
    store.versions().delete(B, "a", versions().get(0).id());
    store.delete(B, "a");
    store.delete(B, "b");
    rules(
        ALL
            + "<Expiration><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration>");
    after(0);
    assertThat(versions()).extracting(v -> v.info().key()).containsExactly("b", "b");
  }

  @Test
  void uploadsThatNobodyCompletesAreGivenUp() throws Exception {
    var upload = store.uploads().create(B, "tmp/k", ObjectFacts.NONE, null, null);
    store.uploads().create(B, "k", ObjectFacts.NONE, null, null);
    rules(
        ENABLED
            + "<Filter><Prefix>tmp/</Prefix></Filter><AbortIncompleteMultipartUpload>"
            + "<DaysAfterInitiation>1</DaysAfterInitiation></AbortIncompleteMultipartUpload>");
    after(0);
    assertThat(store.uploads().load(B, "tmp/k", upload.id()).key()).isEqualTo("tmp/k");
    after(3);
    assertThat(store.uploads().list(B, "")).extracting(u -> u.key()).containsExactly("k");
  }

  @Test
  void classesChangeDownwardsAndSmallObjectsStay() throws Exception {
    versioning("Enabled");
    put("k", 128 << 10, Map.of());
    put("k", 128 << 10, Map.of("t", "1"));
    put("small");
    var etag = store.look(B, "k").orElseThrow().info().etag();
    rules(
        ALL
            + "<Transition><Days>30</Days><StorageClass>STANDARD_IA</StorageClass></Transition>"
            + "<Transition><Days>60</Days><StorageClass>GLACIER</StorageClass></Transition>"
            + "<NoncurrentVersionTransition><NoncurrentDays>40</NoncurrentDays>"
            + "<StorageClass>DEEP_ARCHIVE</StorageClass></NoncurrentVersionTransition>");
    after(31);
    assertThat(versions())
        .extracting(v -> v.info().storageClass())
        .containsExactly("STANDARD_IA", "STANDARD", "STANDARD");
    after(61);
    after(31);
    assertThat(versions())
        .extracting(v -> v.info().storageClass())
        .containsExactly("GLACIER", "DEEP_ARCHIVE", "STANDARD");
    var object = store.look(B, "k").orElseThrow();
    assertThat(object.info().etag()).isEqualTo(etag);
    assertThat(object.facts().tags()).containsEntry("t", "1");
    store.putSetting(B, LifecycleDocument.LEAST_SIZE, LifecycleDocument.LEAST_VARIES);
    after(31);
    assertThat(versions().get(2).info().storageClass()).isEqualTo("STANDARD");
    after(61);
    assertThat(versions().get(2).info().storageClass()).isEqualTo("GLACIER");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<Status>Enabled</Status><Filter/>|InvalidRequest|At least one action",
        "<Status>On</Status><Filter/><Expiration><Days>1</Days></Expiration>|MalformedXML|",
        "<Status>Enabled</Status><Expiration><Days>1</Days></Expiration>|MalformedXML|",
        "<Status>Enabled</Status><Filter/><Expiration><Days>0</Days></Expiration>|InvalidArgument|"
            + "'Days' for Expiration action must be a positive integer",
        "<Status>Enabled</Status><Filter/><Expiration><Date>2026-01-01T10:00:00Z</Date></Expiration>|InvalidArgument|'Date'"
            + " must be at midnight GMT",
        "<Status>Enabled</Status><Filter/><Expiration><Days>1</Days>"
            + "<Date>2026-01-01T00:00:00Z</Date></Expiration>|MalformedXML|",
        "<Status>Enabled</Status><Filter/><Transition><Days>1</Days><StorageClass>STANDARD_IA</StorageClass></Transition>|InvalidArgument|greater"
            + " than or equal to 30",
        "<Status>Enabled</Status><Filter/><Transition><Days>1</Days>"
            + "<StorageClass>STANDARD</StorageClass></Transition>|MalformedXML|",
        "<Status>Enabled</Status><Filter/><Transition><Days>9</Days>"
            + "<StorageClass>GLACIER</StorageClass></Transition><Expiration><Days>9</Days>"
            + "</Expiration>|InvalidArgument|must be greater than",
        "<Status>Enabled</Status><Filter><Tag><Key>k</Key><Value>v</Value></Tag></Filter>"
            + "<AbortIncompleteMultipartUpload><DaysAfterInitiation>1</DaysAfterInitiation>"
            + "</AbortIncompleteMultipartUpload>|InvalidRequest|cannot be specified with Tags",
        "<Status>Enabled</Status><Filter/><NoncurrentVersionExpiration>"
            + "<NoncurrentDays>1</NoncurrentDays><NewerNoncurrentVersions>101"
            + "</NewerNoncurrentVersions></NoncurrentVersionExpiration>|InvalidArgument|between 1",
        "<Status>Enabled</Status><Filter><Prefix>a</Prefix><ObjectSizeLessThan>1</ObjectSizeLessThan>"
            + "</Filter><Expiration><Days>1</Days></Expiration>|MalformedXML|",
      })
  void whatS3DoesNotTake(String rule, String code, String message) {
    assertThatThrownBy(() -> rules(rule))
        .isInstanceOfSatisfying(
            ObjectStoreException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(message == null ? "" : message);
  }

  @Test
  void idsAreUnique() {
    String rule = ALL + "<Expiration><Days>1</Days></Expiration>";
    assertThatThrownBy(() -> rules(rule, rule)).hasMessageContaining("Rule ID must be unique");
  }
}
