package io.mastic.neighbours.query;

import io.mastic.wire.refusal.QueryErrors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** XML written element by element. */
public final class XmlElements {

  private final StringBuilder text = new StringBuilder();

  /** An element with text; nothing at all for null. */
  public XmlElements text(String name, @Nullable String value) {
    if (value != null) {
      text.append('<').append(name).append('>');
      text.append(QueryErrors.escape(value));
      text.append("</").append(name).append('>');
    }
    return this;
  }

  /** Text where an element's content is written. */
  XmlElements plain(String value) {
    text.append(QueryErrors.escape(value));
    return this;
  }

  /** An element with elements. */
  public XmlElements element(String name, Consumer<XmlElements> content) {
    text.append('<').append(name).append('>');
    content.accept(this);
    text.append("</").append(name).append('>');
    return this;
  }

  /** A list as the query protocol has it: {@code <NAME><member>...</member>...</NAME>}. */
  public <T> XmlElements list(String name, Iterable<T> items, BiConsumer<XmlElements, T> write) {
    return element(
        name,
        list ->
            items.forEach(item -> list.element("member", member -> write.accept(member, item))));
  }

  /** No member, where clients look for the element that would have them. */
  public XmlElements nothing() {
    text.append('\n');
    return this;
  }

  /** A list of texts: {@code <NAME><member>text</member>...</NAME>}. */
  public XmlElements texts(String name, Iterable<String> items) {
    return element(name, list -> items.forEach(item -> list.text("member", item)));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
