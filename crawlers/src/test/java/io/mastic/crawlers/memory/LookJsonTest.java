package io.mastic.crawlers.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.detect.Look;
import io.mastic.crawlers.detect.Serde;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.crawlers.schema.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is remembered is what was seen. */
class LookJsonTest {

  private static final Type DEEP =
      new Type.MapOf(
          Type.STRING,
          new Type.Array(
              new Type.Struct(
                  List.of(
                      new Column("a:b<c>,", Type.atom("decimal(10,2)")),
                      new Column("", Type.NOTHING),
                      new Column("none", new Type.Struct(List.of())),
                      new Column("\u0000\u1f600", new Type.Array(Type.NOTHING))))));

  private static Look.Recognized look(FileSchema.Names names, double certainty) {
    Format plain = new Format("csv", "none", Map.of("delimiter", "\u0001"), Serde.JSON);
    return new Look.Recognized(
        new Format("csv", "gzip", Map.of("a", "b"), Serde.PARQUET, plain),
        new FileSchema(List.of(new Column("x", DEEP), new Column("y", Type.BIGINT)), names),
        17,
        List.of("X", "y"),
        certainty);
  }

  @Test
  void looksComeBackAsTheyWere() {
    List<SeenFile> files =
        List.of(
            new SeenFile("t/a b=%3D\u00fc", 1, "\"e\"", look(FileSchema.Names.GIVEN, 1)),
            new SeenFile("t/b", 2, "f", look(FileSchema.Names.MADE_UP, 0.7)),
            new SeenFile("t/c", 3, "", look(FileSchema.Names.GIVEN, 1).withRecords(5)),
            new SeenFile("t/d", Long.MAX_VALUE, "g", new Look.Unknown("it is odd")));
    assertThat(SeenPage.read(SeenPage.write(files))).isEqualTo(files);
  }

  @Test
  void whatFilesShareIsWrittenOnce() {
    Look.Recognized look = look(FileSchema.Names.GIVEN, 1);
    String one = SeenPage.write(List.of(new SeenFile("k", 1, "e", look)));
    String two =
        SeenPage.write(List.of(new SeenFile("k", 1, "e", look), new SeenFile("l", 1, "e", look)));
    assertThat(two.length() - one.length()).isLessThan(30);
  }

  @Test
  void whatAnotherVersionWroteIsForgotten() {
    String page = SeenPage.write(List.of(new SeenFile("k", 1, "e", new Look.Unknown("x"))));
    String other = page.replaceFirst("\"version\":\\d+", "\"version\":1");
    assertThat(other).isNotEqualTo(page);
    assertThat(SeenPage.read(other)).isEmpty();
  }
}
