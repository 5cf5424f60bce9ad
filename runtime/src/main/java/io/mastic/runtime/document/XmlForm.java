package io.mastic.runtime.document;

import io.mastic.runtime.option.Options;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;

/**
 * How records are told in XML: Glue's format options, with their defaults.
 *
 * @param encoding empty for what the file itself declares
 * @param nullValue a text that is null; empty for none
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-xml-home.html">Using
 *     the XML format</a>
 */
public record XmlForm(
    String rowTag,
    String encoding,
    String attributePrefix,
    String valueTag,
    String nullValue,
    Set<Trait> traits,
    Values values)
    implements Serializable {

  /** What is on. */
  public enum Trait {
    EXCLUDE_ATTRIBUTES,
    EMPTY_IS_NULL,
    IGNORE_SURROUNDING_SPACES
  }

  /** What a text is. */
  public enum Values {
    /** A number or a truth where it looks like one. */
    TYPED,
    /** As it is written: somebody else knows the type. */
    TEXTS
  }

  /** Throws IllegalArgumentException without a rowTag. */
  public static XmlForm of(Options options, Values values) {
    String rowTag =
        options
            .text("rowTag")
            .filter(tag -> !tag.isBlank())
            .orElseThrow(
                () -> new IllegalArgumentException("XML is read by the format option rowTag"));
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (options.isOn("excludeAttribute")) {
      traits.add(Trait.EXCLUDE_ATTRIBUTES);
    }
    if (options.isOn("treatEmptyValuesAsNulls")) {
      traits.add(Trait.EMPTY_IS_NULL);
    }
    if (options.isOn("ignoreSurroundingSpaces")) {
      traits.add(Trait.IGNORE_SURROUNDING_SPACES);
    }
    return new XmlForm(
        rowTag,
        options.text("encoding", ""),
        options.text("attributePrefix", "_"),
        options.text("valueTag", "_VALUE"),
        options.text("nullValue", ""),
        traits,
        options.has("withSchema") ? Values.TEXTS : values);
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
