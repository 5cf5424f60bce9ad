package io.mastic.runtime.frame.type;

import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.Atomic;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import org.apache.spark.sql.types.DecimalType;

/**
 * The text of printSchema, as Glue prints it: {@code root}, then {@code |-- id: string} and so on.
 */
public final class TypeTree {
  private final StringBuilder text = new StringBuilder();

  private TypeTree() {}

  public static String of(StructOf schema) {
    TypeTree tree = new TypeTree();
    tree.text.append("root\n");
    tree.parts(schema, "");
    return tree.text.toString();
  }

  private void parts(GlueType type, String indent) {
    if (type instanceof StructOf struct) {
      for (Field field : struct.fields()) {
        line(indent, field.name() + ": ", field.type());
      }
    } else if (type instanceof ArrayOf array) {
      line(indent, "element: ", array.element());
    } else if (type instanceof MapOf map) {
      line(indent, "keyType: ", map.key());
      line(indent, "valueType: ", map.value());
    } else if (type instanceof ChoiceOf choice) {
      choice.alternatives().forEach(a -> line(indent, "", a));
    }
  }

  private void line(String indent, String label, GlueType type) {
    text.append(indent).append("|-- ").append(label).append(word(type)).append('\n');
    parts(type, indent + "|    ");
  }

  private static String word(GlueType type) {
    return type instanceof Atomic atomic && atomic.spark() instanceof DecimalType decimal
        ? decimal.simpleString()
        : type.name();
  }
}
