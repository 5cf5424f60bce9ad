package io.mastic.stacks.template;

import io.mastic.kernel.pattern.ClientPattern;
import io.mastic.kernel.pattern.ClientPatternException;
import io.mastic.kernel.pattern.PatternSteps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a stack's parameters: given, or by default, and checked. */
public final class ParameterValues {

  /** What is shown in place of a value that is not. */
  public static final String HIDDEN = "****";

  private static final long STEPS = 1_000_000;

  private ParameterValues() {}

  /**
   * The values of all declared parameters, in their order; those of SSM types are names.
   *
   * @throws TemplateException if one is missing, unknown, or does not fit
   */
  public static Map<String, String> of(
      Map<String, ParameterSpec> declared, Map<String, String> given) {
    List<String> unknown =
        given.keySet().stream().filter(name -> !declared.containsKey(name)).toList();
    if (!unknown.isEmpty()) {
      throw new TemplateException("Parameters: " + unknown + " do not exist in the template");
    }
    Map<String, String> values = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    declared.forEach(
        (name, spec) ->
            Optional.ofNullable(given.get(name))
                .or(spec::defaultValue)
                .ifPresentOrElse(value -> values.put(name, value), () -> missing.add(name)));
    if (!missing.isEmpty()) {
      throw new TemplateException("Parameters: " + missing + " must have values");
    }
    values.forEach((name, value) -> check(spec(declared, name), value));
    return values;
  }

  private static ParameterSpec spec(Map<String, ParameterSpec> declared, String name) {
    ParameterSpec spec = declared.get(name);
    if (spec == null) {
      throw new IllegalStateException("no parameter " + name);
    }
    return spec;
  }

  private static void check(ParameterSpec spec, String value) {
    List<String> parts = spec.isList() ? ListText.split(value) : List.of(value);
    if (spec.isNumeric()) {
      parts.forEach(part -> number(spec, part));
    }
    if (spec.isStored()) {
      return;
    }
    ParameterSpec.Rule rule = spec.rule();
    for (String part : parts) {
      if (!rule.allowed().isEmpty() && !rule.allowed().contains(part)) {
        throw refusal(spec, " must be one of AllowedValues");
      }
      rule.pattern()
          .filter(pattern -> !matches(pattern, part))
          .ifPresent(
              pattern -> {
                throw refusal(spec, " must match pattern " + pattern);
              });
      length(spec, part);
    }
  }

  private static void length(ParameterSpec spec, String value) {
    ParameterSpec.Rule rule = spec.rule();
    rule.minLength()
        .filter(least -> value.length() < least)
        .ifPresent(
            least -> {
              throw refusal(spec, " must contain at least " + least + " characters");
            });
    rule.maxLength()
        .filter(most -> value.length() > most)
        .ifPresent(
            most -> {
              throw refusal(spec, " must contain at most " + most + " characters");
            });
  }

  private static void number(ParameterSpec spec, String text) {
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw refusal(spec, " must be a number");
    }
    spec.rule()
        .minValue()
        .filter(least -> number < least)
        .ifPresent(
            least -> {
              throw refusal(spec, " must be a number not less than " + whole(least));
            });
    spec.rule()
        .maxValue()
        .filter(most -> number > most)
        .ifPresent(
            most -> {
              throw refusal(spec, " must be a number not greater than " + whole(most));
            });
  }

  private static String whole(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  private static boolean matches(String pattern, String value) {
    try {
      return ClientPattern.compile(pattern, 0).matches(value, new PatternSteps(STEPS));
    } catch (ClientPatternException e) {
      throw new TemplateException("Invalid AllowedPattern " + pattern + ": " + e.getMessage());
    }
  }

  private static TemplateException refusal(ParameterSpec spec, String rule) {
    return spec.constraint().isEmpty()
        ? new TemplateException("Parameter '" + spec.name() + "'" + rule)
        : new TemplateException(
            "Parameter " + spec.name() + " failed to satisfy constraint: " + spec.constraint());
  }
}
