package io.mastic.runtime.frame.type;

import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.Atomic;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/**
 * The smallest type that holds the values of both without losing any: a wider number where there is
 * one, else what {@link TypeMerge} answers.
 */
public final class Widen {

  /** Each holds all values of those before it. */
  private static final List<GlueType> WHOLE =
      List.of(GlueType.BYTE, GlueType.SHORT, GlueType.INT, GlueType.LONG);

  /** Digits of the whole numbers, in the same order. */
  private static final List<Integer> DIGITS = List.of(3, 5, 10, 19);

  private Widen() {}

  /** Fields by name, in the order of their first sight. */
  public static StructOf records(StructOf left, StructOf right) {
    Map<String, GlueType> fields = new LinkedHashMap<>();
    left.fields().forEach(f -> fields.put(f.name(), f.type()));
    right.fields().forEach(f -> fields.merge(f.name(), f.type(), Widen::both));
    return TypeMerge.struct(fields);
  }

  public static GlueType both(GlueType left, GlueType right) {
    if (left instanceof StructOf a && right instanceof StructOf b) {
      return records(a, b);
    }
    if (left instanceof ArrayOf a && right instanceof ArrayOf b) {
      return new ArrayOf(both(a.element(), b.element()));
    }
    if (left instanceof MapOf a && right instanceof MapOf b && a.key().equals(b.key())) {
      return new MapOf(a.key(), both(a.value(), b.value()));
    }
    return holds(left, right)
        ? left
        : holds(right, left) ? right : decimal(left, right, TypeMerge.merge(left, right));
  }

  /** Whether the type has each value of the other, exactly. */
  private static boolean holds(GlueType type, GlueType other) {
    int whole = WHOLE.indexOf(other);
    if (type.equals(other)) {
      return true;
    }
    if (type.equals(GlueType.DOUBLE)) {
      return other.equals(GlueType.FLOAT) || (whole >= 0 && whole < 3);
    }
    if (type.equals(GlueType.FLOAT)) {
      return whole == 0 || whole == 1;
    }
    return whole >= 0 && WHOLE.indexOf(type) > whole;
  }

  private static GlueType decimal(GlueType left, GlueType right, GlueType otherwise) {
    DecimalType a = decimal(left);
    DecimalType b = decimal(right);
    boolean one =
        SparkTypes.of(left) instanceof DecimalType || SparkTypes.of(right) instanceof DecimalType;
    if (a == null || b == null || !one) {
      return otherwise;
    }
    int scale = Math.max(a.scale(), b.scale());
    int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
    return whole + scale <= DecimalType.MAX_PRECISION()
        ? GlueType.decimal(whole + scale, scale)
        : otherwise;
  }

  private static @Nullable DecimalType decimal(GlueType type) {
    int whole = WHOLE.indexOf(type);
    if (whole >= 0) {
      return new DecimalType(DIGITS.get(whole), 0);
    }
    return type instanceof Atomic atomic && atomic.spark() instanceof DecimalType decimal
        ? decimal
        : null;
  }
}
