package io.mastic.crawlers.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/**
 * Which elements of a document are its rows, where nobody says so: those of the name that comes
 * most often below its root; of a document that repeats nothing it is the root. An element that is
 * the only one within its parent is a wrapper.
 */
public final class XmlRows {

  private static final int DEEPEST = 8;

  /** What is below one element. */
  private static final class Below {
    private final Map<String, Integer> children = new LinkedHashMap<>();
    private @Nullable Below first;

    private Below within(String name) {
      children.merge(name, 1, Integer::sum);
      Below below = new Below();
      if (first == null) {
        first = below;
      }
      return below;
    }
  }

  private XmlRows() {}

  /** Empty if there is no element. What cannot be read any further is the end. */
  public static Optional<String> tag(XmlInput xml) {
    Below root = new Below();
    try {
      read(xml, root);
    } catch (BrokenDocumentException cutOrBroken) {
      return tag(root);
    }
    return tag(root);
  }

  private static void read(XmlInput xml, Below document) {
    Below[] at = new Below[DEEPEST];
    at[0] = document;
    int depth = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (depth + 1 < DEEPEST) {
          at[depth + 1] = at[depth].within(xml.reader.getLocalName());
        }
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private static Optional<String> tag(Below document) {
    String name = null;
    for (Below at = document; at != null && !at.children.isEmpty(); at = at.first) {
      var most = at.children.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
      if (most.getValue() > 1) {
        return Optional.of(most.getKey());
      }
      if (at.children.size() > 1) {
        // Fields of one record.
        return Optional.ofNullable(name);
      }
      name = most.getKey();
    }
    return Optional.ofNullable(name);
  }
}
