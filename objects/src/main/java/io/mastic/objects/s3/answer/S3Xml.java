package io.mastic.objects.s3.answer;

import java.util.Optional;
import java.util.function.Consumer;

/** An XML answer under construction. */
public final class S3Xml {

  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

  private final StringBuilder out;
  private final String root;

  private S3Xml(String root, StringBuilder out) {
    this.root = root;
    this.out = out;
  }

  public static S3Xml document(String root) {
    return begun(root, "<" + root + " xmlns=\"" + NAMESPACE + "\">");
  }

  /** Errors stand in no namespace. */
  public static S3Xml error() {
    return begun("Error", "<Error>");
  }

  private static S3Xml begun(String root, String start) {
    return new S3Xml(
        root, new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").append(start));
  }

  public S3Xml put(String name, Object value) {
    out.append('<').append(name).append('>');
    escape(String.valueOf(value));
    out.append("</").append(name).append('>');
    return this;
  }

  public S3Xml put(String name, Optional<?> value) {
    value.ifPresent(present -> put(name, present));
    return this;
  }

  public S3Xml text(String text) {
    escape(text);
    return this;
  }

  public S3Xml child(String name, Consumer<S3Xml> content) {
    return child(name, "", content);
  }

  /**
   * @param attributes as they stand in the tag, with a leading blank
   */
  public S3Xml child(String name, String attributes, Consumer<S3Xml> content) {
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
