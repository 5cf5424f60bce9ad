package io.mastic.runtime.launch;

import java.lang.reflect.Field;
import java.util.Map;

/**
 * The environment of this process, as Java shows it and gives it to processes whose builder asks
 * for it. It can be exchanged where the JVM opens {@code java.lang} and {@code java.util}, which
 * Spark needs anyway.
 */
final class OwnEnvironment {

  private OwnEnvironment() {}

  /**
   * From now on these are all the variables there are.
   *
   * @throws IllegalStateException if this JVM does not let them be exchanged
   */
  static void become(Map<String, String> variables) {
    Map<String, String> wanted = Map.copyOf(variables);
    try {
      Map<String, String> own = own();
      own.clear();
      own.putAll(wanted);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalStateException("this JVM does not let its environment be exchanged", e);
    }
    if (!System.getenv().equals(wanted)) {
      throw new IllegalStateException("this JVM did not exchange its environment");
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> own() throws ReflectiveOperationException {
    Field shown =
        Class.forName("java.lang.ProcessEnvironment")
            .getDeclaredField("theUnmodifiableEnvironment");
    shown.setAccessible(true);
    Object unmodifiable = shown.get(null);
    Field inner = Class.forName("java.util.Collections$UnmodifiableMap").getDeclaredField("m");
    inner.setAccessible(true);
    return (Map<String, String>) inner.get(unmodifiable);
  }
}
