package io.mastic.catalog.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

  private static final List<PartitionKey> KEYS =
      List.of(
          key("s", "string", 0),
          key("n", "int", 1),
          key("d", "date", 2),
          key("t", "timestamp", 3),
          key("date", "decimal(10,2)", 4));

  /** Values of the keys s, n, d, t and date. */
  private static final List<String> ROW =
      List.of("it's 5%", "-7", "2024-02-29", "2024-02-29 12:00:00", "12.50");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "s = 'it''s 5%'                                  | true",
        "S = 'it''s 5%'                                  | true",
        "`s` <> 'x' and \"s\" != 'y'                     | true",
        "some_db.some_table.s = 'x'                      | false",
        "s = 'IT''S 5%'                                  | false",
        "s like 'it%'                                    | true",
        "s like 'IT%'                                    | false",
        "s like '%5!%' escape '!'                        | true",
        "s like '%5!_' escape '!'                        | false",
        "s like '__''s %'                                | true",
        "s not like '%x%'                                | true",
        "s like ''                                       | false",
        "s > 'it' and s < 'iu'                           | true",
        "n = -7                                          | true",
        "n = -7.0                                        | true",
        "n = '-7'                                        | true",
        "n = -0007                                       | true",
        "n > -10                                         | true",
        "n > -6                                          | false",
        "-7 = n                                          | true",
        "0 > n                                           | true",
        "0 < n                                           | false",
        "n in (1, -7, 3)                                 | true",
        "n not in (1, -7, 3)                             | false",
        "n in (1) or s = 'it''s 5%'                      | true",
        "(n) = -7                                        | true",
        "((n)) = (-7)                                    | true",
        "((n) = -7)                                      | true",
        "(((n) = ((-7))) and (s) like '%')               | true",
        "(-7) = n                                        | true",
        "((d) = (date '2024-02-29'))                     | true",
        "(d.t.n) in ((1), (-7))                          | true",
        "not ((n) between (-6) and (1))                  | true",
        "(date '2024-02-29') > (d)                       | false",
        "n between -8 and -6                             | true",
        "n not between -8 and -6                         | false",
        "not n between -8 and -6 or 1 = n                | false",
        "d = '2024-02-29'                                | true",
        "d = date '2024-02-29'                           | true",
        "d >= DATE '2024-02-01' AND d < DATE '2024-03-01'| true",
        "t = '2024-02-29 12:00:00.000'                   | true",
        "t = timestamp '2024-02-29T12:00:00'             | true",
        "t > '2024-02-29'                                | true",
        "date = 12.5                                     | true",
        "date = 1.25e1                                   | true",
        "date > 9.99 and date < 100                      | true",
        "s is null                                       | false",
        "s is not null                                   | true",
        "not s is null                                   | true",
        "n = 1 and n = 2 or n = -7                       | true",
        "n = -7 or n = 1 and n = 2                       | true",
        "(n = -7 or n = 1) and n = 2                     | false",
        "not (n = 1 or n = 2)                            | true",
        "not not n = -7                                  | true",
      })
  void anExpressionIsTrueOrNot(String expression, boolean expected) {
    Predicate predicate = ExpressionParser.parse(expression, KEYS);
    assertThat(predicate.test(ROW)).isEqualTo(expected);
    assertThat(predicate.negated().test(ROW)).isEqualTo(!expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = 1",
        "s",
        "s =",
        "= 1",
        "s = 'x",
        "s == == 'x'",
        "s = 'x' and",
        "(s = 'x'",
        "s = 'x')",
        "s in ()",
        "s in 'x'",
        "s in ('x',)",
        "s between 'a'",
        "n = 'word'",
        "n = 1.2.3",
        "d = '2024-02-30'",
        "d = 2021-01-01",
        "d = 20240101",
        "t = 'noon'",
        "s is 'x'",
        "s like 5",
        "n like '1%'",
        "d not like '2024%'",
        "(n)",
        "((n) = 1",
        "(n = 1",
        "((n)) = 1)",
        "(n)) = 1",
        "(-) = n",
        "s like 'x' escape 'yy'",
        "s like 'x!' escape '!'",
        "1 = 1",
        "s = s",
        "s = 'x'; drop table t",
        "s = 'x' -- no",
        "exists (select 1)",
        "upper(s) = 'X'",
        "s = null",
        "and",
        "not",
        "()",
        ";",
        "s = 'x' s = 'y'",
        "'a' like s",
        "n = - 'x'",
        "\u0000",
        "s \uD83D\uDE00 'x'"
      })
  void whatIsNoExpressionIsRefused(String expression) {
    assertThatThrownBy(() -> ExpressionParser.parse(expression, KEYS))
        .isInstanceOf(ExpressionException.class);
  }

  @Test
  void aValueThatIsNoneOfItsTypeMeetsNeitherAComparisonNorItsOpposite() {
    List<String> row = List.of("a", "__HIVE_DEFAULT_PARTITION__", "never", "", "x");
    for (String expression : List.of("n = 1", "n <> 1", "n < 1", "d > '2024-01-01'", "n in (1)")) {
      Predicate predicate = ExpressionParser.parse(expression, KEYS);
      assertThat(predicate.test(row)).isFalse();
      assertThat(predicate.negated().test(row)).isFalse();
    }
    assertThat(ExpressionParser.parse("n is null", KEYS).test(row)).isTrue();
    assertThat(ExpressionParser.parse("n = '__HIVE_DEFAULT_PARTITION__'", KEYS).test(row)).isTrue();
  }

  @Test
  void anyTextIsReadInTimeThatGrowsWithIt() {
    String[] words = {
      "s", "n", "'x'", "'", "1", "-", "(", ")", ",", "and", "or", "not", "in", "between", "like",
      "is", "null", "=", "<>", "<", "date", "`", "\"", ".", "%", "\u0001", "é", "escape", " "
    };
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int w = random.nextInt(12); w >= 0; w--) {
        text.append(words[random.nextInt(words.length)]).append(random.nextInt(4) > 0 ? " " : "");
      }
      parseOrRefuse(text.toString());
    }
    parseOrRefuse("(".repeat(2000));
    parseOrRefuse("not ".repeat(500) + "s = 'x'");
    parseOrRefuse("s = 'x' or ".repeat(190) + "s = 'y'");
    parseOrRefuse("1".repeat(2048));
    parseOrRefuse("date = 1e999999999");
    parseOrRefuse("s like '" + "%a".repeat(1000) + "'");
  }

  private static void parseOrRefuse(String text) {
    try {
      ExpressionParser.parse(text, KEYS).test(ROW);
    } catch (ExpressionException refused) {
      assertThat(refused).message().isNotBlank();
    }
  }

  /** The ranges of every way to read an index hold each row that the expression lets through. */
  @Test
  void noIndexMissesARow() {
    Random random = new Random(11);
    List<PartitionKey> keys =
        List.of(key("s", "string", 0), key("n", "int", 1), key("d", "date", 2));
    for (int i = 0; i < 20_000; i++) {
      Predicate predicate = ExpressionParser.parse(randomExpression(random, 3), keys);
      List<String> row = List.of(text(random), number(random), date(random));
      for (IndexScan scan : IndexScan.candidates(predicate)) {
        if (predicate.test(row)) {
          assertThat(reaches(scan, keys, row)).as("%s by %s on %s", predicate, scan, row).isTrue();
        }
      }
      assertThat(predicate.negated().negated().test(row)).isEqualTo(predicate.test(row));
    }
  }

  @Test
  void leadingKeysNarrowTheRangesTogether() {
    List<PartitionKey> keys =
        List.of(key("y", "int", 0), key("m", "int", 1), key("r", "string", 2));
    Predicate predicate = ExpressionParser.parse("y = 2024 and m in (3, 4) and r >= 'b'", keys);
    IndexScan scan = IndexScan.candidates(predicate).get(0);
    List<String> passing = new ArrayList<>();
    for (String row : List.of("2024 3 a", "2024 3 b", "2024 04 c", "2024 5 c", "2023 3 c")) {
      if (reaches(scan, keys, List.of(row.split(" ")))) {
        passing.add(row);
      }
    }
    assertThat(passing).containsExactly("2024 3 b", "2024 04 c");
  }

  @Test
  void aSingleKeyNarrowsTogetherWithTheLeadingOnes() {
    List<PartitionKey> keys =
        List.of(key("d", "date", 0), key("r", "string", 1), key("b", "int", 2));
    String text = "d >= '2024-01-02' and d < '2024-01-09' and r in ('a', 'b') and b = 3";
    IndexScan scan = IndexScan.candidates(ExpressionParser.parse(text, keys)).get(1);
    assertThat(scan.key()).isEqualTo(1);
    assertThat(scan.slices()).hasSize(2);
    List<String> passing = new ArrayList<>();
    for (String row :
        List.of("2024-01-01 a 3", "2024-01-02 b 3", "2024-01-02 b 4", "2024-01-02 c 3")) {
      if (reaches(scan, keys, List.of(row.split(" ")))) {
        passing.add(row);
      }
    }
    assertThat(passing).containsExactly("2024-01-02 b 3");
  }

  /** Whether a reader of the index meets a row, and the database lets it through. */
  private static boolean reaches(IndexScan scan, List<PartitionKey> keys, List<String> row) {
    String sorted = KeyEncoding.sortKey(keys, row);
    boolean inASlice =
        scan.slices().stream()
            .anyMatch(
                slice ->
                    holds(slice.sorted(), sorted)
                        && holds(slice.own(), KeyEncoding.sortKey(keys.get(scan.key()), row)));
    return inASlice
        && scan.rest().stream()
            .allMatch(
                c ->
                    holds(
                        c.range(),
                        c.key() == 0 ? sorted : KeyEncoding.sortKey(keys.get(c.key()), row)));
  }

  @Test
  void sortableFormsSortAsTheirTypesDo() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      double a = random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10);
      double b = random.nextInt(3) == 0 ? a : random.nextGaussian() * 100;
      int order =
          CodePoints.compare(
              KeyType.NUMBER.encode(String.valueOf(a)), KeyType.NUMBER.encode(String.valueOf(b)));
      assertThat(Integer.signum(order)).isEqualTo(new BigDecimal(a).compareTo(new BigDecimal(b)));
    }
    List<String> mixed = List.of("", "\u0000", "\u0001x", "a", "\uFFFD", "\uD83D\uDE00");
    for (String value : mixed) {
      assertThat(KeyEncoding.split(KeyEncoding.join(List.of(value, "", value))))
          .containsExactly(value, "", value);
    }
    List<String> encoded = mixed.stream().map(KeyType.TEXT::encode).toList();
    assertThat(encoded).isSortedAccordingTo(CodePoints.ORDER);
  }

  private static boolean holds(KeyRanges.Range range, String key) {
    return CodePoints.compare(key, range.from()) >= 0
        && (range.to() == null || CodePoints.compare(key, range.to()) < 0);
  }

  private static String randomExpression(Random random, int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      String left = randomExpression(random, depth - 1);
      String right = randomExpression(random, depth - 1);
      return switch (random.nextInt(3)) {
        case 0 -> "(" + left + " and " + right + ")";
        case 1 -> "(" + left + " or " + right + ")";
        default -> "not (" + left + ")";
      };
    }
    int key = random.nextInt(3);
    String name = List.of("s", "n", "d").get(key);
    return switch (random.nextInt(6)) {
      case 0 -> name + " in (" + literal(random, key) + ", " + literal(random, key) + ")";
      case 1 -> name + " not between " + literal(random, key) + " and " + literal(random, key);
      case 2 -> "s like '" + text(random) + "%'";
      case 3 -> name + " is" + (random.nextBoolean() ? " not" : "") + " null";
      default ->
          name
              + List.of(" = ", " <> ", " < ", " <= ", " > ", " >= ").get(random.nextInt(6))
              + literal(random, key);
    };
  }

  private static String literal(Random random, int key) {
    return switch (key) {
      case 0 -> "'" + text(random) + "'";
      case 1 -> String.valueOf(random.nextInt(21) - 10);
      default -> "'2024-01-0" + (1 + random.nextInt(9)) + "'";
    };
  }

  private static String text(Random random) {
    return List.of("", "a", "ab", "abc", "b", "B", "é", "\uD83D\uDE00", "\u0001", "x".repeat(250))
        .get(random.nextInt(10));
  }

  private static String number(Random random) {
    return random.nextInt(9) == 0 ? Predicate.NULL_VALUE : String.valueOf(random.nextInt(21) - 10);
  }

  private static String date(Random random) {
    return random.nextInt(9) == 0 ? "soon" : "2024-01-0" + (1 + random.nextInt(9));
  }

  private static PartitionKey key(String name, String type, int position) {
    return new PartitionKey(name, KeyType.of(type), position);
  }
}
