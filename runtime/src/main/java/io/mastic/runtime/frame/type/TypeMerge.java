package io.mastic.runtime.frame.type;

import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.types.DecimalType;

/**
 * The smallest type that holds the values of both: null gives way, records join, all else becomes a
 * choice.
 */
public final class TypeMerge {
  private TypeMerge() {}

  public static GlueType merge(GlueType left, GlueType right) {
    if (left.equals(right) || right.equals(GlueType.NULL)) {
      return left;
    }
    if (left.equals(GlueType.NULL)) {
      return right;
    }
    if (left instanceof ChoiceOf
        || right instanceof ChoiceOf
        || !left.name().equals(right.name())) {
      return choice(concat(alternatives(left), alternatives(right)));
    }
    return sameKind(left, right);
  }

  public static StructOf merge(StructOf left, StructOf right) {
    Map<String, GlueType> fields = new LinkedHashMap<>();
    left.fields().forEach(f -> fields.put(f.name(), f.type()));
    right.fields().forEach(f -> fields.merge(f.name(), f.type(), TypeMerge::merge));
    return struct(fields);
  }

  /** One type for all of them: a choice where their kinds differ, NULL where there are none. */
  public static GlueType choice(List<GlueType> types) {
    Map<String, GlueType> byName = new TreeMap<>();
    types.stream()
        .filter(t -> !t.equals(GlueType.NULL))
        .forEach(t -> byName.merge(t.name(), t, (a, b) -> a.equals(b) ? a : sameKind(a, b)));
    if (byName.isEmpty()) {
      return GlueType.NULL;
    }
    List<GlueType> kinds = List.copyOf(byName.values());
    return kinds.size() == 1 ? kinds.get(0) : new ChoiceOf(kinds);
  }

  static StructOf struct(Map<String, GlueType> fields) {
    return new StructOf(
        fields.entrySet().stream().map(e -> new Field(e.getKey(), e.getValue())).toList());
  }

  private static GlueType sameKind(GlueType left, GlueType right) {
    if (left instanceof StructOf a && right instanceof StructOf b) {
      return merge(a, b);
    }
    if (left instanceof ArrayOf a && right instanceof ArrayOf b) {
      return new ArrayOf(merge(a.element(), b.element()));
    }
    if (left instanceof MapOf a && right instanceof MapOf b) {
      return new MapOf(
          a.key().equals(b.key()) ? a.key() : GlueType.STRING, merge(a.value(), b.value()));
    }
    if (SparkTypes.of(left) instanceof DecimalType a
        && SparkTypes.of(right) instanceof DecimalType b) {
      int scale = Math.max(a.scale(), b.scale());
      int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
      return GlueType.decimal(Math.min(38, whole + scale), Math.min(scale, 38));
    }
    return left;
  }

  private static List<GlueType> alternatives(GlueType type) {
    return type instanceof ChoiceOf choice ? choice.alternatives() : List.of(type);
  }

  private static List<GlueType> concat(List<GlueType> left, List<GlueType> right) {
    List<GlueType> both = new ArrayList<>(left);
    both.addAll(right);
    return both;
  }
}
