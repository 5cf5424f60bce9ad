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

/** Reads the parts of an expanded template. */
public final class TemplateReader {

  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Description",
          "Metadata",
          "Parameters",
          "Mappings",
          "Conditions",
          "Rules",
          "Transform",
          "Resources",
          "Outputs",
          "Hooks");

  private static final Set<String> RESOURCE =
      Set.of(
          "Type",
          "Properties",
          "DependsOn",
          "Condition",
          "DeletionPolicy",
          "UpdateReplacePolicy",
          "Metadata",
          "Description");

  private static final Set<String> OUTPUT = Set.of("Value", "Description", "Export", "Condition");

  private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9]{1,255}");

  private static final Set<String> POLICIES =
      Set.of("Delete", "Retain", "RetainExceptOnCreate", "Snapshot");

  private TemplateReader() {}

  /**
   * Reads a template whose macros have been expanded.
   *
   * @throws TemplateException for what AWS refuses before anything is made
   */
  public static Template read(ObjectNode tree) {
    Sections.known("", tree, SECTIONS);
    String version = tree.path("AWSTemplateFormatVersion").asText("2010-09-09");
    if (!version.equals("2010-09-09")) {
      throw TemplateException.format(
          "Unrecognized AWSTemplateFormatVersion: "
              + version
              + ". The only supported value is"
              + " 2010-09-09.");
    }
    if (tree.has("Hooks")) {
      throw TemplateException.format("Mastic does not support the section Hooks.");
    }
    Map<String, JsonNode> conditions = new LinkedHashMap<>();
    Sections.section(tree, "Conditions")
        .properties()
        .forEach(member -> conditions.put(member.getKey(), member.getValue()));
    Template template =
        new Template(
            Sections.text(tree, "Description").orElse(""),
            ParameterReader.read(tree),
            Sections.section(tree, "Mappings"),
            conditions,
            Sections.section(tree, "Rules"),
            resources(tree),
            outputs(tree));
    shapes(template);
    ReferenceCheck.check(template);
    return template;
  }

  private static void shapes(Template template) {
    template.conditions().values().forEach(FunctionShapes::check);
    template.resources().values().forEach(spec -> FunctionShapes.check(spec.properties()));
    template
        .outputs()
        .values()
        .forEach(
            spec -> {
              FunctionShapes.check(spec.value());
              spec.exportName().ifPresent(FunctionShapes::check);
            });
  }

  private static Map<String, ResourceSpec> resources(ObjectNode tree) {
    ObjectNode section = Sections.section(tree, "Resources");
    if (section.isEmpty()) {
      throw TemplateException.format("At least one Resources member must be defined.");
    }
    Map<String, ResourceSpec> resources = new LinkedHashMap<>();
    section
        .properties()
        .forEach(
            member ->
                resources.put(
                    member.getKey(),
                    resource(member.getKey(), Sections.object(member.getValue(), "Resources"))));
    return resources;
  }

  private static ResourceSpec resource(String id, ObjectNode declared) {
    if (!LOGICAL_ID.matcher(id).matches()) {
      throw TemplateException.format("Resource name " + id + " is non alphanumeric.");
    }
    for (String attribute : List.of("CreationPolicy", "UpdatePolicy")) {
      if (declared.has(attribute)) {
        throw TemplateException.format(
            "Mastic does not support " + attribute + " of resource " + id + ".");
      }
    }
    Sections.known("resource " + id, declared, RESOURCE);
    String type =
        Sections.text(declared, "Type")
            .orElseThrow(
                () ->
                    TemplateException.format(
                        "[/Resources/"
                            + id
                            + "] Every Resources object must contain a Type"
                            + " member."));
    return new ResourceSpec(
        id,
        type,
        Sections.object(declared.path("Properties"), "Properties"),
        dependsOn(declared),
        Sections.text(declared, "Condition"),
        new ResourceSpec.Policy(
            policy(declared, "DeletionPolicy"), policy(declared, "UpdateReplacePolicy")));
  }

  private static String policy(ObjectNode declared, String name) {
    String policy = Sections.text(declared, name).orElse("Delete");
    if (!POLICIES.contains(policy)) {
      throw TemplateException.format("Unrecognized " + name + " " + policy + ".");
    }
    return policy;
  }

  private static List<String> dependsOn(ObjectNode declared) {
    JsonNode named = declared.path("DependsOn");
    List<String> names = new ArrayList<>();
    if (named.isTextual()) {
      names.add(named.asText());
    }
    named.forEach(name -> names.add(name.asText()));
    return names;
  }

  private static Map<String, OutputSpec> outputs(ObjectNode tree) {
    Map<String, OutputSpec> outputs = new LinkedHashMap<>();
    Sections.section(tree, "Outputs")
        .properties()
        .forEach(
            member ->
                outputs.put(
                    member.getKey(),
                    output(member.getKey(), Sections.object(member.getValue(), "Outputs"))));
    return outputs;
  }

  private static OutputSpec output(String name, ObjectNode declared) {
    Sections.known("output " + name, declared, OUTPUT);
    if (!declared.has("Value")) {
      throw TemplateException.format("Every Outputs member must contain a Value object");
    }
    ObjectNode export = Sections.object(declared.path("Export"), "Export");
    return new OutputSpec(
        name,
        declared.get("Value"),
        Sections.text(declared, "Description").orElse(""),
        Optional.ofNullable(export.get("Name")),
        Sections.text(declared, "Condition"));
  }
}
