package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the declarations of parameters. */
final class ParameterReader {

  private static final Set<String> MEMBERS =
      Set.of(
          "Type",
          "Default",
          "NoEcho",
          "AllowedValues",
          "AllowedPattern",
          "MinLength",
          "MaxLength",
          "MinValue",
          "MaxValue",
          "Description",
          "ConstraintDescription");

  private static final Pattern TYPE =
      Pattern.compile(
          "String|Number|CommaDelimitedList|List<Number>|List<String>"
              + "|(?:List<)?AWS::(?:EC2|Route53)::[A-Za-z:]+>?"
              + "|AWS::SSM::Parameter::Name"
              + "|AWS::SSM::Parameter::Value<(?:String|CommaDelimitedList|List<.+>|AWS::.+)>");

  private ParameterReader() {}

  static Map<String, ParameterSpec> read(ObjectNode tree) {
    Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
    Sections.section(tree, "Parameters")
        .properties()
        .forEach(
            member ->
                parameters.put(
                    member.getKey(),
                    parameter(member.getKey(), Sections.object(member.getValue(), "Parameters"))));
    return parameters;
  }

  private static ParameterSpec parameter(String name, ObjectNode declared) {
    Sections.known("parameter " + name, declared, MEMBERS);
    String type =
        Sections.text(declared, "Type")
            .orElseThrow(
                () ->
                    TemplateException.format(
                        "Every Parameters object must contain a Type member."));
    if (!TYPE.matcher(type).matches()) {
      throw TemplateException.format("Unrecognized parameter type: " + type);
    }
    List<String> allowed = new ArrayList<>();
    declared.path("AllowedValues").forEach(value -> allowed.add(value.asText()));
    ParameterSpec.Rule rule =
        new ParameterSpec.Rule(
            allowed,
            Sections.text(declared, "AllowedPattern"),
            number(declared, "MinLength").map(Double::intValue),
            number(declared, "MaxLength").map(Double::intValue),
            number(declared, "MinValue"),
            number(declared, "MaxValue"));
    return new ParameterSpec(
        name,
        type,
        defaultValue(declared),
        declared.path("NoEcho").asText("false").equalsIgnoreCase("true"),
        rule,
        Sections.text(declared, "Description").orElse(""),
        Sections.text(declared, "ConstraintDescription").orElse(""));
  }

  private static Optional<String> defaultValue(ObjectNode declared) {
    JsonNode value = declared.path("Default");
    if (value.isContainerNode()) {
      throw TemplateException.format("Every Default member must be a string.");
    }
    return Sections.text(declared, "Default");
  }

  private static Optional<Double> number(ObjectNode declared, String name) {
    Optional<String> text = Sections.text(declared, name);
    try {
      return text.map(Double::valueOf);
    } catch (NumberFormatException e) {
      throw TemplateException.format("Every " + name + " member must be a number.");
    }
  }
}
