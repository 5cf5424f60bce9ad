package io.mastic.crawlers.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.Merge;
import io.mastic.crawlers.schema.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The types at one place of many records. */
public final class NodeTypes {

  private final Function<JsonNode, Type> atoms;
  private Type atom = Type.NOTHING;
  private @Nullable Map<String, NodeTypes> fields;
  private @Nullable NodeTypes elements;

  /** What has no parts is of its node's type; what else is a list, is one of it. */
  private final boolean listsOfOne;

  private NodeTypes(Function<JsonNode, Type> atoms, boolean listsOfOne) {
    this.atoms = atoms;
    this.listsOfOne = listsOfOne;
  }

  /** Of formats whose values have types. */
  public static NodeTypes ofValues() {
    return new NodeTypes(NodeTypes::kind, false);
  }

  /** Of XML, whose values are texts, and in which one element is a list of one. */
  public static NodeTypes ofTexts() {
    return new NodeTypes(node -> XmlType.of(node.asText()), true);
  }

  public void see(JsonNode node) {
    if (node.isObject()) {
      Map<String, NodeTypes> known = fields == null ? new LinkedHashMap<>() : fields;
      fields = known;
      node.properties()
          .forEach(
              field ->
                  known
                      .computeIfAbsent(field.getKey(), none -> new NodeTypes(atoms, listsOfOne))
                      .see(field.getValue()));
    } else if (node.isArray()) {
      NodeTypes each = elements == null ? new NodeTypes(atoms, listsOfOne) : elements;
      elements = each;
      node.forEach(each::see);
    } else {
      atom = Merge.types(atom, atoms.apply(node));
    }
  }

  /** What holds all that was seen. */
  public Type type() {
    Type own = fields == null ? atom : struct();
    if (elements == null) {
      return own;
    }
    Type inner = elements.type();
    if (listsOfOne) {
      return new Type.Array(Merge.types(inner, own));
    }
    return Merge.types(new Type.Array(inner), own);
  }

  /** An element's own text stands beside its attributes and children, in some or all records. */
  private Type struct() {
    List<Column> columns = columns();
    if (!atom.equals(Type.NOTHING) && listsOfOne) {
      return Merge.types(
          new Type.Struct(columns), new Type.Struct(List.of(new Column(XmlNodes.VALUE, atom))));
    }
    return Merge.types(new Type.Struct(columns), atom);
  }

  /** Of the records themselves. */
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    if (fields != null) {
      fields.forEach((name, types) -> columns.add(new Column(name, types.type())));
    }
    return columns;
  }

  private static Type kind(JsonNode node) {
    if (node.isPojo()) {
      return Type.atom("timestamp");
    }
    if (node.isBinary()) {
      return Type.atom("binary");
    }
    if (node.isBigDecimal() || node.isBigInteger()) {
      // Room for more than the first records have.
      return Type.atom("decimal(38,18)");
    }
    if (node.isNumber()) {
      return node.isInt() ? Type.INT : node.isLong() ? Type.BIGINT : Type.DOUBLE;
    }
    return node.isBoolean() ? Type.BOOLEAN : node.isNull() ? Type.NOTHING : Type.STRING;
  }
}
