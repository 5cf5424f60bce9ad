package io.mastic.crawlers.preview.orc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.crawlers.orc.OrcNode;
import io.mastic.crawlers.preview.orc.OrcStripe.Holds;
import io.mastic.crawlers.preview.orc.WholeRuns.Sign;
import java.util.ArrayList;
import java.util.List;

/** The columns of a stripe, by their types; each is made of those of its parts. */
final class OrcColumns {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 200;

  private final OrcStripe stripe;
  private int made;

  OrcColumns(OrcStripe stripe) {
    this.stripe = stripe;
  }

  /**
   * @param type its place among the file's types
   */
  OrcColumn column(int type) {
    made = 0;
    return column(type, 0);
  }

  private OrcColumn column(int type, int depth) {
    List<OrcNode> types = stripe.tail().types();
    // In a sound file each type is a part of one other.
    if (depth > DEEPEST || ++made > types.size()) {
      throw new IllegalArgumentException("its types are nested too deeply");
    }
    OrcNode node = types.get(type);
    List<OrcColumn> parts = new ArrayList<>();
    node.parts().forEach(part -> parts.add(column(part, depth + 1)));
    return OrcColumn.of(stripe, type, values(type, node, parts));
  }

  private OrcColumn.Values values(int type, OrcNode node, List<OrcColumn> parts) {
    return switch (node.kind()) {
      case STRUCT -> struct(node, parts);
      case LIST -> list(type, parts.get(0));
      case MAP -> map(type, parts.get(0), parts.get(1));
      case UNION -> union(type, parts);
      default -> OrcScalars.values(stripe, type, node);
    };
  }

  private static OrcColumn.Values struct(OrcNode node, List<OrcColumn> parts) {
    return () -> {
      ObjectNode members = JSON.objectNode();
      for (int i = 0; i < parts.size(); i++) {
        members.set(node.names().get(i), parts.get(i).next());
      }
      return members;
    };
  }

  private OrcColumn.Values list(int type, OrcColumn element) {
    WholeRuns lengths = stripe.numbers(type, Holds.LENGTH, Sign.UNSIGNED);
    return () -> {
      ArrayNode all = JSON.arrayNode();
      for (long left = lengths.next(); left > 0; left--) {
        stripe.countValue();
        all.add(element.next());
      }
      return all;
    };
  }

  private OrcColumn.Values map(int type, OrcColumn key, OrcColumn value) {
    WholeRuns lengths = stripe.numbers(type, Holds.LENGTH, Sign.UNSIGNED);
    return () -> {
      ObjectNode all = JSON.objectNode();
      for (long left = lengths.next(); left > 0; left--) {
        stripe.countValue();
        all.set(OrcRows.text(key.next()), value.next());
      }
      return all;
    };
  }

  private OrcColumn.Values union(int type, List<OrcColumn> parts) {
    ByteRuns tags = new ByteRuns(stripe.stream(type, Holds.DATA));
    return () -> parts.get(tags.next()).next();
  }
}
