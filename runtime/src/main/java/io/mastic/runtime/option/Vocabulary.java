package io.mastic.runtime.option;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The options that something has, so that none passes in silence.
 *
 * @param title whose they are, as messages name it
 * @param acting those that act; one that ends in a dot stands for all that begin so
 * @param without those that can change nothing here, with the reason
 * @param refused those that are refused, with the reason
 */
public record Vocabulary(
    String title, Set<String> acting, Map<String, String> without, Map<String, String> refused) {

  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  public Vocabulary {
    Set<String> anyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.addAll(acting);
    acting = anyCase;
    without = inAnyCase(without);
    refused = inAnyCase(refused);
  }

  private static Map<String, String> inAnyCase(Map<String, String> map) {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(map);
    return anyCase;
  }

  /**
   * Says once in the run's error log what is without effect.
   *
   * @throws IllegalArgumentException naming an option that is refused or not known
   */
  public void check(Options given) {
    given
        .texts()
        .forEach(
            (name, value) -> {
              if (name.equals("callSite") || isActing(name)) {
                return;
              }
              if (value.equalsIgnoreCase("false")
                  && (without.containsKey(name) || refused.containsKey(name))) {
                return;
              }
              if (!without.containsKey(name)) {
                throw new IllegalArgumentException(refusal(name));
              }
              if (TOLD.add(title + " " + name.toLowerCase(Locale.ROOT))) {
                System.err.println(
                    "[mastic] accepted, without effect here: the option "
                        + name
                        + " of "
                        + title
                        + " ("
                        + without.get(name)
                        + ")");
              }
            });
  }

  private boolean isActing(String name) {
    return acting.contains(name)
        || acting.stream()
            .anyMatch(
                known ->
                    known.endsWith(".") && name.regionMatches(true, 0, known, 0, known.length()));
  }

  private String refusal(String name) {
    String reason = refused.get(name);
    return reason == null
        ? "There is no option " + name + " of " + title
        : "The option " + name + " of " + title + " is not supported: " + reason;
  }
}
