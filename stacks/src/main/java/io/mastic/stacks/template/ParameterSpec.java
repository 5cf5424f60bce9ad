package io.mastic.stacks.template;

import java.util.List;
import java.util.Optional;

/**
 * A parameter as a template declares it.
 *
 * @param type for example {@code String} or {@code AWS::SSM::Parameter::Value<String>}
 * @param isHidden whether its value is never shown ({@code NoEcho})
 * @param constraint said when a value does not fit; empty for the rule itself
 */
public record ParameterSpec(
    String name,
    String type,
    Optional<String> defaultValue,
    boolean isHidden,
    Rule rule,
    String description,
    String constraint) {

  /**
   * What its value must look like.
   *
   * @param allowed none for any
   * @param pattern that the whole value must match
   */
  public record Rule(
      List<String> allowed,
      Optional<String> pattern,
      Optional<Integer> minLength,
      Optional<Integer> maxLength,
      Optional<Double> minValue,
      Optional<Double> maxValue) {

    public Rule {
      allowed = List.copyOf(allowed);
    }
  }

  private static final String SSM = "AWS::SSM::Parameter::Value<";

  /** Whether its value names a parameter of Systems Manager, whose value is meant. */
  public boolean isStored() {
    return type.startsWith(SSM);
  }

  public boolean isList() {
    String kind = isStored() ? type.substring(SSM.length(), type.length() - 1) : type;
    return kind.equals("CommaDelimitedList") || kind.startsWith("List<");
  }

  public boolean isNumeric() {
    return type.equals("Number") || type.equals("List<Number>");
  }
}
