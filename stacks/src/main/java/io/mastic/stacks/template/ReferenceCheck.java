package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether all that a template refers to is in it, and nothing goes round in a circle. */
final class ReferenceCheck {

  private ReferenceCheck() {}

  static void check(Template template) {
    List<String> common =
        template.parameters().keySet().stream().filter(template.resources()::containsKey).toList();
    if (!common.isEmpty()) {
      throw TemplateException.error(
          "all resources and parameters must have unique names. Common name(s):" + common);
    }
    Set<String> unresolved = new TreeSet<>();
    for (ResourceSpec resource : template.resources().values()) {
      Reference.in(resource.properties())
          .forEach(reference -> look(template, reference, unresolved));
      for (String name : resource.dependsOn()) {
        if (!template.resources().containsKey(name)) {
          unresolved.add(name);
        }
      }
      resource.condition().ifPresent(name -> condition(template, name));
      conditions(template, resource.properties());
      imports(template, resource.properties());
    }
    refuse(unresolved, "Resources");
    for (OutputSpec output : template.outputs().values()) {
      Reference.in(output.value()).forEach(reference -> look(template, reference, unresolved));
      output.condition().ifPresent(name -> condition(template, name));
      imports(template, output.value());
    }
    refuse(unresolved, "Outputs");
    List<String> circle = Dependencies.of(template).circle();
    if (!circle.isEmpty()) {
      throw new TemplateException(
          "Circular dependency between resources: [" + String.join(", ", circle) + "]");
    }
  }

  private static void look(Template template, Reference reference, Set<String> unresolved) {
    String name = reference.name();
    boolean isResource = template.resources().containsKey(name);
    if (!reference.attribute().isEmpty() && !name.startsWith("AWS::") && !isResource) {
      throw TemplateException.error("instance of Fn::GetAtt references undefined resource " + name);
    }
    if (!isResource && !template.parameters().containsKey(name) && !PseudoParameters.has(name)) {
      unresolved.add(name);
    }
  }

  /** What is imported is known before anything is made. */
  private static void imports(Template template, JsonNode node) {
    JsonNode name = node.path("Fn::ImportValue");
    boolean isOfResource =
        Reference.in(name).stream()
            .anyMatch(reference -> template.resources().containsKey(reference.name()));
    if (isOfResource
        || !name.findValues("Fn::ImportValue").isEmpty()
        || !name.findValues("Fn::GetAZs").isEmpty()) {
      throw TemplateException.error(
          "the attribute in Fn::ImportValue must not depend on any resources, imported values, or"
              + " Fn::GetAZs");
    }
    node.forEach(child -> imports(template, child));
  }

  private static void refuse(Set<String> unresolved, String block) {
    if (!unresolved.isEmpty()) {
      throw TemplateException.format(
          "Unresolved resource dependencies ["
              + String.join(", ", unresolved)
              + "] in the "
              + block
              + " block of the template");
    }
  }

  private static void condition(Template template, String name) {
    if (!template.conditions().containsKey(name)) {
      throw TemplateException.format(
          "Unresolved condition dependency " + name + " in the template");
    }
  }

  private static void conditions(Template template, JsonNode node) {
    List<JsonNode> waiting = new ArrayList<>(List.of(node));
    while (!waiting.isEmpty()) {
      JsonNode next = waiting.remove(waiting.size() - 1);
      JsonNode chosen = next.path("Fn::If");
      if (next.isObject() && next.size() == 1 && chosen.isArray()) {
        condition(template, chosen.path(0).asText());
      }
      next.forEach(waiting::add);
    }
  }
}
