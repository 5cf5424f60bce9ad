package io.mastic.crawlers.detect;

import io.mastic.crawlers.explain.VerdictCode;
import java.io.ByteArrayInputStream;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML: recognized, and read by nobody yet. What declares a document type is refused before any of
 * its entities is made: nothing is fetched, and nothing grows.
 */
public final class XmlClassifier implements TextClassifier {

  private static final Pattern BEGINNING =
      Pattern.compile("<(\\?xml[\\s?]|!--|!DOCTYPE\\s|[\\p{L}_:][^<>]*>)");

  /** XML's own rule for a tag's name, for the characters in use. */
  private static final Pattern TAG = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.:-]*");

  private static final XMLInputFactory XML = factory();

  /** Of the elements that are rows; null for the built-in one, which takes what it finds. */
  private final @Nullable String rowTag;

  private XmlClassifier(@Nullable String rowTag) {
    this.rowTag = rowTag;
  }

  /** The built-in one. */
  public static XmlClassifier ofAnyRows() {
    return new XmlClassifier(null);
  }

  /**
   * @throws IllegalArgumentException if it can be no tag's name
   */
  public static XmlClassifier ofRows(String rowTag) {
    if (!TAG.matcher(rowTag).matches()) {
      throw new IllegalArgumentException("RowTag is no name of an XML tag: " + rowTag);
    }
    return new XmlClassifier(rowTag);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return factory;
  }

  @Override
  public String name() {
    return "xml";
  }

  @Override
  public Opinion judge(Sample sample) {
    if (!sample.isText()) {
      return Opinion.differs(VerdictCode.NOT_TEXT);
    }
    String text = sample.text().stripLeading();
    if (!BEGINNING.matcher(text).lookingAt()) {
      return Opinion.differs(VerdictCode.NOT_XML);
    }
    if (text.contains("<!DOCTYPE")) {
      return new Opinion.Unusable(
          VerdictCode.BROKEN_XML, "it is XML that declares a document type, which is not read");
    }
    String tag = rowTag;
    return tag == null || hasRow(sample, tag)
        ? Opinion.unread("it is XML, which no reader of tables reads yet")
        : Opinion.differs(VerdictCode.NO_ROWS_OF_TAG, "tag", tag);
  }

  /** A row has content: an element that is empty is none, as AWS has it. */
  private static boolean hasRow(Sample sample, String tag) {
    int start = sample.start();
    try {
      XMLStreamReader reader =
          XML.createXMLStreamReader(
              new ByteArrayInputStream(sample.content(), start, sample.end() - start));
      boolean inRow = false;
      while (reader.hasNext()) {
        int event = reader.next();
        if (inRow && event != XMLStreamConstants.END_ELEMENT) {
          return true;
        }
        inRow = event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals(tag);
      }
    } catch (XMLStreamException cutOrBroken) {
      return false;
    }
    return false;
  }
}
