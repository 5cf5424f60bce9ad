package io.mastic.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** What is wrong with a request, becoming the text of a ValidationException. */
final class Violations {

  private static final int MOST = 100;
  private static final int LONGEST_SHOWN = 1024;

  private final List<String> texts;
  private final Predicate<Object> isShown;
  private final Set<String> passedOver;

  /**
   * @param passedOver shapes that something else looks at
   */
  Violations(Set<String> passedOver) {
    this(new ArrayList<>(), Violations::isShort, passedOver);
  }

  private Violations(List<String> texts, Predicate<Object> isShown, Set<String> passedOver) {
    this.texts = texts;
    this.isShown = isShown;
    this.passedOver = passedOver;
  }

  /** The same, to be filled with what is wrong in a secret: no value is shown. */
  Violations ofSecret() {
    return new Violations(texts, value -> false, passedOver);
  }

  boolean passesOver(String shapeName) {
    return passedOver.contains(shapeName);
  }

  /** Notes a broken rule, with the value unless it is a secret or too long to show. */
  void add(@Nullable Object value, @Nullable Path path, String rule) {
    if (value == null) {
      texts.add(text("Value null", path, rule));
    } else if (isShown.test(value)) {
      texts.add(text("Value '" + value + "'", path, rule));
    } else {
      texts.add(text("Value", path, rule));
    }
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  /** Enough is known to refuse the request; the rest would only make the answer long. */
  boolean isFull() {
    return texts.size() >= MOST;
  }

  String message() {
    String count = texts.size() == 1 ? "1 validation error" : texts.size() + " validation errors";
    return count + " detected: " + String.join("; ", texts);
  }

  private static String text(String value, @Nullable Path path, String rule) {
    return value + " at '" + (path == null ? "" : path) + "' failed to satisfy constraint: " + rule;
  }

  private static boolean isShort(Object value) {
    if (value instanceof CharSequence text) {
      return text.length() <= LONGEST_SHOWN;
    }
    if (value instanceof List<?> list) {
      return list.size() <= 20 && list.stream().allMatch(Violations::isShortScalar);
    }
    if (value instanceof Map<?, ?> map) {
      return map.size() <= 20
          && map.entrySet().stream()
              .allMatch(e -> isShortScalar(e.getKey()) && isShortScalar(e.getValue()));
    }
    return !(value instanceof SdkPojo);
  }

  private static boolean isShortScalar(@Nullable Object value) {
    return value == null
        || value instanceof Number
        || (value instanceof CharSequence text && text.length() <= LONGEST_SHOWN / 8);
  }
}
