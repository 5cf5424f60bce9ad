package io.mastic.catalog.context.search;

import io.mastic.catalog.context.asset.TableAsset;
import io.mastic.catalog.context.form.Words;
import io.mastic.catalog.context.glossary.GlossaryTerm;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of a search text, and how well an asset fits them: the more of the words it has, and
 * the more telling the places where it has them, the better.
 */
final class SearchWords {

  /** What a name tells, against what stands in the small print. */
  private static final int NAME = 16;

  private static final int TERM = 12;
  private static final int DESCRIPTION = 8;
  private static final int MEANING = 6;
  private static final int COLUMN = 6;
  private static final int SMALL_PRINT = 2;

  /** Any word more counts for more than all the places of the others. */
  private static final int WORD = 1_000;

  private static final Set<String> EMPTY =
      Set.of("a", "an", "and", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to");

  private final Set<String> wanted;

  SearchWords(String text) {
    Set<String> words = new LinkedHashSet<>();
    Words.of(text, words::add);
    Set<String> telling = new LinkedHashSet<>(words);
    telling.removeAll(EMPTY);
    this.wanted = telling.isEmpty() ? words : telling;
  }

  /** How well the candidate fits; 0 if it has none of the words. */
  int score(Candidate candidate) {
    Map<String, Integer> places = new HashMap<>();
    note(places, NAME, candidate.asset().name());
    note(places, DESCRIPTION, candidate.asset().description());
    for (GlossaryTerm term : candidate.terms()) {
      var shown = term.shown();
      note(places, TERM, shown.name());
      note(places, MEANING, shown.shortDescription());
      note(places, MEANING, shown.longDescription());
    }
    TableAsset table = candidate.asset().table();
    if (table != null) {
      note(places, SMALL_PRINT, table.table().name());
      note(places, SMALL_PRINT, table.table().databaseName());
      note(places, SMALL_PRINT, table.table().description());
    }
    candidate
        .columns()
        .forEach(
            column -> {
              note(places, COLUMN, column.name());
              note(places, SMALL_PRINT, column.comment());
            });
    candidate
        .forms()
        .forEach(form -> form.texts().forEach(text -> note(places, SMALL_PRINT, text)));
    return places.values().stream().mapToInt(place -> WORD + place).sum();
  }

  /** Keeps, for each word that is wanted, the best place where it was seen. */
  private void note(Map<String, Integer> places, int place, @Nullable String text) {
    if (text != null) {
      Words.of(
          text,
          word -> {
            if (wanted.contains(word)) {
              places.merge(word, place, Math::max);
            }
          });
    }
  }
}
