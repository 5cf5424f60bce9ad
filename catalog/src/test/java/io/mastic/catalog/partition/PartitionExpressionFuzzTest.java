package io.mastic.catalog.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.mastic.catalog.CatalogFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.PartitionInput;

/**
 * GetPartitions with whatever Expression: the right partitions, or InvalidInputException, and soon.
 * Seeds are fixed; a failure names the expression.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PartitionExpressionFuzzTest extends CatalogFixture {

  private static final int LONGEST = 2048;
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Set<List<String>> rows = new HashSet<>();

  @BeforeEach
  void aTableOfHardValues() {
    createDatabase("d");
    createTable("d", table("t", RandomExpression.KEYS.toArray(String[]::new)));
    Random random = new Random(17);
    List<PartitionInput> inputs = new ArrayList<>();
    while (inputs.size() < 300) {
      List<String> row = RandomExpression.row(random);
      if (rows.add(row)) {
        inputs.add(partition(row.toArray(String[]::new)));
      }
    }
    createPartitions("d", "t", inputs);
  }

  @Test
  void validExpressionsFindWhatTheyMean() {
    validExpressionsFindWhatTheyMean(23);
  }

  @Test
  void brokenExpressionsAreRefusedOrMeanSomethingElse() {
    brokenExpressionsAreRefusedOrMeanSomethingElse(29);
  }

  static LongStream manySeeds() {
    return LongStream.rangeClosed(1, 15);
  }

  /** The same for longer. */
  @ParameterizedTest
  @MethodSource("manySeeds")
  @Tag("slow")
  void manyMoreExpressions(long seed) {
    validExpressionsFindWhatTheyMean(seed);
    brokenExpressionsAreRefusedOrMeanSomethingElse(seed);
  }

  private void validExpressionsFindWhatTheyMean(long seed) {
    Random random = new Random(seed);
    int found = 0;
    for (int i = 0; i < 400; i++) {
      RandomExpression expression = RandomExpression.of(random, random.nextInt(4));
      if (expression.text().length() <= LONGEST) {
        Set<List<String>> wanted =
            rows.stream().filter(expression::holds).collect(Collectors.toSet());
        assertThat(find(expression.text(), 1 + random.nextInt(200)))
            .as(expression.text())
            .isEqualTo(wanted);
        found += wanted.isEmpty() ? 0 : 1;
      }
    }
    assertThat(found).as("expressions that find something").isGreaterThan(200);
  }

  private void brokenExpressionsAreRefusedOrMeanSomethingElse(long seed) {
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 1500; i++) {
      refused += isRefused(mutated(random, RandomExpression.of(random, 2).text())) ? 1 : 0;
    }
    for (int i = 0; i < 1500; i++) {
      refused += isRefused(anyText(random)) ? 1 : 0;
    }
    assertThat(refused).as("of 3000").isGreaterThan(1500);
  }

  @Test
  void expressionsOfTheLargestSizeAreAnsweredSoon() {
    String in = IntStream.range(0, 400).mapToObj(String::valueOf).collect(Collectors.joining(","));
    assertThat(find("n in (" + in + ")", 100)).hasSize(count("n >= 0 and n < 400"));
    assertThat(find("(".repeat(190) + "n = 1" + ")".repeat(190), 100)).hasSize(count("n = 1"));
    assertThat(find("n = 1 or ".repeat(220) + "n = 1", 100)).hasSize(count("n = 1"));
    assertThat(find("n = 1 and ".repeat(200) + "n = 1", 100)).hasSize(count("n = 1"));
    assertThat(find("not ".repeat(100) + "n = 1", 100)).hasSize(count("n = 1"));
    assertThat(find("s = '" + "''".repeat(1000) + "'", 100)).isEmpty();
    assertThat(find("s like '" + "%a".repeat(1000) + "'", 100)).isEmpty();
    assertThat(find("s like '" + "%_".repeat(1000) + "'", 100)).isEmpty();
    assertThat(find("n = " + "1".repeat(2000), 100)).isEmpty();
    assertThat(find(" ".repeat(2000) + "n = 1", 100)).hasSize(count("n = 1"));
  }

  @Test
  void whatIsNoExpressionIsRefusedInGluesWords() {
    for (String text :
        List.of(
            "(".repeat(LONGEST),
            "(".repeat(1000) + "n = 1" + ")".repeat(1000),
            "not ".repeat(500) + "n = 1",
            "n in (" + "(".repeat(1000) + "1",
            "n = 1 -- and s = 'x'",
            "n = 1 /* x */",
            "n = 1; DROP TABLE catalog_partition",
            "s = '' OR '1'='1'",
            "n = 1 UNION SELECT * FROM catalog_database",
            "n = (SELECT 1)",
            "s = 'a\\'b'",
            "s = 'a",
            "n = 0x10",
            "n = $1",
            "n = ?",
            "n = :n",
            "n = 1e999999999",
            "n = 1\u0000",
            "\u0000",
            "n \uD83D\uDE00 1",
            "n = \uFF11",
            "n = 1\uD800",
            "\uDC00",
            "\u202En = 1",
            "k = 1",
            "s = `a`")) {
      assertThatThrownBy(() -> find(text, 100))
          .as(text)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("Invalid partition expression!");
    }
    assertThat(find("n >= -100", 100)).as("nothing was dropped").isNotEmpty();
  }

  private int count(String expression) {
    return find(expression, 1000).size();
  }

  private boolean isRefused(String text) {
    if (text.isBlank()) {
      return true;
    }
    try {
      find(text, 1000);
      return false;
    } catch (InvalidInputException e) {
      assertThat(e).as(text).hasMessageContaining("Invalid partition expression!");
      return true;
    } catch (RuntimeException e) {
      throw new AssertionError("by the expression " + text, e);
    }
  }

  private Set<List<String>> find(String expression, int pageSize) {
    return assertTimeout(SOON, () -> pages(expression, pageSize), expression);
  }

  private Set<List<String>> pages(String expression, int pageSize) {
    Set<List<String>> found = new HashSet<>();
    String token = null;
    do {
      String from = token;
      GetPartitionsResponse page =
          glue.getPartitions(
              r ->
                  r.databaseName("d")
                      .tableName("t")
                      .expression(expression)
                      .maxResults(pageSize)
                      .nextToken(from));
      page.partitions()
          .forEach(p -> assertThat(found.add(p.values())).as("%s twice", p.values()).isTrue());
      token = page.nextToken();
    } while (token != null);
    return found;
  }

  /** One to three small changes, as a slip of the hand or an attack makes them. */
  private static String mutated(Random random, String text) {
    List<String> pieces =
        List.of(
            "'",
            "\"",
            "`",
            "(",
            ")",
            ",",
            ";",
            "--",
            "/*",
            "*/",
            "\\",
            "\u0000",
            "\uD83D\uDE00",
            "\uD83D",
            " or 1=1",
            " and ",
            "not",
            "null",
            "%",
            "_",
            "=",
            "<",
            "0",
            "e9",
            ".",
            "\n");
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0 && !changed.isEmpty(); i--) {
      int at = random.nextInt(changed.length());
      int end = Math.min(changed.length(), at + random.nextInt(6));
      String piece = pieces.get(random.nextInt(pieces.size()));
      switch (random.nextInt(4)) {
        case 0 -> changed.delete(at, end);
        case 1 -> changed.insert(at, piece);
        case 2 -> changed.replace(at, end, piece);
        default -> changed.insert(at, changed.substring(at, end));
      }
    }
    return changed.substring(0, Math.min(changed.length(), LONGEST));
  }

  private static String anyText(Random random) {
    return random
        .ints(1 + random.nextInt(60), 0, 4)
        .mapToObj(
            kind ->
                switch (kind) {
                  case 0 -> Character.toString(random.nextInt(128));
                  case 1 -> Character.toString((char) random.nextInt(0x10000));
                  case 2 ->
                      List.of("n ", "s ", "= ", "'a' ", "1 ", "in ", "( ").get(random.nextInt(7));
                  default -> " ";
                })
        .collect(Collectors.joining());
  }
}
