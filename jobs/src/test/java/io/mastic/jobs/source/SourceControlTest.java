package io.mastic.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.jobs.definition.Jobs;
import io.mastic.jobs.definition.KeptScripts;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.SettableClock;
import io.mastic.kernel.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Job;
import software.amazon.awssdk.services.glue.model.JobUpdate;

class SourceControlTest {

  private static final Caller CALLER = Caller.root(Caller.DEFAULT_ACCOUNT, "us-east-1");
  private static final String SCRIPT = "s3://b/scripts/j.py";

  @TempDir Path directory;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  private final Map<String, String> scripts = new HashMap<>();
  private Db db;
  private Jobs jobs;
  private SourceControlOperations verbs;
  private String repository;

  @BeforeEach
  void open() throws IOException {
    db = TestDatabases.sqlite(directory);
    db.migrate("kernel");
    db.migrate("jobs");
    jobs = new Jobs(db, clock);
    Path allowed = Files.createDirectory(directory.resolve("git"));
    repository = bare(allowed.resolve("jobs.git"));
    verbs =
        new SourceControlOperations(
            jobs, new KeptScripts(scripts, db), new SourceDirectories(List.of(allowed)), clock);
    scripts.put(SCRIPT, "print(1)\n");
    as(
        () ->
            jobs.create(
                CreateJobRequest.builder()
                    .name("j")
                    .role("r")
                    .glueVersion("5.0")
                    .description("first")
                    .command(c -> c.name("glueetl").scriptLocation(SCRIPT))
                    .build()));
  }

  @AfterEach
  void close() {
    db.close();
  }

  private static String bare(Path path) throws IOException {
    try (Repository made = new FileRepository(path.toFile())) {
      made.create(true);
    }
    return path.toString();
  }

  private static <T> T as(Callable<T> work) {
    try {
      return CALLER.call(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Job push() {
    as(
        () ->
            verbs.updateSourceControlFromJob(
                r -> r.jobName("j").repositoryName(repository).branchName("main").folder("etl")));
    return as(() -> jobs.load("j"));
  }

  private void pull(String commit) {
    as(() -> verbs.updateJobFromSourceControl(r -> r.jobName("j").commitId(commit)));
  }

  @Test
  void aJobGoesThereAndComesBack() {
    String first = push().sourceControlDetails().lastCommitId();
    assertThat(first).matches("[0-9a-f]{40}");
    assertThat(push().sourceControlDetails().lastCommitId()).as("nothing is new").isEqualTo(first);

    JobUpdate other =
        JobUpdate.builder()
            .role("r")
            .glueVersion("5.0")
            .description("second")
            .command(c -> c.name("glueetl").scriptLocation(SCRIPT))
            .build();
    as(() -> jobs.update("j", other));
    scripts.put(SCRIPT, "print(2)\n");
    String second = push().sourceControlDetails().lastCommitId();
    assertThat(second).isNotEqualTo(first);

    pull(first);
    Job old = as(() -> jobs.load("j"));
    assertThat(old.description()).isEqualTo("first");
    assertThat(old.sourceControlDetails().lastCommitId()).isEqualTo(first);
    assertThat(old.sourceControlDetails().folder()).isEqualTo("etl");
    assertThat(scripts).containsEntry(SCRIPT, "print(1)\n");
    as(() -> verbs.updateJobFromSourceControl(r -> r.jobName("j")));
    assertThat(as(() -> jobs.load("j")).description()).isEqualTo("second");
    assertThat(scripts).containsEntry(SCRIPT, "print(2)\n");

    assertThatThrownBy(
            () -> as(() -> verbs.updateSourceControlFromJob(r -> r.jobName("j").commitId(first))))
        .isInstanceOf(ConcurrentModificationException.class);
  }

  @Test
  void whatCannotBeIsRefused() throws IOException {
    assertThatThrownBy(() -> as(() -> verbs.updateJobFromSourceControl(r -> r.jobName("none"))))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(
            () ->
                as(
                    () ->
                        verbs.updateSourceControlFromJob(
                            r -> r.jobName("j").provider("GITHUB").repositoryName("x"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Provider GITHUB is not reached");
    String elsewhere = bare(directory.resolve("elsewhere.git"));
    Path link = directory.resolve("git/link.git");
    Files.createSymbolicLink(link, Path.of(elsewhere));
    for (String name :
        List.of(elsewhere, link.toString(), repository + "/../../elsewhere.git", "jobs.git")) {
      assertThatThrownBy(
              () ->
                  as(
                      () ->
                          verbs.updateSourceControlFromJob(
                              r -> r.jobName("j").repositoryName(name).branchName("main"))))
          .as(name)
          .isInstanceOf(InvalidInputException.class);
    }
    assertThatThrownBy(
            () ->
                as(
                    () ->
                        verbs.updateSourceControlFromJob(
                            r ->
                                r.jobName("j")
                                    .repositoryName(repository)
                                    .branchName("main")
                                    .folder("a/../.."))))
        .isInstanceOf(InvalidInputException.class);
    String first = push().sourceControlDetails().lastCommitId();
    assertThat(first).isNotEmpty();
    assertThatThrownBy(() -> pull("0".repeat(40))).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> pull("HEAD")).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(
            () ->
                as(() -> verbs.updateJobFromSourceControl(r -> r.jobName("j").folder("elsewhere"))))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("There is no file elsewhere/j/j.json");
  }
}
