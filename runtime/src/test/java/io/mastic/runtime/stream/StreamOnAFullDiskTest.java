package io.mastic.runtime.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mastic.runtime.Buckets;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.fs.LocalS3FileSystem;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.sink.S3Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full in the middle of a batch: a small one of memory, where one may be mounted.
 */
class StreamOnAFullDiskTest {

  private static final int ROWS = 20_000;
  private static final String BUCKET = "bucket-on-a-full-disk";

  @TempDir Path parent;
  private Path disk = Path.of("");
  private boolean isMounted;

  /** All objects of this test are on the small disk; what it reads and its checkpoint are not. */
  @BeforeEach
  void mount() throws IOException, InterruptedException {
    Buckets.glue();
    disk = Files.createDirectory(parent.resolve("disk"));
    isMounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
    assumeTrue(isMounted, "this user may not mount a disk of memory");
    Files.createDirectories(disk.resolve("objects/" + BUCKET));
    root(disk.resolve("objects"));
  }

  private static void root(Path root) {
    Sparks.session()
        .sparkContext()
        .hadoopConfiguration()
        .set(LocalS3FileSystem.ROOT, root.toString());
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (isMounted) {
      root(Buckets.ROOT);
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void theBatchIsNotDoneAndIsDoneOnceWhenThereIsRoom() throws Exception {
    Sparks.session()
        .range(ROWS)
        .selectExpr("id", "sha2(cast(id AS string), 512) AS text")
        .write()
        .json(parent.resolve("in").toUri().toString());
    Path ballast = Files.write(disk.resolve("ballast"), new byte[3 << 20]);
    Throwable failure = catchThrowable(this::stream);
    assertThat(failure).hasStackTraceContaining("No space left on device");
    assertThat(files(parent.resolve("checkpoint/commits"))).isEmpty();
    assertThat(files(disk.resolve("objects")).filter(file -> file.endsWith(".json"))).isEmpty();

    Files.delete(ballast);
    stream();
    Dataset<Row> out = Sparks.session().read().json("s3://" + BUCKET + "/out/");
    assertThat(out.selectExpr("count(*)", "count(DISTINCT id)").first().toString())
        .isEqualTo("[" + ROWS + "," + ROWS + "]");
  }

  private static Stream<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .filter(file -> !file.contains("_temporary") && !file.endsWith(".crc"))
          .toList()
          .stream();
    }
  }

  private void stream() throws Exception {
    VoidFunction2<Dataset<Row>, Long> batch =
        (rows, number) -> {
          try (KeptBatch kept = KeptBatch.of(rows)) {
            new S3Sink(
                    new Options(Map.of("path", "s3://" + BUCKET + "/out/")),
                    "json",
                    Options.NONE,
                    null)
                .write(kept.rows());
          }
        };
    StreamingQuery query =
        Sparks.session()
            .readStream()
            .schema("id BIGINT, text STRING")
            .json(parent.resolve("in").toUri().toString())
            .writeStream()
            .foreachBatch(batch)
            .trigger(Trigger.AvailableNow())
            .option("checkpointLocation", parent.resolve("checkpoint").toUri().toString())
            .start();
    query.awaitTermination();
  }
}
