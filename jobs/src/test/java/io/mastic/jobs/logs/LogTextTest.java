package io.mastic.jobs.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTextTest {

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("stdout.log");
  }

  private static List<String> messages(LogPage page) {
    return page.events().stream().map(LogEvent::message).toList();
  }

  @Test
  void pagesForwardGiveEveryLineOnce() throws IOException {
    Files.writeString(file, "a\nbb\r\n\nü\n");
    LogText text = LogText.watched(file, false);
    List<String> all = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < 4; i++) {
      LogPage page = text.forward(at, TimeRange.ALWAYS, 1);
      all.addAll(messages(page));
      at = page.after();
    }
    assertThat(all).containsExactly("a", "bb", "", "ü");
    assertThat(text.forward(at, TimeRange.ALWAYS, 1).after()).isEqualTo(at);
  }

  @Test
  void pagesBackwardGiveTheLastLinesInOrder() throws IOException {
    Files.writeString(file, "1\n2\n3\n4\n5\n");
    LogText text = LogText.watched(file, false);
    LogPage last = text.backward(text.size(), TimeRange.ALWAYS, 2);
    assertThat(messages(last)).containsExactly("4", "5");
    LogPage middle = text.backward(last.before(), TimeRange.ALWAYS, 2);
    assertThat(messages(middle)).containsExactly("2", "3");
    LogPage first = text.backward(middle.before(), TimeRange.ALWAYS, 2);
    assertThat(messages(first)).containsExactly("1");
    assertThat(messages(text.backward(first.before(), TimeRange.ALWAYS, 2))).isEmpty();
    assertThat(messages(text.forward(last.after(), TimeRange.ALWAYS, 2))).isEmpty();
  }

  @Test
  void aLineCountsOnceItIsComplete() throws IOException {
    Files.writeString(file, "whole\nhal");
    LogText living = LogText.watched(file, false);
    LogPage page = living.forward(0, TimeRange.ALWAYS, 10);
    assertThat(messages(page)).containsExactly("whole");
    assertThat(messages(living.backward(living.size(), TimeRange.ALWAYS, 10)))
        .containsExactly("whole");
    Files.writeString(file, "f\n", StandardOpenOption.APPEND);
    assertThat(messages(living.forward(page.after(), TimeRange.ALWAYS, 10)))
        .containsExactly("half");
    Files.writeString(file, "end", StandardOpenOption.APPEND);
    assertThat(messages(LogText.watched(file, true).forward(0, TimeRange.ALWAYS, 10)))
        .containsExactly("whole", "half", "end");
  }

  /** Lines longer than a small piece among them, and some that are not ended yet. */
  @Test
  void placesAreExactWhileTheTextGrows() throws IOException {
    Random random = new Random(11);
    StringBuilder written = new StringBuilder();
    LogText text = LogText.watched(file, false);
    List<String> read = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < 300; i++) {
      String some = "x".repeat(random.nextInt(20) == 0 ? 70_000 : random.nextInt(9)) + i;
      String piece = random.nextInt(3) == 0 ? some : some + "\n";
      written.append(piece);
      Files.writeString(file, piece, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      LogPage page = text.forward(at, TimeRange.ALWAYS, 1 + random.nextInt(3));
      read.addAll(messages(page));
      at = page.after();
      // What lies in front of any place is what was read up to there.
      List<String> before = messages(text.backward(at, TimeRange.ALWAYS, 2));
      assertThat(before).isEqualTo(read.subList(Math.max(0, read.size() - 2), read.size()));
    }
    for (LogPage page = text.forward(at, TimeRange.ALWAYS, 7);
        page.after() > at;
        page = text.forward(at, TimeRange.ALWAYS, 7)) {
      read.addAll(messages(page));
      at = page.after();
    }
    List<String> complete = List.of(written.toString().split("\n", -1));
    assertThat(read).isEqualTo(complete.subList(0, complete.size() - 1));
    assertThat(text.forward(at, TimeRange.ALWAYS, 7).after()).isEqualTo(at);
    assertThat(text.backward(0, TimeRange.ALWAYS, 7).before()).isZero();
  }

  @Test
  void aLongLineComesInPieces() throws IOException {
    Files.writeString(file, "x".repeat(300_000) + "\nnext\n");
    LogText text = LogText.watched(file, false);
    List<String> lines = messages(text.forward(0, TimeRange.ALWAYS, 10));
    assertThat(String.join("", lines)).hasSize(300_004);
    assertThat(lines).last().isEqualTo("next");
  }

  @Test
  void eachLineHasTheTimeAtWhichItWasSeen() throws IOException {
    TimeIndex times = new TimeIndex(file);
    for (int i = 1; i <= 3; i++) {
      Files.writeString(
          file, "line " + i + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      Files.setLastModifiedTime(file, FileTime.fromMillis(i * 1000L));
      times.note(Files.size(file));
    }
    List<LogEvent> events = LogText.watched(file, false).forward(0, TimeRange.ALWAYS, 9).events();
    assertThat(events)
        .extracting(e -> e.time().toEpochMilli())
        .containsExactly(1000L, 2000L, 3000L);
    TimeRange second = new TimeRange(Instant.ofEpochMilli(2000), Instant.ofEpochMilli(3000));
    assertThat(messages(LogText.watched(file, false).forward(0, second, 9)))
        .containsExactly("line 2");
  }

  @Test
  void linesThatBeginWithTheirTimeAreReadSo() {
    assertThat(LineClock.leading("1700000000000\tBENCHMARK : x", 5))
        .isEqualTo(new LogEvent(Instant.ofEpochMilli(1_700_000_000_000L), "BENCHMARK : x", 5));
    assertThat(LineClock.leading("no time", 0).message()).isEqualTo("no time");
  }

  @Test
  void aFileThatIsNotThereIsEmpty() {
    LogText text = LogText.watched(file, false);
    assertThat(text.size()).isZero();
    assertThat(text.forward(0, TimeRange.ALWAYS, 5).events()).isEmpty();
    assertThat(text.backward(0, TimeRange.ALWAYS, 5).events()).isEmpty();
  }
}
