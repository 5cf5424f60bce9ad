package io.mastic.crawlers.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;

/**
 * The elements of one name: attributes ({@code _name}) and child elements are fields, one that
 * comes again is a list, text beside either is {@code _VALUE}. An element without any content is no
 * record, as on AWS. All values are texts.
 */
public final class XmlNodes extends DocumentRecords {

  /** The field of an element's own text. */
  public static final String VALUE = "_VALUE";

  private final XmlInput xml;
  private final String rowTag;

  public XmlNodes(XmlInput xml, String rowTag) {
    this.xml = xml;
    this.rowTag = rowTag;
  }

  @Override
  boolean advance() {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && xml.reader.getLocalName().equals(rowTag)) {
        ObjectNode record = attributes();
        int first = xml.next();
        if (first != XMLStreamConstants.END_ELEMENT) {
          JsonNode content = content(record, first, 0);
          give(
              content instanceof ObjectNode fields
                  ? fields
                  : NODES.objectNode().set(VALUE, content));
        }
        return true;
      }
    }
    return false;
  }

  private ObjectNode attributes() {
    ObjectNode fields = NODES.objectNode();
    for (int i = 0; i < xml.reader.getAttributeCount(); i++) {
      fields.put("_" + name(i), xml.reader.getAttributeValue(i));
    }
    return fields;
  }

  /** As it is written, with the prefix of its namespace. */
  private String name(int attribute) {
    String prefix = xml.reader.getAttributePrefix(attribute);
    String name = xml.reader.getAttributeLocalName(attribute);
    return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
  }

  private JsonNode content(ObjectNode fields, int first, int depth) {
    checkDepth(depth);
    StringBuilder text = new StringBuilder();
    boolean plain = fields.isEmpty();
    Set<String> several = new HashSet<>();
    for (int event = first; event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        plain = false;
        String name = xml.reader.getLocalName();
        ObjectNode attributes = attributes();
        add(fields, name, content(attributes, xml.next(), depth + 1), several);
      } else if (event == XMLStreamConstants.CHARACTERS
          || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        text.append(xml.reader.getText());
      }
    }
    if (plain) {
      return NODES.textNode(text.toString());
    }
    if (!text.toString().isBlank()) {
      add(fields, VALUE, NODES.textNode(text.toString()), several);
    }
    return fields;
  }

  private static void add(ObjectNode fields, String name, JsonNode value, Set<String> several) {
    JsonNode before = fields.get(name);
    if (before == null) {
      fields.set(name, value);
    } else if (several.add(name)) {
      fields.set(name, NODES.arrayNode().add(before).add(value));
    } else {
      ((ArrayNode) before).add(value);
    }
  }
}
