package io.mastic.catalog.search;

import io.mastic.contract.Errors;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Comparator;
import software.amazon.awssdk.services.glue.model.PropertyPredicate;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * One filter of a search. A text passes if it is the value, or if one of its tokens is, as {@code
 * customer-link} passes for {@code link}; times are compared as the comparator says.
 */
final class TableFilter implements Predicate<Table> {

  private static final Pattern PUNCTUATION = Pattern.compile("[\\p{Punct}\\s]+");

  private final String key;
  private final String value;
  private final Comparator comparator;
  private final @Nullable Instant moment;

  TableFilter(PropertyPredicate said) {
    if (said.key() == null || said.value() == null) {
      throw Errors.invalidInput("A filter needs a Key and a Value.");
    }
    this.key = said.key();
    this.value = said.value().toLowerCase(Locale.ROOT);
    this.comparator = said.comparator() == null ? Comparator.EQUALS : said.comparator();
    this.moment = TableProperty.isTime(key) ? moment(said.value()) : null;
  }

  @Override
  public boolean test(Table table) {
    return moment == null ? passes(TableProperty.text(table, key)) : passes(table, moment);
  }

  private boolean passes(@Nullable String property) {
    if (property == null) {
      return false;
    }
    String text = property.toLowerCase(Locale.ROOT);
    return text.equals(value) || List.of(PUNCTUATION.split(text)).contains(value);
  }

  private boolean passes(Table table, Instant than) {
    Instant time = TableProperty.time(table, key);
    if (time == null) {
      return false;
    }
    int order = time.compareTo(than);
    return switch (comparator) {
      case GREATER_THAN -> order > 0;
      case GREATER_THAN_EQUALS -> order >= 0;
      case LESS_THAN -> order < 0;
      case LESS_THAN_EQUALS -> order <= 0;
      default -> order == 0;
    };
  }

  /** Seconds since 1970, as on the wire, or ISO 8601. */
  private static Instant moment(String text) {
    try {
      return text.matches("\\d{1,12}(\\.\\d{1,9})?")
          ? Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * 1000))
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw Errors.invalidInput("Invalid time in a filter: " + text);
    }
  }
}
