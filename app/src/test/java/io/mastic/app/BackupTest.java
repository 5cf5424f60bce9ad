package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.app.backup.Backup;
import io.mastic.app.backup.Restore;
import io.mastic.kernel.Awaiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.s3.S3Client;

/** A backup made while others write is a state that was, and a server starts on it. */
class BackupTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final int STILL = 50;
  private static final int MOVING = 4;

  @TempDir private Path temporary;

  private static Server serve(Path data) throws IOException {
    return Server.start(Settings.local(data), new Home(HOME), Server.Spark.NOT_PREPARED);
  }

  @Test
  void underLoadAsAnArchive() throws Exception {
    underLoad("backup.tar.gz");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(temporary.resolve("backup.tar.gz"))))
        .isEqualTo("rw-------");
  }

  @Test
  void underLoadAsADirectory() throws Exception {
    underLoad("backup");
  }

  private void underLoad(String name) throws Exception {
    Path data = temporary.resolve("data");
    Path backup = temporary.resolve(name);
    Path again = temporary.resolve("again");
    AtomicInteger tables = new AtomicInteger();
    int tablesBefore;
    String keyBefore;
    try (Server server = serve(data);
        GlueClient glue = Clients.glue(server);
        S3Client s3 = Clients.s3(server)) {
      fill(glue, s3);
      AtomicBoolean ended = new AtomicBoolean();
      ExecutorService writers = Executors.newFixedThreadPool(2);
      AtomicInteger versions = new AtomicInteger();
      var objects = writers.submit(() -> overwrite(s3, versions, ended));
      var definitions = writers.submit(() -> define(glue, tables, ended));
      Awaiting.until(
          "there is load, and each moving object is there before the backup begins",
          Duration.ofSeconds(30),
          () -> tables.get() > 2 && versions.get() > MOVING);
      tablesBefore = tables.get();
      new Backup(data, EnumSet.allOf(Backup.Part.class)).to(backup, Version.MASTIC);
      ended.set(true);
      objects.get(30, TimeUnit.SECONDS);
      definitions.get(30, TimeUnit.SECONDS);
      writers.shutdown();
      keyBefore = server.key().id();
    }
    new Restore(backup, again).run();
    try (Server server = serve(again);
        GlueClient glue = Clients.glue(server);
        S3Client s3 = Clients.s3(server)) {
      assertThat(server.key().id()).isEqualTo(keyBefore);
      check(glue, s3, tablesBefore);
    }
    assertThat(again.resolve("server-id"))
        .content()
        .isNotEqualTo(Files.readString(data.resolve("server-id")));
  }

  private static void fill(GlueClient glue, S3Client s3) {
    s3.createBucket(r -> r.bucket("raw"));
    s3.createBucket(r -> r.bucket("empty"));
    for (int i = 0; i < STILL; i++) {
      String body = "still " + i;
      put(s3, "still/" + i, body);
    }
    put(s3, "a", "file");
    put(s3, "a/b", "below it");
    put(s3, "hard/./" + "x".repeat(300) + "/n", "long");
    glue.createDatabase(r -> r.databaseInput(d -> d.name("d")));
    put(s3, "script.py", "print('from before')");
    glue.createJob(
        r ->
            r.name("j")
                .role("r")
                .command(c -> c.name("pythonshell").scriptLocation("s3://raw/script.py")));
    String run = glue.startJobRun(r -> r.jobName("j")).jobRunId();
    Awaiting.until(
        "the run has ended",
        Duration.ofSeconds(60),
        () ->
            glue.getJobRun(r -> r.jobName("j").runId(run)).jobRun().jobRunState()
                == JobRunState.SUCCEEDED);
  }

  /** An object says in its metadata what is in it. */
  private static void put(S3Client s3, String key, String body) {
    s3.putObject(
        r -> r.bucket("raw").key(key).metadata(Map.of("body", body)), RequestBody.fromString(body));
  }

  private static Void overwrite(S3Client s3, AtomicInteger versions, AtomicBoolean ended) {
    while (!ended.get()) {
      put(s3, "moving/" + versions.get() % MOVING, "version " + versions);
      versions.incrementAndGet();
    }
    return null;
  }

  private static Void define(GlueClient glue, AtomicInteger tables, AtomicBoolean ended) {
    while (!ended.get()) {
      String name = "t" + tables.get();
      glue.createTable(r -> r.databaseName("d").tableInput(t -> t.name(name)));
      tables.incrementAndGet();
    }
    return null;
  }

  private static void check(GlueClient glue, S3Client s3, int tables) {
    for (int i = 0; i < STILL; i++) {
      assertThat(matching(s3, "still/" + i)).isEqualTo("still " + i);
    }
    for (int i = 0; i < MOVING; i++) {
      assertThat(matching(s3, "moving/" + i)).startsWith("version ");
    }
    assertThat(matching(s3, "a")).isEqualTo("file");
    assertThat(matching(s3, "a/b")).isEqualTo("below it");
    assertThat(matching(s3, "hard/./" + "x".repeat(300) + "/n")).isEqualTo("long");
    assertThat(s3.listBuckets().buckets()).hasSize(2);
    for (int i = 0; i < tables; i++) {
      String name = "t" + i;
      assertThat(glue.getTable(r -> r.databaseName("d").name(name)).table().name()).isEqualTo(name);
    }
    assertThat(glue.getJobRuns(r -> r.jobName("j")).jobRuns().get(0).jobRunState())
        .isEqualTo(JobRunState.SUCCEEDED);
  }

  private static String matching(S3Client s3, String key) {
    var object = s3.getObjectAsBytes(r -> r.bucket("raw").key(key));
    assertThat(object.response().metadata()).containsEntry("body", object.asUtf8String());
    return object.asUtf8String();
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path data = temporary.resolve("data");
    serve(data).close();
    Path backup = temporary.resolve("b.tar");
    new Backup(data, Set.of()).to(backup, Version.MASTIC);
    assertThatThrownBy(() -> new Backup(data, Set.of()).to(backup, Version.MASTIC))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is there already");
    assertThatThrownBy(() -> new Restore(backup, data).run())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not empty");
    Path other = Files.createFile(temporary.resolve("other.tar"));
    assertThatThrownBy(() -> new Restore(other, temporary.resolve("new")).run())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no backup of Mastic");
  }
}
