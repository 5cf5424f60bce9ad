package io.mastic.catalog.expression;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a partition key compare, told by its declared type.
 *
 * <p>Values are stored as text; {@link #encode} turns one into text that sorts, code point by code
 * point, as the type does. A value that is none of its type (a word under an int key) sorts after
 * all that are, and meets no comparison.
 */
public enum KeyType {
  TEXT {
    @Override
    Optional<String> canonical(String value) {
      return Optional.of(value);
    }
  },

  NUMBER {
    @Override
    Optional<String> canonical(String value) {
      try {
        return SortableNumber.of(new BigDecimal(value.strip()));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  },

  DATE {
    @Override
    Optional<String> canonical(String value) {
      try {
        LocalDate date = LocalDate.parse(value.strip());
        return Optional.of(date).filter(KeyType::hasFourDigits).map(LocalDate::toString);
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  },

  TIMESTAMP {
    @Override
    Optional<String> canonical(String value) {
      String text = value.strip();
      try {
        LocalDateTime time =
            text.length() == 10
                ? LocalDate.parse(text).atStartOfDay()
                : LocalDateTime.parse(text.replace('T', ' '), READ);
        return Optional.of(time).filter(t -> hasFourDigits(t.toLocalDate())).map(WRITE::format);
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  };

  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern(" HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter WRITE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSSSS", Locale.ROOT);

  /** Sorts after every canonical form but text. */
  private static final String STRANGER = "~";

  /** The type of a key declared as, for example, {@code decimal(10,2)}; text if nothing better. */
  public static KeyType of(@Nullable String declared) {
    String type = declared == null ? "" : declared.toLowerCase(Locale.ROOT).strip();
    int bracket = type.indexOf('(');
    return switch (bracket < 0 ? type : type.substring(0, bracket).strip()) {
      case "tinyint",
          "smallint",
          "int",
          "integer",
          "bigint",
          "long",
          "decimal",
          "float",
          "double" ->
          NUMBER;
      case "date" -> DATE;
      case "timestamp" -> TIMESTAMP;
      default -> TEXT;
    };
  }

  /** One text for all spellings of a value, sortable; empty if it is none of this type. */
  abstract Optional<String> canonical(String value);

  /**
   * The sortable form of any value, without the characters that {@link KeyRanges} uses as marks.
   */
  public String encode(String value) {
    return canonical(value)
        .map(KeyEncoding::escape)
        .orElseGet(() -> STRANGER + KeyEncoding.escape(value));
  }

  /** As it is called where a value is none of it. */
  public String words() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the encoded values lie that are none of this type, but do not stand for null. */
  public List<KeyRanges.Range> strangers() {
    String nothing = STRANGER + Predicate.NULL_VALUE;
    return this == TEXT
        ? List.of()
        : List.of(
            new KeyRanges.Range(STRANGER, nothing),
            new KeyRanges.Range(nothing + KeyEncoding.BEHIND, null));
  }

  /** Whether an encoded value is one of this type. */
  boolean holds(String encoded) {
    return this == TEXT || !encoded.startsWith(STRANGER);
  }

  /** Where the encoded values of this type end; null if nowhere. */
  @Nullable String end() {
    return this == TEXT ? null : STRANGER;
  }

  private static boolean hasFourDigits(LocalDate date) {
    return date.getYear() >= 0 && date.getYear() <= 9999;
  }
}
