package io.mastic.jobs.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.Upload;
import io.mastic.objects.folder.FolderStore;
import io.mastic.objects.s3.news.UploadNews.Begun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run has begun to upload ends with it, and nothing else does. */
class RunUploadsTest {

  private static final String ONE = "jr_" + "1".repeat(64);
  private static final String OTHER = "jr_" + "2".repeat(64);

  @TempDir private Path data;
  private Db db;
  private FolderStore store;
  private RunUploads uploads;

  @BeforeEach
  void start() throws Exception {
    store = new FolderStore(data.resolve("objects"));
    store.createBucket("bucket", "us-east-1");
    db = TestDatabases.sqlite(data);
    db.migrate("jobs");
    uploads = uploads();
    Files.createDirectories(data.resolve("runs").resolve(ONE));
    Files.createDirectories(data.resolve("runs").resolve(OTHER));
  }

  @AfterEach
  void close() {
    db.close();
  }

  private RunUploads uploads() {
    return new RunUploads(db, RunPlace.in(data), store);
  }

  private Upload begin(String client, String key) {
    Upload upload =
        store.uploads().create("bucket", key, ObjectFacts.ofHeaders(Map.of()), null, null);
    uploads.began(new Begun(client, "000000000000", "bucket", key, upload.id()));
    return upload;
  }

  private static String client(String run) {
    return "mastic-run/" + run + ", Hadoop 3.3.4, aws-sdk-java/1.12.262";
  }

  private List<String> open() {
    return store.uploads().list("bucket", "").stream().map(Upload::key).toList();
  }

  @Test
  void anEndedRunsAreAborted() {
    begin(client(ONE), "one");
    begin(client(ONE), "one more");
    begin(client(OTHER), "other");
    begin("Boto3/1.43", "somebody's");
    uploads.end(ONE);
    assertThat(open()).containsExactly("other", "somebody's");
    uploads.end(OTHER);
    assertThat(open()).containsExactly("somebody's");
  }

  @Test
  void whatIsKeptOutlivesTheServer() {
    begin(client(ONE), "one");
    uploads().end(ONE);
    assertThat(open()).isEmpty();
  }

  @Test
  void thoseOfARetryAreItsOwn() throws Exception {
    String retry = ONE + "_attempt_1";
    Files.createDirectories(data.resolve("runs").resolve(retry));
    begin(client(ONE), "one");
    begin(client(retry), "again");
    uploads.end(ONE);
    assertThat(open()).containsExactly("again");
    uploads.end(retry);
    assertThat(open()).isEmpty();
  }

  /** A server that dies between the end of a run and the end of its uploads. */
  @Test
  void whatNobodyEndedWithItsRunEndsLater() {
    begin(client(ONE), "one");
    begin(client(OTHER), "other");
    db.writeOnly(
        h ->
            h.execute(
                "INSERT INTO job_run (account, region, id, job_name, kind, attempt, state, request,"
                    + " plan, started_at, modified_at) VALUES ('000000000000', 'r', ?, 'j',"
                    + " 'GLUEETL', 0, 'RUNNING', '{}', '{}', 1, 1)",
                OTHER));
    assertThat(uploads().tidy(Optional.empty(), Instant.EPOCH)).isEqualTo(1);
    assertThat(open()).containsExactly("other");
  }

  @Test
  void whatTheRunItselfEndedIsNoFault() {
    Upload upload = begin(client(ONE), "one");
    begin(client(ONE), "two");
    store.uploads().abort("bucket", "one", upload.id());
    uploads.end(ONE);
    uploads.end(ONE);
    assertThat(open()).isEmpty();
  }

  @Test
  void ofARunThatIsNotHereNothingIsKept() {
    begin(client("jr_" + "3".repeat(64)), "x");
    begin("mastic-run/../../x", "y");
    assertThat(
            db.<Integer>read(
                h -> h.createQuery("SELECT COUNT(*) FROM run_upload").mapTo(Integer.class).one()))
        .isZero();
  }
}
