package io.mastic.stacks.plan;

import io.mastic.stacks.template.ParameterSpec;
import io.mastic.stacks.template.ParameterValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that are never shown: those of parameters with NoEcho.
 *
 * @param values the longest first
 */
public record HiddenValues(List<String> values) {

  public HiddenValues {
    values = List.copyOf(values);
  }

  static HiddenValues of(Map<String, ParameterSpec> declared, Map<String, String> values) {
    List<String> hidden = new ArrayList<>();
    declared.forEach(
        (name, spec) -> {
          String value = values.get(name);
          if (spec.isHidden() && value != null && !value.isEmpty()) {
            hidden.add(value);
          }
        });
    hidden.sort(Comparator.comparing(String::length).reversed());
    return new HiddenValues(hidden);
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
