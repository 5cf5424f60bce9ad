package io.mastic.crawlers.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvClassifierTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      quoteCharacter = '`',
      textBlock =
          """
          id,name~1,a~2,b~                       % id bigint, name string
          ID|Order Date~1|2020-01-01~            % id bigint, order date string
          id;price~1;1,5~2;2,5~                  % id bigint, price string
          id^v~1^2.5~2^3~                        % id bigint, v double
          a,b^c~x,y^1~z,w^2~                     % a,b string, c bigint
          1,a~2,b~                               % col0 bigint, col1 string
          a,b~c,d~                               % col0 string, col1 string
          a,b~1,x~NA,y~                          % a string, b string
          a,b~1,~,2~                             % a bigint, b bigint
          a,b,c~1,2,~3,4,~                       % a bigint, b bigint, c string
          a,b,~1,2,~3,4,~                        % a bigint, b bigint, col2 string
          flag,n~true,1~FALSE,2~                 % flag boolean, n bigint
          zip,n~00123,1~                         % zip bigint, n bigint
          big,n~12345678901234567890,1~          % big string, n bigint
          e,n~1e3,-.5~NaN,+7~                    % e double, n double
          when,n~2020-01-01 00:00:00,1~          % when string, n bigint
          x,y~"a, b",1~"say ""hi"" x",2~           % x string, y bigint
          x,y~"two~lines",1~b,2~                 % x string, y bigint
          x,x~1,2~                               % x bigint, x_1 bigint
          2019,2020~1,2~3,4~                     % col0 bigint, col1 bigint
          a,b~1,2,~3,4,~5,6,~7,8,~               % a bigint, b bigint, col2 string
          #Fields: a b~1,2,3~4,5,6~7,8,9~1,1,1~  % col0 string, col1 bigint, col2 bigint
          a,,c~1,2,3~                            % col0 string, col1 bigint, col2 string
          a,b~1,2~3~4,5~6,7~8,9~10,11~           % a bigint, b bigint
          """)
  void columns(String text, String columns) {
    String lines = text.replace('~', '\n').replace('^', '\t');
    assertThat(Looks.columns(Looks.look(CsvClassifier.builtIn(), lines))).isEqualTo(columns);
    String windows = lines.replace("\n", "\r\n");
    assertThat(Looks.columns(Looks.look(CsvClassifier.builtIn(), windows))).isEqualTo(columns);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "one",
        "one\ntwo\nthree\n",
        "id,name\n",
        "Dear all,\nthis is a letter, not a table, as anyone can see.\nYours\nX, Y, Z and others\n",
        "a,b\n1,2\0\n",
        "\u0002\u0003\u0004,x\n\u0002\u0003\u0005,y\n",
      })
  void whatIsNoCsv(String text) {
    assertThat(Looks.look(CsvClassifier.builtIn(), text)).isEmpty();
  }

  @Test
  void parametersSayHowToReadIt() {
    Look.Recognized look =
        Looks.look(CsvClassifier.builtIn(), "\uFEFFid\u0001v\n1\u0001x\n2\u0001y\n").orElseThrow();
    assertThat(Looks.columns(look)).isEqualTo("id bigint, v string");
    assertThat(look.records()).isEqualTo(2);
    assertThat(look.format().parameters())
        .containsEntry("delimiter", "\u0001")
        .containsEntry("skip.header.line.count", "1")
        .containsEntry("columnsOrdered", "true");
    assertThat(look.format().serde().parameters()).containsEntry("field.delim", "\u0001");
  }

  @Test
  void aLongCellNamesNothing() {
    String text = "a".repeat(150) + ",b\n1,2\n";
    assertThat(Looks.columns(Looks.look(CsvClassifier.builtIn(), text)))
        .isEqualTo("col0 string, col1 string");
  }

  @Test
  void whatACustomClassifierFixesIsNotGuessed() {
    CsvSettings settings =
        new CsvSettings(
            Optional.of('#'),
            Optional.of('\''),
            CsvSettings.Heading.ABSENT,
            new CsvSettings.Columns(List.of("First", "Second"), List.of("STRING", "INT")),
            CsvSettings.Trimming.TRIM,
            CsvSettings.Width.SEVERAL_COLUMNS,
            CsvSettings.Library.OPEN_CSV);
    Look.Recognized look =
        Looks.look(CsvClassifier.custom(settings), "1#'a#b'\n2#3\n").orElseThrow();
    assertThat(Looks.columns(look)).isEqualTo("first string, second int");
    assertThat(look.format().serde().library())
        .isEqualTo("org.apache.hadoop.hive.serde2.OpenCSVSerde");
    assertThat(look.format().parameters()).doesNotContainKey("skip.header.line.count");
  }

  /** The SerDe that tables have by default knows no quotes, so the table says which they are. */
  @Test
  void aQuoteOfItsOwnReachesTheTable() {
    CsvSettings settings =
        new CsvSettings(
            Optional.of(';'),
            Optional.of('\''),
            CsvSettings.Heading.ABSENT,
            CsvSettings.Columns.UNKNOWN,
            CsvSettings.Trimming.TRIM,
            CsvSettings.Width.SEVERAL_COLUMNS,
            CsvSettings.Library.LAZY_SIMPLE);
    Look.Recognized look =
        Looks.look(CsvClassifier.custom(settings), "1;'a;b'\n2;'c'\n").orElseThrow();
    assertThat(Looks.columns(look)).isEqualTo("col0 bigint, col1 string");
    assertThat(look.format().parameters()).containsEntry("quoteChar", "'");
    Look.Recognized plain = Looks.look(CsvClassifier.builtIn(), "a,b\n1,2\n").orElseThrow();
    assertThat(plain.format().parameters()).doesNotContainKey("quoteChar");
  }

  /** Of a table in whose sample these rows are, after one of plain words. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        // Cells in quotes, which LazySimpleSerDe would take for text and split.
        "1,\"a, b\"                 # OpenCSVSerde",
        "1,\"say \"\"hi\"\"\"         # OpenCSVSerde",
        "1,\"C:\\dir\\new\"         # OpenCSVSerde",
        "1,\"say \\\"hi\\\" now\"    # OpenCSVSerde",
        // None, and what OpenCSVSerde would read otherwise than it was seen.
        "1,C:\\dir                 # LazySimpleSerDe",
        "1,5\" pipe                # LazySimpleSerDe",
        "\"1\",5\" pipe            # LazySimpleSerDe",
      })
  void quotesThatAreSeenReachTheTable(String row, String expected) {
    Look.Recognized look =
        Looks.look(CsvClassifier.builtIn(), "id,name\n7,ann\n" + row + "\n").orElseThrow();
    assertThat(Looks.columns(look)).isEqualTo("id bigint, name string");
    String library = look.format().serde().library().replaceAll(".*\\.", "");
    assertThat(library).isEqualTo(expected);
    assertThat(look.format().parameters())
        .containsEntry("areColumnsQuoted", String.valueOf(library.equals("OpenCSVSerde")));
  }

  @Test
  void aHeaderInQuotesIsNoCellInQuotes() {
    Look.Recognized look =
        Looks.look(CsvClassifier.builtIn(), "\"id\",\"name\"\n7,ann\n8,bob\n").orElseThrow();
    assertThat(look.format().serde().library()).contains("LazySimpleSerDe");
  }

  @Test
  void filesWithAndWithoutQuotesAreReadAlikeByTheSerDeThatKnowsThem() {
    Format quoted = format("id,name\n1,\"a, b\"\n2,c\n");
    Format plain = format("id,name\n1,a\n2,c\n");
    assertThat(plain.readsLike(quoted)).isTrue();
    assertThat(quoted.readsLike(format("id;name\n1;a\n2;c\n"))).isFalse();
    assertThat(plain.together(quoted)).isEqualTo(quoted).isEqualTo(quoted.together(plain));
  }

  /** Of the cell of one record, which goes on over a line end. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "\"a, b|c\",z            # OpenCSVSerde",
        "\"say \"\"x\"\"||y|\",z  # OpenCSVSerde",
        // A quote within a cell beside it: OpenCSVSerde would read that otherwise.
        "\"a|b\",5\" pipe        # LazySimpleSerDe",
      })
  void cellsOverLineEndsReachTheTable(String cell, String library) {
    for (String end : List.of("\n", "\r\n")) {
      String text = "id,name,more\n7,ann,\n1," + cell.strip().replace("|", "\n") + "\n";
      Look.Recognized look =
          Looks.look(CsvClassifier.builtIn(), text.replace("\n", end)).orElseThrow();
      assertThat(look.records()).isEqualTo(2);
      assertThat(look.format().parameters()).containsEntry("multiLine", "true");
      assertThat(look.format().serde().library()).endsWith(library);
    }
  }

  @Test
  void filesWithCellsOverLineEndsAreReadLikeOthers() {
    Format plain = format("id,name\n1,a\n2,c\n");
    Format quoted = format("id,name\n1,\"a, b\"\n2,c\n");
    Format open = format("id,name\n1,\"a\nb\"\n2,c\n");
    Format lazy = format("id,name\n1,\"a\nb\"\n2,\"c\"d\"\n3,5\"\n");
    assertThat(plain.parameters()).doesNotContainKey("multiLine");
    assertThat(plain.readsLike(open)).isTrue();
    assertThat(open.readsLike(quoted)).isTrue();
    assertThat(plain.together(open)).isEqualTo(open).isEqualTo(open.together(plain));
    assertThat(quoted.together(open)).isEqualTo(open).isEqualTo(open.together(quoted));
    assertThat(quoted.together(lazy)).isEqualTo(open).isEqualTo(lazy.together(quoted));
  }

  private static Format format(String text) {
    return Looks.look(CsvClassifier.builtIn(), text).orElseThrow().format();
  }

  @Test
  void oneColumnIsEnoughIfAllowed() {
    CsvSettings settings =
        new CsvSettings(
            Optional.empty(),
            Optional.empty(),
            CsvSettings.Heading.PRESENT,
            CsvSettings.Columns.UNKNOWN,
            CsvSettings.Trimming.TRIM,
            CsvSettings.Width.ANY,
            CsvSettings.Library.LAZY_SIMPLE);
    assertThat(Looks.columns(Looks.look(CsvClassifier.custom(settings), "n\n1\n2\n")))
        .isEqualTo("n bigint");
  }

  @Test
  void quotesThatNeverCloseCostNoMoreThanOthers() {
    String text = "\"a,".repeat(300_000) + "\n";
    assertThat(Looks.look(CsvClassifier.builtIn(), text + text)).isEmpty();
  }
}
