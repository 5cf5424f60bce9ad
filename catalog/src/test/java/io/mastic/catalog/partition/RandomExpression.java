package io.mastic.catalog.partition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A partition expression made at random, as text and as what it means. The meaning is worked out
 * naively, on values of their types and in SQL's three-valued logic; it shares nothing with the
 * catalog's own reading.
 *
 * @param meaning empty where SQL would say unknown
 */
record RandomExpression(String text, Function<List<String>, Optional<Boolean>> meaning) {

  /** The keys of the table that it is about, in their order. */
  static final List<String> KEYS = List.of("n int", "s string", "d date", "m decimal(12,3)");

  private static final String HIVE_NULL = "__HIVE_DEFAULT_PARTITION__";
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "A",
          "ab",
          "a%",
          "a_",
          "it's",
          "\\",
          "\"",
          "é",
          "e\u0301",
          "\uD83D\uDE00",
          "\uFFFD",
          "~",
          "\u0001",
          "\u202Eabc",
          "x'; DROP TABLE catalog_partition; --",
          " a",
          "a ",
          "null",
          "0",
          "10",
          "9",
          HIVE_NULL);

  boolean holds(List<String> values) {
    return meaning.apply(values).orElse(false);
  }

  static RandomExpression of(Random random, int depth) {
    if (depth > 0 && random.nextInt(4) > 0) {
      RandomExpression left = of(random, depth - 1);
      if (random.nextInt(4) == 0) {
        return new RandomExpression(
            word(random, "not") + " (" + left.text + ")",
            row -> left.meaning.apply(row).map(b -> !b));
      }
      RandomExpression right = of(random, depth - 1);
      boolean and = random.nextBoolean();
      return new RandomExpression(
          "(" + left.text + ")" + word(random, and ? " and " : " or ") + "(" + right.text + ")",
          row -> joined(and, left.meaning.apply(row), right.meaning.apply(row)));
    }
    return leaf(random);
  }

  /** Values for a partition's keys: of their types, in several spellings, or null. */
  static List<String> row(Random random) {
    return List.of(
        random.nextInt(9) == 0
            ? List.of(HIVE_NULL, "1e3", "007", "-0").get(random.nextInt(4))
            : String.valueOf(random.nextInt(41) - 20),
        TEXTS.get(random.nextInt(TEXTS.size())),
        random.nextInt(9) == 0 ? HIVE_NULL : "2024-02-" + (10 + random.nextInt(20)),
        random.nextInt(9) == 0
            ? HIVE_NULL
            : BigDecimal.valueOf(random.nextInt(4000) - 2000, random.nextInt(4)).toString());
  }

  /** AND is unknown unless one side decides it, and so is OR. */
  private static Optional<Boolean> joined(
      boolean and, Optional<Boolean> left, Optional<Boolean> right) {
    Optional<Boolean> deciding = Optional.of(!and);
    if (left.equals(deciding) || right.equals(deciding)) {
      return deciding;
    }
    return left.isEmpty() || right.isEmpty() ? Optional.empty() : Optional.of(and);
  }

  private static RandomExpression leaf(Random random) {
    int key = random.nextInt(4);
    String name = name(random, key);
    boolean not = random.nextBoolean();
    String sign = not ? word(random, " not ") : " ";
    // LIKE is for texts alone.
    int form = random.nextInt(6);
    switch (form == 2 && key != 1 ? 0 : form) {
      case 0 -> {
        List<Literal> list = literals(random, key, 1 + random.nextInt(5));
        String text = list.stream().map(Literal::text).collect(Collectors.joining(" , ", "(", ")"));
        return new RandomExpression(
            name + sign + word(random, "in") + text,
            row ->
                typed(key, row.get(key))
                    .map(v -> list.stream().anyMatch(l -> order(v, l.value) == 0) != not));
      }
      case 1 -> {
        Literal from = literal(random, key);
        Literal to = literal(random, key);
        return new RandomExpression(
            name + sign + word(random, "between ") + from.text + word(random, " and ") + to.text,
            row ->
                typed(key, row.get(key))
                    .map(v -> (order(v, from.value) >= 0 && order(v, to.value) <= 0) != not));
      }
      case 2 -> {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        String pattern = List.of("%", "_%", text + "%", "%" + text, text).get(random.nextInt(5));
        return new RandomExpression(
            name + sign + word(random, "like ") + quoted(pattern),
            row -> Optional.of(isLike(row.get(key), pattern) != not));
      }
      case 3 -> {
        return new RandomExpression(
            name + word(random, " is") + sign + word(random, "null"),
            row -> Optional.of(row.get(key).equals(HIVE_NULL) != not));
      }
      default -> {
        return comparison(random, key, name);
      }
    }
  }

  private static RandomExpression comparison(Random random, int key, String name) {
    Literal literal = literal(random, key);
    List<String> operators = List.of("=", "<>", "!=", "<", "<=", ">", ">=");
    String operator = operators.get(random.nextInt(operators.size()));
    boolean mirrored = random.nextInt(3) == 0;
    String space = random.nextBoolean() ? " " : "";
    return new RandomExpression(
        mirrored
            ? literal.text + " " + operator + space + name
            : name + space + operator + space + literal.text,
        row ->
            typed(key, row.get(key))
                .map(v -> mirrored ? order(literal.value, v) : order(v, literal.value))
                .map(
                    order ->
                        switch (operator) {
                          case "=" -> order == 0;
                          case "<" -> order < 0;
                          case "<=" -> order <= 0;
                          case ">" -> order > 0;
                          case ">=" -> order >= 0;
                          default -> order != 0;
                        }));
  }

  /** A literal as text, and its value in the type of a key. */
  private record Literal(String text, Object value) {}

  private static List<Literal> literals(Random random, int key, int size) {
    List<Literal> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(literal(random, key));
    }
    return list;
  }

  private static Literal literal(Random random, int key) {
    return switch (key) {
      case 0 -> {
        int n = random.nextInt(41) - 20;
        String text =
            switch (random.nextInt(4)) {
              case 0 -> quoted(String.valueOf(n));
              case 1 -> n + ".0";
              case 2 -> n + "e0";
              default -> String.valueOf(n);
            };
        yield new Literal(text, new BigDecimal(n));
      }
      case 1 -> {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        yield new Literal(quoted(text), text);
      }
      case 2 -> {
        LocalDate date = LocalDate.of(2024, 2, 5 + random.nextInt(25));
        String text = quoted(date.toString());
        yield new Literal(random.nextBoolean() ? text : word(random, "date ") + text, date);
      }
      default -> {
        BigDecimal value = BigDecimal.valueOf(random.nextInt(4000) - 2000, random.nextInt(4));
        yield new Literal(value.toPlainString(), value);
      }
    };
  }

  /** A stored value in its key's type; empty if it is none. */
  private static Optional<Object> typed(int key, String value) {
    try {
      return Optional.of(
          switch (key) {
            case 1 -> value;
            case 2 -> LocalDate.parse(value);
            default -> new BigDecimal(value);
          });
    } catch (NumberFormatException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static int order(Object left, Object right) {
    if (left instanceof BigDecimal number) {
      return number.compareTo((BigDecimal) right);
    }
    if (left instanceof LocalDate date) {
      return date.compareTo((LocalDate) right);
    }
    int[] a = ((String) left).codePoints().toArray();
    int[] b = ((String) right).codePoints().toArray();
    return Arrays.compare(a, b);
  }

  private static boolean isLike(String value, String pattern) {
    String regex =
        pattern
            .codePoints()
            .mapToObj(Character::toString)
            .map(c -> c.equals("%") ? ".*" : c.equals("_") ? "." : Pattern.quote(c))
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL).matcher(value).matches();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String name(Random random, int key) {
    String name = List.of("n", "s", "d", "m").get(key);
    return switch (random.nextInt(7)) {
      case 5 -> "(" + name + ")";
      case 6 -> "((`" + name + "` ))";
      case 0 -> "`" + name + "`";
      case 1 -> "\"" + name + "\"";
      case 2 -> "d.t." + name;
      default -> name.toUpperCase(Locale.ROOT);
    };
  }

  private static String word(Random random, String word) {
    return random.nextBoolean() ? word : word.toUpperCase(Locale.ROOT);
  }
}
