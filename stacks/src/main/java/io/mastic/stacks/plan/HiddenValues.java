package io.mastic.stacks.plan;

import io.mastic.stacks.template.ParameterSpec;
import io.mastic.stacks.template.ParameterValues;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values that are never shown: those of parameters with NoEcho, of secrets, and of exports that
 * have such in them.
 *
 * @param values the longest first
 */
public record HiddenValues(List<String> values) {

  public HiddenValues {
    values =
        values.stream()
            .filter(value -> !value.isEmpty())
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
  }

  /** Those of parameters. */
  public static HiddenValues of(Map<String, ParameterSpec> declared, Map<String, String> values) {
    Set<String> hidden = new LinkedHashSet<>();
    declared.forEach(
        (name, spec) -> {
          String value = values.get(name);
          if (spec.isHidden() && value != null) {
            hidden.add(value);
          }
        });
    return new HiddenValues(List.copyOf(hidden));
  }

  /** These and others. */
  public HiddenValues and(Set<String> others) {
    Set<String> all = new LinkedHashSet<>(values);
    all.addAll(others);
    return new HiddenValues(List.copyOf(all));
  }

  /** A text without them. */
  public String masked(String text) {
    String masked = text;
    for (String value : values) {
      masked = masked.replace(value, ParameterValues.HIDDEN);
    }
    return masked;
  }

  /** Parameters as they may be shown. */
  public static Map<String, String> shown(
      Map<String, ParameterSpec> declared, Map<String, String> values) {
    Map<String, String> shown = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          ParameterSpec spec = declared.get(name);
          shown.put(name, spec != null && spec.isHidden() ? ParameterValues.HIDDEN : value);
        });
    return shown;
  }
}
