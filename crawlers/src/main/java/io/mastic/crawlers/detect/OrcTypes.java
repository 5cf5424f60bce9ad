package io.mastic.crawlers.detect;

import io.mastic.crawlers.orc.OrcKind;
import io.mastic.crawlers.orc.OrcNode;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns ORC's list of types, in which each names its parts by their places, into Hive types. */
final class OrcTypes {

  private static final int DEEPEST = 200;

  private final List<OrcNode> nodes;
  private int visited;

  private OrcTypes(List<OrcNode> nodes) {
    this.nodes = nodes;
  }

  /**
   * @throws IllegalArgumentException if the first type is no struct, or one is unknown
   */
  static List<Column> columns(List<OrcNode> nodes) {
    if (nodes.isEmpty() || nodes.get(0).kind() != OrcKind.STRUCT) {
      throw new IllegalArgumentException("its rows are no structs");
    }
    return new OrcTypes(nodes).fields(nodes.get(0), 0);
  }

  private List<Column> fields(OrcNode struct, int depth) {
    if (struct.parts().size() != struct.names().size()) {
      throw new IllegalArgumentException("a struct has fields without names");
    }
    List<Column> fields = new ArrayList<>();
    for (int i = 0; i < struct.parts().size(); i++) {
      fields.add(new Column(struct.names().get(i), type(part(struct, i), depth + 1)));
    }
    return fields;
  }

  private Type type(OrcNode node, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("the schema is nested more than " + DEEPEST + " deep");
    }
    return switch (node.kind()) {
      case LIST -> new Type.Array(type(part(node, 0), depth + 1));
      case MAP -> new Type.MapOf(type(part(node, 0), depth + 1), type(part(node, 1), depth + 1));
      case STRUCT -> new Type.Struct(fields(node, depth));
      case UNION ->
          throw new IllegalArgumentException("it has a union, which no reader of tables reads");
      case DECIMAL -> Type.atom("decimal(" + node.precision() + "," + node.scale() + ")");
      case VARCHAR, CHAR -> Type.atom(node.kind() + "(" + node.length() + ")");
      case BYTE -> Type.atom("tinyint");
      case SHORT -> Type.atom("smallint");
      case LONG -> Type.atom("bigint");
      case TIMESTAMP_INSTANT -> Type.atom("timestamp");
      case BOOLEAN, INT, FLOAT, DOUBLE, STRING, BINARY, TIMESTAMP, DATE ->
          Type.atom(node.kind().name().toLowerCase(Locale.ROOT));
    };
  }

  /** In a sound file each type is a part of one other. */
  private OrcNode part(OrcNode node, int place) {
    if (++visited > nodes.size()) {
      throw new IllegalArgumentException("a type is made of itself");
    }
    if (place >= node.parts().size() || node.parts().get(place) >= nodes.size()) {
      throw new IllegalArgumentException("a type has parts that are not there");
    }
    return nodes.get(node.parts().get(place));
  }
}
