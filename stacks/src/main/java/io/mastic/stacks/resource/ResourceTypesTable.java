package io.mastic.stacks.resource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table of types, as docs/stack-types.md has it. */
public final class ResourceTypesTable {

  private ResourceTypesTable() {}

  public static String markdown(List<ResourceType> types) {
    StringBuilder text =
        new StringBuilder(
            """
            # Types of resources in stacks

            Made from the tables that act; a test compares. A property that stands in no table is refused by name, and so is any other type.
            *In place*: a change of it changes the resource. *Replaces*: another is made, and the old one deleted afterwards.
            *Kept*: it is accepted and nothing can differ by it, for the reason that is said.
            `AWS::CloudFormation::Stack` (TemplateURL, Parameters, Tags; GetAtt Outputs.NAME) is beside these.
            """);
    Map<String, ResourceType> sorted = new TreeMap<>();
    types.forEach(type -> sorted.put(type.name(), type));
    sorted.values().forEach(type -> of(text, type));
    return text.toString();
  }

  private static void of(StringBuilder text, ResourceType type) {
    text.append("\n## ").append(type.name()).append("\n\n");
    if (!type.remark().isEmpty()) {
      text.append(type.remark()).append(".\n\n");
    }
    Map<String, String> effects = new TreeMap<>();
    type.properties()
        .effects()
        .forEach((name, effect) -> effects.put(name, word(effect, type.properties(), name)));
    if (effects.isEmpty()) {
      text.append("No properties, or any.\n");
    } else {
      text.append("| property | a change of it |\n|---|---|\n");
      effects.forEach(
          (name, word) -> text.append("| ").append(name).append(" | ").append(word).append(" |\n"));
    }
    if (!type.attributes().isEmpty()) {
      text.append("\nGetAtt: ")
          .append(String.join(", ", new TreeSet<>(type.attributes())))
          .append(".\n");
    }
  }

  private static String word(Effect effect, PropertyTable table, String name) {
    return switch (effect) {
      case IN_PLACE -> "in place";
      case REPLACES -> "replaces";
      case KEPT -> "kept: " + table.reasons().getOrDefault(name, "");
    };
  }
}
