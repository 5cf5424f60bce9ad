package io.mastic.crawlers.crawler;

import io.mastic.contract.Errors;
import io.mastic.crawlers.detect.CsvClassifier;
import io.mastic.crawlers.detect.CsvSettings;
import io.mastic.crawlers.detect.FileClassifier;
import io.mastic.crawlers.detect.GrokClassifier;
import io.mastic.crawlers.detect.JsonClassifier;
import io.mastic.crawlers.detect.XmlClassifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateClassifierRequest;
import software.amazon.awssdk.services.glue.model.CreateCsvClassifierRequest;
import software.amazon.awssdk.services.glue.model.CsvHeaderOption;
import software.amazon.awssdk.services.glue.model.CsvSerdeOption;

/** What a classifier may say, and the one that does what it says. */
public final class ClassifierRules {

  /** Hive's word for each of the data types that AWS documents for CSV classifiers. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("BINARY", "binary"),
          Map.entry("BOOLEAN", "boolean"),
          Map.entry("DATE", "date"),
          Map.entry("DECIMAL", "decimal(10,0)"),
          Map.entry("DOUBLE", "double"),
          Map.entry("FLOAT", "float"),
          Map.entry("INT", "int"),
          Map.entry("LONG", "bigint"),
          Map.entry("SHORT", "smallint"),
          Map.entry("STRING", "string"),
          Map.entry("TIMESTAMP", "timestamp"));

  private ClassifierRules() {}

  /**
   * @return the classifier's name
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException saying what is wrong
   */
  public static String check(CreateClassifierRequest input) {
    String name = name(input);
    try {
      applied(input);
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput(String.valueOf(e.getMessage()));
    }
    return name;
  }

  public static String name(CreateClassifierRequest input) {
    List<String> names =
        Stream.of(
                input.csvClassifier() == null ? null : input.csvClassifier().name(),
                input.jsonClassifier() == null ? null : input.jsonClassifier().name(),
                input.grokClassifier() == null ? null : input.grokClassifier().name(),
                input.xmlClassifier() == null ? null : input.xmlClassifier().name())
            .filter(Objects::nonNull)
            .toList();
    if (names.size() != 1) {
      throw Errors.invalidInput("Exactly one kind of classifier must be specified.");
    }
    return names.get(0);
  }

  /**
   * The classifier at work, under the name that its user gave it.
   *
   * @throws IllegalArgumentException if it cannot work as it is
   */
  public static FileClassifier applied(CreateClassifierRequest input) {
    return kind(input).named(name(input));
  }

  private static FileClassifier kind(CreateClassifierRequest input) {
    if (input.csvClassifier() != null) {
      return CsvClassifier.custom(settings(input.csvClassifier()));
    }
    if (input.jsonClassifier() != null) {
      return JsonClassifier.withPath(String.valueOf(input.jsonClassifier().jsonPath()));
    }
    if (input.grokClassifier() != null) {
      String custom = input.grokClassifier().customPatterns();
      return GrokClassifier.custom(
          input.grokClassifier().classification(),
          input.grokClassifier().grokPattern(),
          custom == null ? "" : custom);
    }
    String word = input.xmlClassifier().classification();
    return XmlClassifier.ofRows(input.xmlClassifier().rowTag(), word == null ? "xml" : word);
  }

  private static CsvSettings settings(CreateCsvClassifierRequest csv) {
    Optional<Character> delimiter = symbol("Delimiter", csv.delimiter());
    Optional<Character> quote = symbol("QuoteSymbol", csv.quoteSymbol());
    if (delimiter.isPresent() && delimiter.equals(quote)) {
      throw new IllegalArgumentException("QuoteSymbol must be different from Delimiter.");
    }
    return new CsvSettings(
        delimiter,
        quote,
        heading(csv.containsHeader()),
        new CsvSettings.Columns(
            csv.header(), csv.customDatatypes().stream().map(ClassifierRules::type).toList()),
        Boolean.TRUE.equals(csv.disableValueTrimming())
            ? CsvSettings.Trimming.KEEP
            : CsvSettings.Trimming.TRIM,
        Boolean.TRUE.equals(csv.allowSingleColumn())
            ? CsvSettings.Width.ANY
            : CsvSettings.Width.SEVERAL_COLUMNS,
        library(csv.serde()));
  }

  private static CsvSettings.Library library(@Nullable CsvSerdeOption serde) {
    if (serde == CsvSerdeOption.OPEN_CSV_SER_DE) {
      return CsvSettings.Library.OPEN_CSV;
    }
    return serde == CsvSerdeOption.LAZY_SIMPLE_SER_DE
        ? CsvSettings.Library.LAZY_SIMPLE
        : CsvSettings.Library.DETECTED;
  }

  private static Optional<Character> symbol(String member, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    if (text.length() != 1) {
      throw new IllegalArgumentException(member + " must be a single character.");
    }
    return Optional.of(text.charAt(0));
  }

  private static CsvSettings.Heading heading(@Nullable CsvHeaderOption option) {
    if (option == CsvHeaderOption.PRESENT) {
      return CsvSettings.Heading.PRESENT;
    }
    return option == CsvHeaderOption.ABSENT
        ? CsvSettings.Heading.ABSENT
        : CsvSettings.Heading.UNKNOWN;
  }

  private static String type(String name) {
    String hive = TYPES.get(name.strip().toUpperCase(Locale.ROOT));
    if (hive == null) {
      throw new IllegalArgumentException("Unsupported custom data type: " + name);
    }
    return hive;
  }
}
