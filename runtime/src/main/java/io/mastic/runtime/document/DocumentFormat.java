package io.mastic.runtime.document;

import io.mastic.runtime.option.Options;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * A format whose files are read from their beginning to their end: records are maps, lists and
 * plain Java values.
 */
@FunctionalInterface
public interface DocumentFormat extends Serializable {

  /** Glue's names of those that there are. */
  List<String> NAMES = List.of("xml", "ion", "bson");

  /**
   * The records of an unpacked file, read as they are asked for.
   *
   * @throws MalformedDocumentException now or by the iterator, if it is none
   */
  Iterator<Object> records(InputStream plain) throws IOException;

  /** With values as jobs see them: in the types that they look like. */
  static DocumentFormat of(String name, Options options) {
    return of(name, options, XmlForm.Values.TYPED);
  }

  /**
   * @param values what a text of XML is; the other formats say their types themselves
   */
  static DocumentFormat of(String name, Options options, XmlForm.Values values) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "xml" -> new XmlFormat(XmlForm.of(options, values));
      case "ion" -> IonRecords::new;
      case "bson" -> BsonRecords::new;
      default -> throw new IllegalArgumentException("No format of documents: " + name);
    };
  }
}
