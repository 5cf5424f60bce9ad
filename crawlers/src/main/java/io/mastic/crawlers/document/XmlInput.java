package io.mastic.crawlers.document;

import java.io.InputStream;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Events of XML. What declares a document type is refused before any of its entities is made:
 * nothing is fetched, and nothing grows.
 */
public final class XmlInput {

  private static final XMLInputFactory XML = factory();

  final XMLStreamReader reader;

  private XmlInput(XMLStreamReader reader) {
    this.reader = reader;
  }

  /** In the encoding that the file itself says. */
  public static XmlInput of(InputStream plain) {
    try {
      return new XmlInput(XML.createXMLStreamReader(plain));
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** Of characters that are known already. */
  public static XmlInput of(Reader text) {
    try {
      return new XmlInput(XML.createXMLStreamReader(text));
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private static BrokenDocumentException broken(XMLStreamException e) {
    return new BrokenDocumentException(
        "it is no XML: " + String.valueOf(e.getMessage()).lines().reduce((a, b) -> b).orElse(""),
        e);
  }

  boolean hasNext() {
    try {
      return reader.hasNext();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  int next() {
    try {
      int event = reader.next();
      if (event == XMLStreamConstants.DTD) {
        throw new BrokenDocumentException("it declares a document type, which is not read");
      }
      if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new BrokenDocumentException("it uses an entity that XML does not know");
      }
      return event;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }
}
