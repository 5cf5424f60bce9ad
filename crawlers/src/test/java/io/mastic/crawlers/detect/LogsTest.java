package io.mastic.crawlers.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of logs as they are found, and what they are taken for. */
class LogsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          10.0.0.1 - - [01/Nov/2026:00:00:01 +0000] "GET /p/1 HTTP/1.1" 200 512 "https://e.org/" "Mozilla/5.0 (X11; Linux)" ~ combined_apache
          fe80::1 - frank [10/Oct/2000:13:55:36 -0700] "GET /a.gif HTTP/1.0" 200 - "-" "curl/8" ~ combined_apache
          host.example.org - - [01/Nov/2026:00:00:01 +0000] "-" 408 0 "-" "-" ~ combined_apache
          127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326 ~ apache
          127.0.0.1 user-id a@b.org [10/Oct/2000:13:55:36 -0700] "POST /x?y=1,2 HTTP/2" 500 - ~ apache
          Nov 30 04:11:55 box kernel: [12345.678901] eth0: link up ~ linux_kernel
          Nov  3 04:11:55 box sshd[811]: Accepted publickey, user x; port 22 ~ linux_kernel
          2026-11-30 04:11:55 10.0.0.1 GET /a.htm - 80 - 10.0.0.2 Mozilla/5.0+(X) - 200 0 0 15 ~ microsoft_log
          I, [2026-11-30T04:11:55.123456 #1234]  INFO -- main: started, at once ~ ruby_logger
          1286536309.450    180 192.168.0.224 TCP_MISS/200 411 GET http://e.org/ - DIRECT/1.2.3.4 text/html ~ squid
          1339518083.107412 [0 127.0.0.1:60866] "keys" "*" ~ redismonlog
          1339518087.877697 [0 lua] "set" "a" "b" ~ redismonlog
          811:M 30 Nov 2026 04:11:55.123 * Ready to accept connections ~ redislog
          [811] 30 Nov 04:11:55.123 # Server started, Redis version 2.6 ~ redislog
          id,when,what~none
          1,2,3~none
          """)
  void theFormatOfALog(String line, String classification) {
    String text = (line + "\n").repeat(3);
    Optional<Look.Recognized> look =
        GrokClassifier.builtIn().stream().flatMap(c -> Looks.look(c, text).stream()).findFirst();
    assertThat(look.map(found -> found.format().classification()).orElse("none"))
        .isEqualTo(classification);
  }

  @Test
  void theTableOfALog() {
    String line = "127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET /a HTTP/1.0\" 200 23\n";
    Look.Recognized look =
        Looks.look(GrokClassifier.builtIn().get(1), line.repeat(4)).orElseThrow();
    assertThat(Looks.columns(look))
        .isEqualTo(
            "clientip string, ident string, auth string, timestamp string, verb string, request"
                + " string, httpversion string, rawrequest string, response string, bytes string");
    assertThat(look.records()).isEqualTo(4);
    assertThat(look.format().serde().library()).isEqualTo("com.amazonaws.glue.serde.GrokSerDe");
    assertThat(look.format().serde().parameters())
        .containsEntry("input.format", "%{COMMONAPACHELOG}");
  }

  @Test
  void aPatternOfOnesOwn() {
    GrokClassifier own =
        GrokClassifier.custom(
            "mine",
            "%{TIMESTAMP_ISO8601:at} \\[%{WHO:who}\\] %{NUMBER:n:long}",
            "WHO [a-z]+(x|y)?");
    Look.Recognized look =
        Looks.look(own, "2026-11-30T04:11:55Z [abc] 17\n2026-11-30 04:11:56 [d] 18\n")
            .orElseThrow();
    assertThat(Looks.columns(look)).isEqualTo("at string, who string, n bigint");
    assertThat(look.format().classification()).isEqualTo("mine");
    assertThat(Looks.look(own, "nothing of that\nat all\n")).isEmpty();
  }

  @Test
  void linesThatDoNotMatchAreFewOrItIsNoLog() {
    String line = "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /a HTTP/1.0\" 200 23\n";
    GrokClassifier apache = GrokClassifier.builtIn().get(1);
    assertThat(Looks.look(apache, line.repeat(8) + "odd\nodd\n")).isPresent();
    assertThat(Looks.look(apache, line.repeat(7) + "odd\nodd\nodd\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%{NOSUCH:x}",
        "%{INT:x:uuid}",
        "no field",
        "%{SELF:x}",
        "(%{INT:x}",
        "(?P<x>a)%{INT:y}",
        ""
      })
  void whatIsNoPatternIsRefused(String pattern) {
    assertThatThrownBy(() -> GrokClassifier.custom("c", pattern, "SELF a%{SELF}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noPatternKeepsAThread() {
    GrokClassifier evil = GrokClassifier.custom("c", "%{EVIL:x}!", "EVIL (a+)+");
    assertThat(Looks.look(evil, "a".repeat(50_000) + "\n")).isEmpty();
  }

  @Test
  void csvTakesNoLogAndNothingThatBeginsWithABrace() {
    for (String text :
        List.of("{\"a\":1,\"b\":2\n{\"a\":1,\"b\":3\n", "  {a,b\n{1,2\n", "{\n1,2\n3,4\n")) {
      assertThat(Looks.look(CsvClassifier.builtIn(), text)).as(text).isEmpty();
    }
  }

  /** Each with a delimiter in every line; what is no log has times, quotes and levels, too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          2026-11-30 04:11:55,123 INFO  [main] c.m.Shop - sold one                            ~ log
          2026-11-30 04:11:55,123 - shop - WARNING - slow                                     ~ log
          [2026-11-30 04:11:55,123] {taskinstance.py:1150} INFO - Marking task                ~ log
          2026/11/30 04:11:55 [error] 1#1: *1 open() "/a" failed (2: No such), client: 10.0.0.1 ~ log
          2026-11-30T04:11:55.123Z ERROR shop: a, b                                           ~ log
          2026-11-30T04:11:55.123456+01:00 [notice] shop|a                                    ~ log
          h 10.0.0.1 "GET / HTTP/1.1" "Mozilla/5.0 (X11; Linux)" -                            ~ log
          INSERT INTO t VALUES (1, 'a');                                                      ~ log
          2026-11-30 04:11:55,123,INFO                                                        ~ csv
          2026-11-30 04:11:55,1234 Main Street                                                ~ csv
          2026-11-30 04:11:55,INFO,sold one                                                   ~ csv
          2026-11-30 04:11:55.123;error;a                                                     ~ csv
          1, "a, b", 5                                                                        ~ csv
          5" pipe,6" pipe                                                                     ~ csv
          x,say "hi" and, go                                                                  ~ csv
          x,he said "no                                                                       ~ csv
          insert,1                                                                            ~ csv
          """)
  void linesThatAreNoRows(String line, String kind) {
    Optional<Look.Recognized> look = Looks.look(CsvClassifier.builtIn(), (line + "\n").repeat(5));
    assertThat(look.isPresent() ? "csv" : "log").isEqualTo(kind);
  }

  @Test
  void whoMakesAClassifierOfCsvKnowsItsLines() {
    CsvSettings own =
        new CsvSettings(
            Optional.of(','),
            Optional.empty(),
            CsvSettings.Heading.UNKNOWN,
            CsvSettings.Columns.UNKNOWN,
            CsvSettings.Trimming.TRIM,
            CsvSettings.Width.SEVERAL_COLUMNS,
            CsvSettings.Library.DETECTED);
    String text = "2026-11-30 04:11:55,123 INFO sold one\n".repeat(5);
    assertThat(Looks.look(CsvClassifier.custom(own), text)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          a.csv     ~ NONE   ~
          a.csv.gz  ~ GZIP   ~
          a.csv.GZ  ~ GZIP   ~
          a.csv     ~ GZIP   ~ only if its name ends in .gz
          a.csv.gz  ~ NONE   ~ is not packed
          a.csv.bz2 ~ BZIP2  ~
          a.csv     ~ BZIP2  ~ only if its name ends in .bz2
          a.zip     ~ ZIP    ~
          a.csv     ~ ZIP    ~ only if its name ends in .zip
          a.lz4     ~ LZ4    ~
          a.lz4     ~ HADOOP_LZ4 ~
          a.csv     ~ LZ4    ~ only if its name ends in .lz4
          a.zst     ~ ZSTD   ~
          a.zst     ~ NONE   ~ is not packed
          a.csv     ~ ZSTD   ~ only if its name ends in .zst
          a.snappy  ~ SNAPPY ~
          a.snappy  ~ HADOOP_SNAPPY ~
          a.csv     ~ SNAPPY ~ only if its name ends in .snappy
          a.deflate ~ NONE   ~ is not packed
          """)
  void whatReadersUnpack(String key, Compression compression, String why) {
    Optional<String> said = Readers.whyNot(key, compression);
    if (why == null) {
      assertThat(said).isEmpty();
    } else {
      assertThat(said.orElseThrow()).contains(why);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aRowThatTheSampleCutsIsNotTaken() {
    StringBuilder text = new StringBuilder("id,text\n");
    Stream.iterate(0, i -> i + 1).limit(50).forEach(i -> text.append(i).append(",\"x\ny\nz\"\n"));
    byte[] cut = bytes(text.substring(0, text.length() - 4));
    Look.Recognized look =
        CsvClassifier.builtIn().look(new Sample(cut, false, 0.5, Compression.NONE)).orElseThrow();
    assertThat(Looks.columns(look)).isEqualTo("id bigint, text string");
    assertThat(look.records()).isEqualTo(98);
  }
}
