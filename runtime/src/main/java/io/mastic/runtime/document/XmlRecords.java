package io.mastic.runtime.document;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one name in an XML file, read as a stream: attributes and child elements are
 * fields, an element that comes again is a list, text beside either is the field of the value tag.
 * An element without any content is no record, as on AWS.
 *
 * <p>A document type is refused before any of its entities is made.
 */
final class XmlRecords extends Ahead {

  private final XMLStreamReader xml;
  private final XmlForm form;
  private final XmlTexts texts;

  XmlRecords(InputStream plain, XmlForm form) {
    this.form = form;
    this.texts = new XmlTexts(form);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      this.xml =
          form.encoding().isEmpty()
              ? factory.createXMLStreamReader(plain)
              : factory.createXMLStreamReader(plain, form.encoding());
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  private static MalformedDocumentException malformed(XMLStreamException e) {
    return new MalformedDocumentException("It is no XML: " + e.getMessage(), e);
  }

  @Override
  boolean advance() {
    try {
      while (xml.hasNext()) {
        if (event() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals(form.rowTag())) {
          Map<String, Object> record = attributes();
          int first = event();
          if (first != XMLStreamConstants.END_ELEMENT) {
            give(asRecord(content(record, first, 0)));
          }
          return true;
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  private int event() throws XMLStreamException {
    int event = xml.next();
    if (event == XMLStreamConstants.DTD) {
      throw new MalformedDocumentException("It declares a document type, which is not read");
    }
    if (event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new MalformedDocumentException("It uses an entity that XML does not know");
    }
    return event;
  }

  private Map<String, Object> attributes() {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (!form.has(XmlForm.Trait.EXCLUDE_ATTRIBUTES)) {
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        Object value = texts.value(xml.getAttributeValue(i));
        if (value != null) {
          fields.put(form.attributePrefix() + name(i), value);
        }
      }
    }
    return fields;
  }

  /** As it is written, with the prefix of its namespace. */
  private String name(int attribute) {
    String prefix = xml.getAttributePrefix(attribute);
    String name = xml.getAttributeLocalName(attribute);
    return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
  }

  /** What is between an element's start, whose next event is known, and its end. */
  private @Nullable Object content(Map<String, Object> fields, int first, int depth)
      throws XMLStreamException {
    checkDepth(depth);
    StringBuilder text = new StringBuilder();
    boolean plain = fields.isEmpty();
    int event = first;
    while (event != XMLStreamConstants.END_ELEMENT) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        plain = false;
        String name = xml.getLocalName();
        Map<String, Object> attributes = attributes();
        add(fields, name, content(attributes, event(), depth + 1));
      } else if (event == XMLStreamConstants.CHARACTERS
          || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        text.append(xml.getText());
      }
      event = event();
    }
    if (plain) {
      return texts.value(text.toString());
    }
    Object value = text.toString().isBlank() ? null : texts.value(text.toString());
    if (value != null) {
      add(fields, form.valueTag(), value);
    }
    return fields;
  }

  private static void add(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value == null) {
      return;
    }
    Object before = fields.get(name);
    if (before == null) {
      fields.put(name, value);
    } else if (before instanceof Several several) {
      several.add(value);
    } else {
      fields.put(name, new Several(List.of(before, value)));
    }
  }

  /** A row of nothing but text has the field of the value tag. */
  private Object asRecord(@Nullable Object content) {
    if (content instanceof Map<?, ?>) {
      return content;
    }
    Map<String, Object> record = new LinkedHashMap<>();
    if (content != null) {
      record.put(form.valueTag(), content);
    }
    return record;
  }

  /** The elements of one name. */
  private static final class Several extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    Several(List<Object> elements) {
      super(elements);
    }
  }
}
