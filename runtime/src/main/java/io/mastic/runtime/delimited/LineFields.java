package io.mastic.runtime.delimited;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of one line, each as it is written or, where it was quoted, as it is meant. */
final class LineFields {
  private final List<String> texts = new ArrayList<>();
  private final BitSet meant = new BitSet();
  private final Escapes escapes;
  private final @Nullable String nullText;

  LineFields(Escapes escapes, @Nullable String nullText) {
    this.escapes = escapes;
    this.nullText = nullText;
  }

  void clear() {
    texts.clear();
    meant.clear();
  }

  void addWritten(String text) {
    texts.add(text);
  }

  void addMeant(String text) {
    meant.set(texts.size());
    texts.add(text);
  }

  int size() {
    return texts.size();
  }

  /** The value of a field; null where there is none. */
  @Nullable String value(int place) {
    String text = written(place);
    return text == null || meant.get(place) ? text : escapes.removed(text);
  }

  /** The field with its escapes, for what is nested in it; null where there is none. */
  @Nullable String written(int place) {
    if (place < 0 || place >= texts.size()) {
      return null;
    }
    String text = texts.get(place);
    return !meant.get(place) && text.equals(nullText) ? null : text;
  }
}
