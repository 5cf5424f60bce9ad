package io.mastic.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** The constraints on one value, in AWS's words. */
final class Rules {

  private Rules() {}

  /** The rules of the shape that the value breaks; mostly none. */
  static List<String> broken(Object value, Shape shape) {
    List<String> broken = null;
    if (isBeyondMax(value, shape)) {
      broken = and(broken, atMost(value, shape));
    }
    if (isBelowMin(value, shape)) {
      broken = and(broken, atLeast(value, shape));
    }
    if (!matches(value, shape)) {
      broken = and(broken, "Member must satisfy regular expression pattern: " + shape.pattern);
    }
    if (!isListed(value, shape)) {
      broken = and(broken, "Member must satisfy enum value set: " + shape.enumeration);
    }
    return broken == null ? List.of() : broken;
  }

  /**
   * All rules of the shape as AWS prints them for a list's elements and a map's keys and values, or
   * null if the value breaks none.
   */
  static @Nullable String allIfBroken(@Nullable Object value, String shapeName) {
    if (value == null) {
      return "[Member must not be null]";
    }
    Shape shape = Shapes.find(shapeName);
    if (shape == null || broken(value, shape).isEmpty()) {
      return null;
    }
    List<String> all = new ArrayList<>();
    if (shape.max != null) {
      all.add(atMost(value, shape));
    }
    if (shape.min != null) {
      all.add(atLeast(value, shape));
    }
    if (shape.pattern != null) {
      all.add("Member must satisfy regular expression pattern: " + shape.pattern);
    }
    if (!shape.enumeration.isEmpty()) {
      all.add("Member must satisfy enum value set: " + shape.enumeration);
    }
    return all.toString();
  }

  private static boolean isBeyondMax(Object value, Shape shape) {
    return shape.max != null && size(value) > shape.max;
  }

  private static boolean isBelowMin(Object value, Shape shape) {
    return shape.min != null && size(value) < shape.min;
  }

  private static boolean matches(Object value, Shape shape) {
    return !(value instanceof String text) || shape.fits(text);
  }

  private static boolean isListed(Object value, Shape shape) {
    return !(value instanceof String text) || shape.lists(text);
  }

  private static double size(Object value) {
    if (value instanceof String text) {
      return text.codePointCount(0, text.length());
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof Collection<?> list) {
      return list.size();
    }
    if (value instanceof Map<?, ?> map) {
      return map.size();
    }
    return value instanceof SdkBytes bytes ? bytes.asByteArrayUnsafe().length : 0;
  }

  private static String atMost(Object value, Shape shape) {
    return "Member must have " + measure(value) + " less than or equal to " + plain(shape.max);
  }

  private static String atLeast(Object value, Shape shape) {
    return "Member must have " + measure(value) + " greater than or equal to " + plain(shape.min);
  }

  private static String measure(Object value) {
    return value instanceof Number ? "value" : "length";
  }

  private static String plain(@Nullable Double bound) {
    return bound == null ? "" : new BigDecimal(bound).toPlainString();
  }

  private static List<String> and(@Nullable List<String> broken, String next) {
    List<String> longer = broken == null ? new ArrayList<>(2) : broken;
    longer.add(next);
    return longer;
  }
}
