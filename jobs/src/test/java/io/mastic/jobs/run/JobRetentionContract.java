package io.mastic.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.python.ModuleSets;
import io.mastic.jobs.process.RunFolders;
import io.mastic.jobs.work.WorkExpiry;
import io.mastic.kernel.Db;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is forgotten of runs, on every engine. */
abstract class JobRetentionContract {

  private static final Instant NOW = Instant.parse("2026-04-11T00:00:00Z");
  private static final Instant OLD = NOW.minus(Duration.ofDays(100));
  private static final Instant BEFORE = NOW.minus(Duration.ofDays(90));

  @TempDir Path data;
  private Db db;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(data);
    db.migrate("jobs");
  }

  @AfterEach
  void close() {
    db.close();
  }

  private void run(String id, String state, String previous, Instant completed) {
    db.writeOnly(
        h ->
            h.execute(
                "INSERT INTO job_run (account, region, id, job_name, kind, attempt, previous_id,"
                    + " state, request, plan, started_at, modified_at, completed_at)"
                    + " VALUES ('1', 'r', ?, 'j', 'GLUEETL', 0, ?, ?, '{}', '{}', 1, 1, ?)",
                id,
                previous,
                state,
                completed == null ? null : completed.toEpochMilli()));
  }

  private void work(String id, String subject, long started, Instant completed) {
    db.writeOnly(
        h ->
            h.execute(
                "INSERT INTO spark_work (account, region, id, kind, subject, role, request, state,"
                    + " started_at, modified_at, completed_at)"
                    + " VALUES ('1', 'r', ?, 'k', ?, 'role', '{}', 'X', ?, 1, ?)",
                id,
                subject,
                started,
                completed == null ? null : completed.toEpochMilli()));
  }

  private List<String> ids(String table) {
    return db.read(
        h -> h.createQuery("SELECT id FROM " + table + " ORDER BY id").mapTo(String.class).list());
  }

  @Test
  void runsThatEndedLongAgoGoUnlessTheyAreNeeded() {
    run("jr_a", "SUCCEEDED", null, OLD);
    run("jr_b", "FAILED", null, OLD);
    run("jr_b_attempt_1", "RUNNING", "jr_b", null);
    run("jr_c", "RUNNING", null, null);
    run("jr_d", "SUCCEEDED", null, OLD);
    run("jr_e", "SUCCEEDED", null, NOW.minus(Duration.ofDays(89)));
    db.writeOnly(
        h ->
            h.execute(
                "INSERT INTO job_bookmark (account, region, job_name, version, run, attempt,"
                    + " run_id) VALUES ('1', 'r', 'j', 1, 1, 0, 'jr_a')"));
    RunExpiry expiry = new RunExpiry(h -> Set.of("jr_d"));
    assertThat(db.<Integer>write(h -> expiry.expire(h, BEFORE, 10))).isEqualTo(1);
    assertThat(db.<Integer>write(h -> expiry.expire(h, BEFORE, 10))).isZero();
    assertThat(ids("job_run")).containsExactly("jr_b", "jr_b_attempt_1", "jr_c", "jr_d", "jr_e");
    assertThat(
            db.<Integer>read(
                h -> h.createQuery("SELECT COUNT(*) FROM job_bookmark").mapTo(Integer.class).one()))
        .isEqualTo(1);
    RunExpiry others = new RunExpiry(h -> Set.of());
    assertThat(db.<Integer>write(h -> others.expire(h, BEFORE, 10))).isEqualTo(1);
    assertThat(ids("job_run")).doesNotContain("jr_d");
  }

  @Test
  void theLastWorkOnATableStays() {
    work("a", "t", 1, OLD);
    work("b", "t", 2, OLD);
    work("c", "u", 1, OLD);
    work("d", "v", 1, OLD);
    work("e", "v", 2, null);
    work("f", "w", 1, NOW.minus(Duration.ofDays(89)));
    work("g", "w", 2, NOW);
    assertThat(db.<Integer>write(h -> new WorkExpiry().expire(h, BEFORE, 10))).isEqualTo(2);
    assertThat(ids("spark_work")).containsExactly("b", "c", "e", "f", "g");
  }

  private Path folder(String name, Duration age) throws IOException {
    Path folder = Files.createDirectories(data.resolve("runs").resolve(name));
    Files.writeString(folder.resolve("stdout.log"), "out");
    Files.setLastModifiedTime(folder, FileTime.from(NOW.minus(age)));
    return folder;
  }

  @Test
  void foldersThatNoRowSpeaksOfGoAfterADay() throws IOException {
    run("jr_aa", "SUCCEEDED", null, OLD);
    work("00000000-0000-0000-0000-000000000000", "t", 1, OLD);
    final Path kept = folder("jr_aa", Duration.ofDays(99));
    final Path ofWork = folder("00000000-0000-0000-0000-000000000000", Duration.ofDays(99));
    final Path orphan = folder("jr_bb", Duration.ofDays(2));
    final Path retry = folder("jr_bb_attempt_1", Duration.ofDays(2));
    final Path young = folder("jr_cc", Duration.ofHours(23));
    final Path others = folder("of-somebody", Duration.ofDays(99));
    final Path above = folder("11111111-0000-0000-0000-000000000000", Duration.ofDays(99));
    Set<String> known = Set.of("11111111-0000-0000-0000-000000000000");
    RunFolders chore = new RunFolders(db, data.resolve("runs"), ids -> known);
    assertThat(chore.tidy(Optional.empty(), NOW)).isEqualTo(2);
    assertThat(List.of(kept, ofWork, young, others, above)).allMatch(Files::exists);
    assertThat(List.of(orphan, retry)).noneMatch(Files::exists);
  }

  private Path set(String name, Duration age) throws IOException {
    Path set = Files.createDirectories(data.resolve("modules").resolve(name));
    Files.createDirectories(set.resolve("pkg"));
    Files.setLastModifiedTime(set, FileTime.from(NOW.minus(age)));
    return set;
  }

  @Test
  void setsOfModulesThatNobodyUsesGo() throws IOException {
    final Path old = set("py3.11-0", Duration.ofDays(100));
    final Path used = set("py3.11-1", Duration.ofDays(100));
    final Path young = set("py3.11-2", Duration.ofDays(89));
    final Path ended = set("py3.11-3", Duration.ofDays(100));
    final Path installing = set("installing1", Duration.ofDays(100));
    Path living = folder("jr_aa", Duration.ofDays(100));
    Files.writeString(living.resolve("run.json"), "{\"pythonPath\":[\"" + used + "\"]}");
    Path over = folder("jr_bb", Duration.ofDays(100));
    Files.writeString(over.resolve("run.json"), "{\"pythonPath\":[\"" + ended + "\"]}");
    Files.writeString(over.resolve("result.json"), "{}");
    ModuleSets chore = new ModuleSets(data.resolve("modules"), data.resolve("runs"));
    assertThat(chore.tidy(Optional.empty(), NOW)).isZero();
    assertThat(chore.tidy(Optional.of(BEFORE), NOW)).isEqualTo(2);
    assertThat(List.of(used, young, installing)).allMatch(Files::exists);
    assertThat(List.of(old, ended)).noneMatch(Files::exists);
  }
}
