package io.mastic.objects.s3.request;

import io.mastic.objects.S3Errors;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of a request's document: names without their namespaces, text without comments. */
public record XmlNode(String name, String text, List<XmlNode> children) {

  private static final int DEEPEST = 30;
  private static final XMLInputFactory FACTORY = factory();

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    // No document types: they could name files of this machine, or grow without bound.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /**
   * @throws io.mastic.objects.ObjectStoreException MalformedXML
   */
  public static XmlNode parse(InputStream document) {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(document, "UTF-8");
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        if (reader.getEventType() == XMLStreamConstants.DTD) {
          throw S3Errors.malformedXml();
        }
      }
      XmlNode root = element(reader, 1);
      while (reader.hasNext()) {
        reader.next();
      }
      return root;
    } catch (XMLStreamException | NoSuchElementException e) {
      throw S3Errors.malformedXml();
    }
  }

  private static XmlNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw S3Errors.malformedXml();
    }
    String name = reader.getLocalName();
    StringBuilder text = new StringBuilder();
    List<XmlNode> children = new ArrayList<>();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        children.add(element(reader, depth + 1));
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(reader.getText());
      }
    }
    return new XmlNode(name, text.toString(), children);
  }

  public Stream<XmlNode> all(String child) {
    return children.stream().filter(node -> node.name.equals(child));
  }

  public Optional<String> find(String child) {
    return all(child).map(XmlNode::text).findFirst();
  }

  /**
   * @throws io.mastic.objects.ObjectStoreException MalformedXML if it is not there
   */
  public String text(String child) {
    return find(child).orElseThrow(S3Errors::malformedXml);
  }
}
