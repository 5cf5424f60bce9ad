package io.mastic.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.bookmark.JobBookmarks;
import io.mastic.runtime.bookmark.KeptBookmarks;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs by a pattern that the script gives: each option of the guide's page "grokLog". */
class GrokLogTest {

  private static final String FORMAT =
      "%{IP:client} %{STATE:state} %{NUMBER:bytes:long} %{GREEDYDATA:rest}";

  @TempDir static Path folder;

  @BeforeAll
  static void logs() throws IOException {
    Path day = Files.createDirectories(folder.resolve("logs/day=1"));
    Files.writeString(
        day.resolve("a.log"),
        "10.0.0.1 up 120 all well\n10.0.0.2 - 7 nothing said\nno such line\n10.0.0.3 down 5 -\n");
  }

  private static Frame with(String option, String value) {
    Map<String, Object> options = new HashMap<>();
    options.put("logFormat", FORMAT);
    options.put("customPatterns", "STATE (up|down|-)");
    options.put(option, value);
    return read(new Options(options));
  }

  private static Frame read(Options format) {
    return new S3Source(
            Sparks.session(),
            new Options(Map.of("paths", List.of(folder.resolve("logs").toUri().toString()))),
            "",
            "",
            "grokLog",
            format,
            JobBookmarks.none(new KeptBookmarks()))
        .frame();
  }

  @Test
  void fieldsAreColumnsOfTheirTypes() {
    Frame frame = with("LineCount", "1");
    assertThat(Sparks.tree(frame))
        .isEqualTo(
            """
            root
            |-- client: string
            |-- state: string
            |-- bytes: long
            |-- rest: string
            |-- day: string
            """);
    assertThat(Sparks.records(frame))
        .containsExactly(
            "{\"client\":\"10.0.0.1\",\"state\":\"up\",\"bytes\":120,\"rest\":\"all"
                + " well\",\"day\":\"1\"}",
            "{\"client\":\"10.0.0.2\",\"bytes\":7,\"rest\":\"nothing said\",\"day\":\"1\"}",
            "{\"day\":\"1\"}",
            "{\"client\":\"10.0.0.3\",\"state\":\"down\",\"bytes\":5,\"day\":\"1\"}");
  }

  @Test
  void whatIsMissingHasASignOfItsOwn() {
    assertThat(Sparks.records(with("MISSING", "down")).get(3))
        .contains("\"rest\":\"-\"")
        .doesNotContain("state");
  }

  @Test
  void inStrictModeNothingIsConvertedAndAStrangeLineIsAnErrorRecord() {
    Frame frame = with("StrictMode", "true");
    assertThat(Sparks.tree(frame)).contains("bytes: string");
    assertThat(Sparks.records(frame)).hasSize(3);
    assertThat(frame.faults().count()).isEqualTo(1);
    assertThat(Sparks.records(frame.errors())).singleElement().asString().contains("no such line");
  }

  @ParameterizedTest
  @CsvSource({
    "LineCount, 2, LineCount",
    "logFormat, '%{NOSUCH:x}', NOSUCH",
    "logFormat, '%{IP:a:complex}', complex",
    "logFormat, '%{IP}', names no field",
    "logFormat, '%{IP:a} (', is no pattern",
    "customPatterns, 'STATE %{STATE}', STATE",
    "customPatterns, 'STATE', customPatterns"
  })
  void whatCannotBeIsRefused(String option, String value, String words) {
    assertThatThrownBy(() -> with(option, value).data())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void aPatternIsNeeded() {
    assertThatThrownBy(() -> read(Options.NONE).data()).hasMessageContaining("logFormat");
  }

  /** The named patterns are those that crawlers go by. */
  @Test
  void theNamesAreTheCrawlers() throws IOException {
    assertThat(Path.of("src/main/resources/io/mastic/runtime/source/grok-patterns.txt"))
        .hasSameTextualContentAs(
            Path.of("../crawlers/src/main/resources/io/mastic/crawlers/grok/patterns"));
    assertThat(LogPattern.of("%{COMMONAPACHELOG}", "").names())
        .contains("clientip", "verb", "response");
  }
}
