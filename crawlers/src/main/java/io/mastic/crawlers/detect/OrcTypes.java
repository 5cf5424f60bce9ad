package io.mastic.crawlers.detect;

import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.Type;
import java.util.ArrayList;
import java.util.List;

/** Turns ORC's list of types, in which each names its parts by their places, into Hive types. */
final class OrcTypes {

  private static final int DEEPEST = 200;

  /** In the order of their numbers; those without a name have parts or lengths. */
  private static final List<String> KINDS =
      List.of(
          "boolean",
          "tinyint",
          "smallint",
          "int",
          "bigint",
          "float",
          "double",
          "string",
          "binary",
          "timestamp",
          "LIST",
          "MAP",
          "STRUCT",
          "UNION",
          "DECIMAL",
          "date",
          "VARCHAR",
          "CHAR",
          "timestamp");

  private final List<Node> nodes;
  private int visited;

  private OrcTypes(List<Node> nodes) {
    this.nodes = nodes;
  }

  /**
   * A type as the file lists it.
   *
   * @param parts places of the types that it is made of
   */
  record Node(
      int kind, List<Integer> parts, List<String> names, long length, long precision, long scale) {}

  static Node node(ProtoFields fields) {
    int kind = 0;
    List<Integer> parts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    long length = 0;
    long precision = 38;
    long scale = 10;
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> kind = (int) fields.value();
        case 2 -> parts.addAll(fields.numbers());
        case 3 -> names.add(fields.text());
        case 4 -> length = fields.value();
        case 5 -> precision = fields.value();
        case 6 -> scale = fields.value();
        default -> {}
      }
    }
    return new Node(kind, parts, names, length, precision, scale);
  }

  /**
   * @throws IllegalArgumentException if the first type is no struct, or one is unknown
   */
  static List<Column> columns(List<Node> nodes) {
    if (nodes.isEmpty() || !kind(nodes.get(0)).equals("STRUCT")) {
      throw new IllegalArgumentException("its rows are no structs");
    }
    return new OrcTypes(nodes).fields(nodes.get(0), 0);
  }

  private List<Column> fields(Node struct, int depth) {
    if (struct.parts().size() != struct.names().size()) {
      throw new IllegalArgumentException("a struct has fields without names");
    }
    List<Column> fields = new ArrayList<>();
    for (int i = 0; i < struct.parts().size(); i++) {
      fields.add(new Column(struct.names().get(i), type(part(struct, i), depth + 1)));
    }
    return fields;
  }

  private Type type(Node node, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("the schema is nested more than " + DEEPEST + " deep");
    }
    String kind = kind(node);
    return switch (kind) {
      case "LIST" -> new Type.Array(type(part(node, 0), depth + 1));
      case "MAP" -> new Type.MapOf(type(part(node, 0), depth + 1), type(part(node, 1), depth + 1));
      case "STRUCT" -> new Type.Struct(fields(node, depth));
      case "UNION" ->
          throw new IllegalArgumentException("it has a union, which no reader of tables reads");
      case "DECIMAL" -> Type.atom("decimal(" + node.precision() + "," + node.scale() + ")");
      case "VARCHAR", "CHAR" -> Type.atom(kind + "(" + node.length() + ")");
      default -> Type.atom(kind);
    };
  }

  /** In a sound file each type is a part of one other. */
  private Node part(Node node, int place) {
    if (++visited > nodes.size()) {
      throw new IllegalArgumentException("a type is made of itself");
    }
    if (place >= node.parts().size() || node.parts().get(place) >= nodes.size()) {
      throw new IllegalArgumentException("a type has parts that are not there");
    }
    return nodes.get(node.parts().get(place));
  }

  private static String kind(Node node) {
    if (node.kind() < 0 || node.kind() >= KINDS.size()) {
      throw new IllegalArgumentException("there is no type of the kind " + node.kind());
    }
    return KINDS.get(node.kind());
  }
}
