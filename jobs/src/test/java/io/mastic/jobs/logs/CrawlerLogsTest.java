package io.mastic.jobs.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs of crawlers belong to an account and a region. */
class CrawlerLogsTest {

  private static final String GROUP = "/aws-glue/crawlers";
  private static final String DEFAULT = Caller.DEFAULT_ACCOUNT;

  @TempDir Path directory;
  private CrawlerLogs logs;

  @BeforeEach
  void open() {
    logs = new CrawlerLogs(directory);
  }

  private void write(String file, long at) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, at + "\tline of " + file + "\n");
    Files.setLastModifiedTime(path, FileTime.fromMillis(at));
  }

  private List<String> names(String account, String region) throws Exception {
    return Caller.root(account, region)
        .call(
            () -> logs.streams(GROUP, "", null, 50).items().stream().map(LogStream::name).toList());
  }

  private boolean has(String account, String region, String stream) throws Exception {
    return Caller.root(account, region).call(() -> logs.open(GROUP, stream).isPresent());
  }

  @Test
  void nobodySeesAnothersLogs() throws Exception {
    write(DEFAULT + "/us-east-1/a.log", 1);
    write(DEFAULT + "/eu-west-1/b.log", 1);
    write("111111111111/us-east-1/c.log", 1);
    write("old.log", 1);
    assertThat(names(DEFAULT, "us-east-1")).containsExactly("a", "old");
    assertThat(names(DEFAULT, "eu-west-1")).containsExactly("b", "old");
    assertThat(names("111111111111", "us-east-1")).containsExactly("c");
    assertThat(names("222222222222", "us-east-1")).isEmpty();
    assertThat(has("111111111111", "us-east-1", "c")).isTrue();
    assertThat(has("111111111111", "us-east-1", "old")).isFalse();
    for (String way :
        List.of(
            "../../" + DEFAULT + "/us-east-1/a",
            "../us-east-1/c",
            "../../old",
            directory.resolve("old").toString())) {
      assertThat(has("111111111111", "us-east-1", way)).isFalse();
      assertThat(has("111111111111", "..", way)).isFalse();
    }
    assertThat(has("111111111111", "../" + DEFAULT + "/us-east-1", "a")).isFalse();
  }

  @Test
  void aPageOpensNoFilesButItsOwn() throws Exception {
    for (int i = 0; i < 30; i++) {
      write(String.format(Locale.ROOT, DEFAULT + "/us-east-1/c%02d.log", i), 1_000 + i);
    }
    Set<String> opened = new TreeSet<>();
    CrawlerLogs counting =
        new CrawlerLogs(
            directory,
            file -> {
              opened.add(file.getFileName().toString());
              return new LogText(file, LineClock::leading, false);
            });
    Caller caller = Caller.root(DEFAULT, "us-east-1");
    Page<LogStream> second =
        caller.call(
            () -> {
              String token = counting.streams(GROUP, "c1", null, 4).nextToken();
              opened.clear();
              return counting.streams(GROUP, "c1", token, 4);
            });
    assertThat(second.items())
        .extracting(LogStream::name)
        .containsExactly("c14", "c15", "c16", "c17");
    assertThat(opened).containsExactly("c14.log", "c15.log", "c16.log", "c17.log");
    opened.clear();
    caller.call(() -> counting.latestStreams(GROUP, null, 2));
    assertThat(opened).containsExactly("c28.log", "c29.log");
  }

  @Test
  void noMoreNamesAreHeldThanAreGiven() {
    FirstOf<Integer> first = new FirstOf<>(5, Comparator.naturalOrder());
    for (int i = 0; i < 1_000; i++) {
      first.add(i * 7919 % 1_000);
      first.add(i * 7919 % 1_000);
      assertThat(first.size()).isLessThanOrEqualTo(5);
    }
    assertThat(first.list()).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void theLatestComeFirstInPages() throws Exception {
    for (int i = 0; i < 7; i++) {
      write(DEFAULT + "/us-east-1/c" + i + ".log", 1_000 + i % 4);
    }
    List<String> found = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      Page<LogStream> page =
          Caller.root(DEFAULT, "us-east-1").call(() -> logs.latestStreams(GROUP, from, 2));
      page.items().forEach(stream -> found.add(stream.name()));
      token = page.nextToken();
    } while (token != null);
    assertThat(found).containsExactly("c3", "c2", "c6", "c1", "c5", "c0", "c4");
  }
}
