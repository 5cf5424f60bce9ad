package io.mastic.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.Buckets;
import io.mastic.runtime.bookmark.JobBookmarks;
import io.mastic.runtime.bookmark.KeptBookmarks;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.sink.S3Sink;
import io.mastic.runtime.sink.Sink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Options that were once accepted and ignored: each changes the outcome, or is refused. */
class HeededOptionsTest {

  private static Path bucket = Path.of("");

  @BeforeAll
  static void objects() throws IOException {
    Buckets.glue();
    bucket = Buckets.create("heeded");
    Buckets.put(bucket, "good/a.json", "{\"n\":1}\n");
    Buckets.put(bucket, "bad/a.json", "{\"n\":1}\n{oops\n{\"n\":3}\n");
    Buckets.put(bucket, "packed/a", "{\"n\":1}\n");
  }

  private static Frame read(
      String folder, Map<String, Object> options, Map<String, Object> format) {
    Options all = new Options(options).with("paths", List.of(Buckets.url(bucket, folder)));
    return new S3Source(
            Sparks.session(),
            all,
            "",
            "",
            "json",
            new Options(format),
            JobBookmarks.none(new KeptBookmarks()))
        .frame();
  }

  @Test
  void failFastFailsWhereARecordCannotBeRead() {
    assertThat(read("bad", Map.of(), Map.of()).data().count()).isEqualTo(2);
    Frame strict = read("bad", Map.of("isFailFast", true), Map.of());
    assertThatThrownBy(strict::data).hasMessageContaining("isFailFast");
    assertThat(read("good", Map.of("isFailFast", true), Map.of()).data().count()).isEqualTo(1);
  }

  @Test
  void compressionThatTheNameDoesNotTellIsRefused() {
    assertThatThrownBy(() -> read("packed", Map.of("compressionType", "gzip"), Map.of()))
        .hasMessageContaining("compressionType")
        .hasMessageContaining("packed/a");
    assertThatThrownBy(() -> read("packed", Map.of("compressionType", "rar"), Map.of()))
        .hasMessageContaining("rar");
    assertThat(read("packed", Map.of("compressionType", "none"), Map.of()).data().count()).isOne();
  }

  @Test
  void smallFilesAreGrouped() throws IOException {
    for (int i = 0; i < 100; i++) {
      Buckets.put(bucket, "many/" + i + ".json", "{\"n\":" + i + "}\n");
    }
    int cores = Sparks.session().sparkContext().defaultParallelism();
    assertThat(tasks(Map.of())).isEqualTo(4);
    assertThat(tasks(Map.of("groupFiles", "inPartition"))).isBetween(1, cores + 1);
    assertThat(tasks(Map.of("groupFiles", "inPartition", "groupSize", 40))).isGreaterThan(20);
    assertThat(tasks(Map.of("groupFiles", "none", "groupSize", 40))).isEqualTo(4);
    Frame grouped = read("many", Map.of("groupFiles", "acrossPartition"), Map.of());
    assertThat(grouped.data().selectExpr("sum(n)").first().getLong(0)).isEqualTo(4950);
    assertThatThrownBy(() -> tasks(Map.of("groupFiles", "always"))).hasMessageContaining("always");
    assertThatThrownBy(() -> tasks(Map.of("groupFiles", "inPartition", "groupSize", 0)))
        .hasMessageContaining("groupSize");
  }

  @Test
  void recordsSayWhichFileTheyAreOf() throws IOException {
    Buckets.put(bucket, "named/a b.json", "{\"n\":1}\n");
    Path second = Buckets.put(bucket, "named/c.json", "{\"n\":2}\n");
    Files.setLastModifiedTime(second, FileTime.fromMillis(86_400_000));
    Frame named =
        read("named", Map.of(), Map.of("attachFilename", "file", "attachTimestamp", "time"));
    assertThat(named.schema().fields())
        .extracting(field -> field.name() + " " + field.type().name())
        .containsExactly("n int", "file string", "time timestamp");
    assertThat(named.data().orderBy("n").selectExpr("file").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly(
            Buckets.url(bucket, "named/a%20b.json"), Buckets.url(bucket, "named/c.json"));
    assertThat(named.data().where("n = 2").selectExpr("unix_millis(time)").first().getLong(0))
        .isEqualTo(86_400_000);
    assertThat(named.data().where("time IS NULL").count()).isZero();
    assertThatThrownBy(() -> read("named", Map.of(), Map.of("attachFilename", "n")).data())
        .hasMessageContaining("field n");
  }

  private static int tasks(Map<String, Object> options) {
    return read("many", options, Map.of()).data().rdd().getNumPartitions();
  }

  @Test
  void storageClassesAreLeftOut() {
    assertThat(read("good", exclude("GLACIER"), Map.of()).data().count()).isOne();
    assertThat(read("good", exclude("STANDARD"), Map.of()).data().count()).isZero();
  }

  /** What the object store wrote beside a bucket for an object that was put with a class. */
  private static void remember(Path file, String storageClass) throws IOException {
    String key = bucket.relativize(file).toString();
    String name = sha256(key);
    Path memory =
        Buckets.ROOT
            .resolveSibling("objects.meta")
            .resolve(bucket.getFileName())
            .resolve("objects")
            .resolve(name.substring(0, 2))
            .resolve(name.substring(2) + ".json");
    Files.createDirectories(memory.getParent());
    Files.writeString(
        memory,
        String.format(
            "[{\"etag\":\"e\",\"size\":%d,\"modifiedNanos\":%d,"
                + "\"facts\":{\"headers\":{\"x-amz-storage-class\":\"%s\"}}}]",
            Files.size(file),
            Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS),
            storageClass));
  }

  private static String sha256(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anObjectsOwnClassDecides() throws IOException {
    Path cold = Buckets.put(bucket, "mixed/cold.json", "{\"n\":1}\n");
    Buckets.put(bucket, "mixed/warm.json", "{\"n\":2}\n{\"n\":3}\n");
    remember(cold, "GLACIER");
    assertThat(read("mixed", exclude("GLACIER"), Map.of()).data().count()).isEqualTo(2);
    assertThat(read("mixed", exclude("STANDARD"), Map.of()).data().count()).isOne();
    assertThat(read("mixed", exclude("GLACIER_IR"), Map.of()).data().count()).isEqualTo(3);
    // Overwritten by a job it is another object, of which nothing was said.
    Files.writeString(cold, "{\"n\":1}\n{\"n\":1}\n");
    assertThat(read("mixed", exclude("GLACIER"), Map.of()).data().count()).isEqualTo(4);
  }

  private static Map<String, Object> exclude(String storageClass) {
    return Map.of("excludeStorageClasses", List.of(storageClass, "DEEP_ARCHIVE"));
  }

  @Test
  void theQuickReaderHeedsASchema() {
    String schema =
        "{\"dataType\":\"struct\",\"fields\":[{\"name\":\"n\",\"container\":"
            + "{\"dataType\":\"string\",\"properties\":{}},\"properties\":{}}],\"properties\":{}}";
    assertThat(type(Map.of("withSchema", schema))).isEqualTo("int");
    assertThat(type(Map.of("withSchema", schema, "optimizePerformance", true))).isEqualTo("string");
  }

  private static String type(Map<String, Object> format) {
    return read("good", Map.of(), format).data().schema().apply("n").dataType().simpleString();
  }

  @Test
  void whatIsRefusedIsNamed() {
    assertThatThrownBy(() -> read("good", Map.of("maxFilesInBand", 3), Map.of()))
        .hasMessageContaining("maxFilesInBand");
  }

  @Test
  void groupsOfParquetHaveTheirSize() throws IOException {
    Sink sink =
        new S3Sink(
            new Options(Map.of("path", Buckets.url(bucket, "out/"))),
            "parquet",
            new Options(Map.of("blockSize", 65_536, "pageSize", 1_024)),
            null);
    sink.write(Sparks.session().range(0, 200_000, 1, 1).toDF());
    assertThat(ParquetGroups.of(Buckets.url(bucket, "out/"))).hasSizeGreaterThan(5);
    new S3Sink(
            new Options(Map.of("path", Buckets.url(bucket, "whole/"))),
            "parquet",
            Options.NONE,
            null)
        .write(Sparks.session().range(0, 200_000, 1, 1).toDF());
    assertThat(ParquetGroups.of(Buckets.url(bucket, "whole/"))).hasSize(1);
  }
}
