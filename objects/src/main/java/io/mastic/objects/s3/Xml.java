package io.mastic.objects.s3;

import java.util.Optional;
import java.util.function.Consumer;

/** An XML answer under construction. */
final class Xml {

  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

  private final StringBuilder out;
  private final String root;

  private Xml(String root, StringBuilder out) {
    this.root = root;
    this.out = out;
  }

  static Xml document(String root) {
    return begun(root, "<" + root + " xmlns=\"" + NAMESPACE + "\">");
  }

  /** Errors stand in no namespace. */
  static Xml error() {
    return begun("Error", "<Error>");
  }

  private static Xml begun(String root, String start) {
    return new Xml(
        root, new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").append(start));
  }

  Xml put(String name, Object value) {
    out.append('<').append(name).append('>');
    escape(String.valueOf(value));
    out.append("</").append(name).append('>');
    return this;
  }

  Xml put(String name, Optional<?> value) {
    value.ifPresent(present -> put(name, present));
    return this;
  }

  Xml text(String text) {
    escape(text);
    return this;
  }

  Xml child(String name, Consumer<Xml> content) {
    return child(name, "", content);
  }

  /**
   * @param attributes as they stand in the tag, with a leading blank
   */
  Xml child(String name, String attributes, Consumer<Xml> content) {
    out.append('<').append(name).append(attributes).append('>');
    content.accept(this);
    out.append("</").append(name).append('>');
    return this;
  }

  @Override
  public String toString() {
    return out + "</" + root + ">";
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> {
          if (c < ' ' || c == '\uFFFE' || c == '\uFFFF') {
            out.append("&#x").append(Integer.toHexString(c)).append(';');
          } else {
            out.append(c);
          }
        }
      }
    }
  }
}
