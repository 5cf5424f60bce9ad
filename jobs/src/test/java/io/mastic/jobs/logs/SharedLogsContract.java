package io.mastic.jobs.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.kernel.Db;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log is the same where it was written and on the servers beside it. */
abstract class SharedLogsContract {

  private static final String RUN = "jr_1";
  private static final String NAME = "stdout.log";

  @TempDir private Path data;
  private Db db;
  private SharedLogs shared;
  private LogSharing sharing;
  private Path file;

  abstract Db open(Path directory);

  @BeforeEach
  void start() throws IOException {
    db = open(data);
    db.migrate("jobs");
    shared = new SharedLogs(db);
    sharing = new LogSharing(RunPlace.in(data), shared);
    file = Files.createDirectories(data.resolve("runs").resolve(RUN)).resolve(NAME);
  }

  @AfterEach
  void close() {
    sharing.close();
    db.close();
  }

  /** Writes more, and notes it as who watches logs does. */
  private void write(String text, long at) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Files.setLastModifiedTime(file, FileTime.fromMillis(at));
    new TimeIndex(file).note(Files.size(file));
  }

  private void share() {
    sharing.follow(RUN);
    sharing.finish(RUN);
  }

  private LogText there(boolean complete) {
    SharedLog log = shared.log(RUN, NAME);
    return new LogText(log, log, complete);
  }

  private long pieces() {
    return db.read(h -> h.createQuery("SELECT COUNT(*) FROM run_log").mapTo(Long.class).one());
  }

  @Test
  void everyPageIsTheSameOnBothSides() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 40; i++) {
      write(line(random, i), 1_000 + 10L * i);
      if (i % 3 == 0) {
        share();
      }
    }
    write("and no end", 2_000);
    share();
    for (boolean complete : List.of(false, true)) {
      LogText here = LogText.watched(file, complete);
      LogText there = there(complete);
      assertThat(there.size()).isEqualTo(here.size());
      assertThat(there.stream(7).readAllBytes()).isEqualTo(here.stream(7).readAllBytes());
      for (int i = 0; i < 25; i++) {
        long at = random.nextLong(here.size() + 1);
        int limit = 1 + random.nextInt(150);
        assertThat(there.forward(at, TimeRange.ALWAYS, limit))
            .isEqualTo(here.forward(at, TimeRange.ALWAYS, limit));
        assertThat(there.backward(at, TimeRange.ALWAYS, limit))
            .isEqualTo(here.backward(at, TimeRange.ALWAYS, limit));
        long millis = 990L + random.nextInt(500);
        assertThat(there.seek(millis)).isEqualTo(here.seek(millis));
      }
      TimeRange some = new TimeRange(Instant.ofEpochMilli(1_050), Instant.ofEpochMilli(1_200));
      assertThat(there.forward(0, some, 1_000)).isEqualTo(here.forward(0, some, 1_000));
      assertThat(Streams.of(RUN, there)).isEqualTo(Streams.of(RUN, here));
    }
  }

  /** Long ones among them, so that one time is several pieces. */
  private static String line(Random random, int i) {
    String text = "line " + i + " ü ";
    return (random.nextInt(5) == 0 ? text.repeat(random.nextInt(8_000)) : text) + "\n";
  }

  @Test
  void whereNothingWasWrittenNothingIsPut() throws IOException {
    write("one\n", 1_000);
    share();
    share();
    assertThat(pieces()).isEqualTo(1);
    write("two\n", 1_010);
    share();
    share();
    assertThat(pieces()).isEqualTo(2);
    assertThat(there(false).stream(0).readAllBytes())
        .isEqualTo("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aRecordIsTheLatest() throws IOException {
    Path progress = file.resolveSibling("progress.json");
    Files.writeString(progress, "{\"jobs\":1}");
    share();
    Files.writeString(progress, "{\"jobs\":2}");
    share();
    assertThat(shared.record(RUN, "progress.json"))
        .hasValue("{\"jobs\":2}".getBytes(StandardCharsets.UTF_8));
    assertThat(shared.record("jr_2", "progress.json")).isEmpty();
  }

  @Test
  void ofARunThatHasSharedNothingThereIsNothing() throws IOException {
    LogText none = there(true);
    assertThat(none.size()).isZero();
    assertThat(none.forward(0, TimeRange.ALWAYS, 10).events()).isEmpty();
    assertThat(none.backward(0, TimeRange.ALWAYS, 10).events()).isEmpty();
    assertThat(none.stream(0).readAllBytes()).isEmpty();
  }
}
