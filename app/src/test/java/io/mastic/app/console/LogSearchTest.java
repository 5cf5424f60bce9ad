package io.mastic.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.app.console.LogSearch.Found;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A search finds the lines that a plain look finds, and where they begin. */
class LogSearchTest {

  private static Found search(String log, int most, String... texts) throws IOException {
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    return new LogSearch(List.of(texts), most).in(new ByteArrayInputStream(bytes));
  }

  @Test
  void aLineCountsOnceAndIsNamedByItsFirstByte() throws IOException {
    Found found = search("ü one\ntwo two\nTWO\nlast two", 10, "two", "Two t");
    assertThat(found).isEqualTo(new Found(3, List.of(7L, 15L, 19L)));
  }

  @Test
  void whatIsNotKeptIsCounted() throws IOException {
    assertThat(search("a\na\na\n", 2, "A")).isEqualTo(new Found(3, List.of(0L, 2L)));
  }

  @Test
  void textsDoNotReachOverLines() throws IOException {
    assertThat(search("ab\ncd", 10, "bc").total()).isZero();
  }

  @Test
  void itFindsWhatAPlainLookFindsInAnyText() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      String log = text(random, "aab\nB", 200 + random.nextInt(70_000));
      String wanted = text(random, "aab", 1 + random.nextInt(5));
      String[] lines = log.split("\n", -1);
      long[] starts = new long[lines.length];
      for (int i = 1; i < lines.length; i++) {
        starts[i] = starts[i - 1] + lines[i - 1].length() + 1;
      }
      List<Long> expected =
          IntStream.range(0, lines.length)
              .filter(i -> lines[i].replace('B', 'b').contains(wanted))
              .mapToLong(i -> starts[i])
              .boxed()
              .toList();
      Found found = search(log, Integer.MAX_VALUE, wanted);
      assertThat(found.lines()).isEqualTo(expected);
      assertThat(found.total()).isEqualTo(expected.size());
    }
  }

  private static String text(Random random, String letters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
