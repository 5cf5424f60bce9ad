package io.mastic.jobs.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Page;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of many streams come in the order of their times, each once, however they are paged. */
class LogFilterTest {

  private static final String GROUP = "/g";
  private static final long START = 1_700_000_000_000L;

  @TempDir Path directory;
  private Logs logs;

  /** Files of a folder, each a stream whose growth was watched. */
  private record WatchedFiles(Path folder) implements FixedGroups {

    @Override
    public List<String> groups() {
      return List.of(GROUP);
    }

    @Override
    public Page<LogStream> streams(String group, String prefix, @Nullable String token, int limit) {
      try (Stream<Path> files = Files.list(folder)) {
        return new Page<>(
            files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith(prefix) && !name.endsWith(".times"))
                .sorted()
                .map(name -> Streams.of(name, LogText.watched(folder.resolve(name), true)))
                .toList(),
            null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Page<LogStream> latestStreams(String group, @Nullable String token, int limit) {
      return streams(group, "", token, limit);
    }

    @Override
    public Optional<LogText> open(String group, String stream) {
      return Optional.of(folder.resolve(stream))
          .filter(Files::exists)
          .map(file -> LogText.watched(file, true));
    }
  }

  @BeforeEach
  void open() {
    logs = new Logs(List.of(new WatchedFiles(directory)));
  }

  private void write(String stream, long second, String... lines) throws IOException {
    Path file = directory.resolve(stream);
    Files.writeString(
        file,
        String.join("\n", lines) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    Files.setLastModifiedTime(file, FileTime.fromMillis(START + second * 1000));
    new TimeIndex(file).note(Files.size(file));
  }

  private List<String> all(List<String> streams, TimeRange range, String pattern, int limit) {
    List<String> found = new ArrayList<>();
    String token = null;
    do {
      Page<FoundEvent> page =
          logs.filter(GROUP, streams, "", range, FilterPattern.parse(pattern), token, limit);
      assertThat(page.items().size()).isLessThanOrEqualTo(limit);
      page.items().forEach(event -> found.add(event.stream() + " " + event.event().message()));
      token = page.nextToken();
    } while (token != null);
    return found;
  }

  @Test
  void eventsOfStreamsAreInterleaved() throws IOException {
    write("a", 1, "1", "1'");
    write("a", 4, "4");
    write("b", 2, "2");
    write("b", 4, "4");
    write("c", 3, "3");
    write("a", 5, "5");
    List<String> expected = List.of("a 1", "a 1'", "b 2", "c 3", "a 4", "b 4", "a 5");
    for (int limit : List.of(1, 2, 3, 100)) {
      assertThat(all(List.of(), TimeRange.ALWAYS, "", limit)).isEqualTo(expected);
    }
    assertThat(all(List.of("b", "a", "none"), TimeRange.ALWAYS, "-4", 1))
        .containsExactly("a 1", "a 1'", "b 2", "a 5");
    TimeRange some =
        new TimeRange(Instant.ofEpochMilli(START + 2000), Instant.ofEpochMilli(START + 5000));
    assertThat(all(List.of(), some, "", 2)).containsExactly("b 2", "c 3", "a 4", "b 4");
  }

  @Test
  void eventsOfManyStreamsAreThereOnceInOrder() throws IOException {
    Random random = new Random(3);
    List<String> expected = new ArrayList<>();
    for (int second = 0; second < 60; second++) {
      for (String stream : List.of("s0", "s1", "s2", "s3")) {
        int lines = random.nextInt(4);
        String[] some = new String[lines];
        for (int i = 0; i < lines; i++) {
          some[i] = second + "." + i + "x".repeat(random.nextInt(3) == 0 ? 70_000 : 3);
          expected.add(stream + " " + some[i]);
        }
        if (lines > 0) {
          write(stream, second, some);
        }
      }
    }
    assertThat(all(List.of(), TimeRange.ALWAYS, "", 7)).isEqualTo(expected);
    assertThat(all(List.of(), TimeRange.ALWAYS, "", 10_000)).isEqualTo(expected);
    for (String pattern : List.of("7.0 -xxxx", "x 2.2", "\"9.\" ?1.x ?0xxx", "3.9")) {
      FilterPattern wanted = FilterPattern.parse(pattern);
      assertThat(all(List.of(), TimeRange.ALWAYS, pattern, 2))
          .as(pattern)
          .isEqualTo(
              expected.stream()
                  .filter(e -> wanted.matches(e.substring(e.indexOf(' ') + 1)))
                  .toList());
    }
    TimeRange late = new TimeRange(Instant.ofEpochMilli(START + 30_000), null);
    assertThat(all(List.of(), late, "", 7))
        .isEqualTo(
            expected.stream()
                .filter(e -> Integer.parseInt(e.substring(3, e.indexOf('.'))) >= 30)
                .toList());
  }

  @Test
  void wordsOfAnyAlphabetAreFound() throws IOException {
    write("a", 1, "Gr\u00fc\u00dfe", "gr\u00fc\u00dfe \ud83d\ude80 an alle\r", "\ufffd", "e");
    Files.write(directory.resolve("b"), new byte[] {'x', (byte) 0xC3, '\n', (byte) 0xC3, '\n'});
    assertThat(all(List.of(), TimeRange.ALWAYS, "\u00fc\u00dfe", 1))
        .containsExactly("a Gr\u00fc\u00dfe", "a gr\u00fc\u00dfe \ud83d\ude80 an alle");
    assertThat(all(List.of(), TimeRange.ALWAYS, "\ud83d\ude80 alle", 9)).hasSize(1);
    assertThat(all(List.of(), TimeRange.ALWAYS, "\ufffd", 9))
        .containsExactly("a \ufffd", "b x\ufffd", "b \ufffd");
  }

  @Test
  void whatIsWrittenMeanwhileComesOnLaterPages() throws IOException {
    write("a", 1, "1", "1'");
    Page<FoundEvent> first =
        logs.filter(GROUP, List.of(), "", TimeRange.ALWAYS, FilterPattern.parse(""), null, 1);
    write("a", 2, "2");
    write("b", 2, "2");
    Page<FoundEvent> rest =
        logs.filter(
            GROUP,
            List.of(),
            "",
            TimeRange.ALWAYS,
            FilterPattern.parse(""),
            first.nextToken(),
            100);
    assertThat(rest.items())
        .extracting(e -> e.stream() + e.event().message())
        .containsExactly("a1'", "a2", "b2");
  }

  @Test
  void aGroupTellsItsAgeAndSize() throws IOException {
    write("a", 1, "12345");
    write("b", 1, "1");
    assertThat(logs.bytes(GROUP)).isEqualTo(8);
    assertThat(logs.createdAt(GROUP))
        .isBetween(Instant.now().minus(Duration.ofHours(1)), Instant.now());
  }

  @Test
  @Tag("slow")
  void aHundredMegabytesAreLookedThroughInTwoSeconds() throws IOException {
    for (String stream : List.of("a", "b")) {
      Path file = directory.resolve(stream);
      TimeIndex times = new TimeIndex(file);
      for (int piece = 0; piece < 250; piece++) {
        try (BufferedWriter out =
            Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
          for (int line = 0; line < 2_000; line++) {
            out.write(
                "2026-11-30 12:00:00,000 INFO [main] a.b.C (C.java:1): line " + line + " of it");
            out.write(line == 77 && piece == 200 ? " wanted\n" : " is here, and a bit more here\n");
          }
        }
        Files.setLastModifiedTime(file, FileTime.fromMillis(START + piece * 250L));
        times.note(Files.size(file));
      }
    }
    double megabytes = logs.bytes(GROUP) / 1e6;
    Duration best = Duration.ofDays(1);
    for (int turn = 0; turn < 3; turn++) {
      long begin = System.nanoTime();
      assertThat(all(List.of(), TimeRange.ALWAYS, "wanted", 10_000)).hasSize(2);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      best = took.compareTo(best) < 0 ? took : best;
    }
    long begin = System.nanoTime();
    TimeRange late = new TimeRange(Instant.ofEpochMilli(START + 240 * 250L), null);
    assertThat(all(List.of(), late, "wanted", 10_000)).isEmpty();
    Duration end = Duration.ofNanos(System.nanoTime() - begin);
    System.out.printf(
        "FilterLogEvents over %.0f MB: %d ms, its last 4%% by time: %d ms%n",
        megabytes, best.toMillis(), end.toMillis());
    assertThat(best).isLessThan(Duration.ofSeconds(2));
    assertThat(end).isLessThan(best);
  }
}
