package io.mastic.catalog.search;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Table;

/** The text of a search: in quotes one property must be it, else each word must occur in one. */
final class SearchText implements Predicate<Table> {

  private final String text;

  SearchText(@Nullable String text) {
    this.text = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean test(Table table) {
    if (text.isEmpty()) {
      return true;
    }
    List<String> texts = TableProperty.texts(table);
    if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
      return texts.contains(text.substring(1, text.length() - 1));
    }
    return List.of(text.split("\\s+")).stream()
        .allMatch(word -> texts.stream().anyMatch(each -> each.contains(word)));
  }
}
