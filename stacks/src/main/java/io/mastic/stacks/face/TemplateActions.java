package io.mastic.stacks.face;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.PageToken;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.QueryFace.Action;
import io.mastic.neighbours.query.XmlElements;
import io.mastic.stacks.plan.Capabilities;
import io.mastic.stacks.stack.Definition;
import io.mastic.stacks.stack.ExportStore;
import io.mastic.stacks.stack.StackId;
import io.mastic.stacks.template.Expansion;
import io.mastic.stacks.template.ParameterSpec;
import io.mastic.stacks.template.ParameterTypes;
import io.mastic.stacks.template.ParameterValues;
import io.mastic.stacks.template.Template;
import io.mastic.stacks.template.TemplateReader;
import io.mastic.stacks.template.TemplateText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The actions on templates, and on what stacks export. */
final class TemplateActions {

  private static final int PAGE = 100;

  private final Db db;
  private final ExportStore exports;
  private final Requests requests;
  private final ChangeSetActions sets;

  TemplateActions(Db db, ExportStore exports, Requests requests, ChangeSetActions sets) {
    this.sets = sets;
    this.db = db;
    this.exports = exports;
    this.requests = requests;
  }

  Map<String, Action> actions() {
    return Map.of(
        "GetTemplate", this::template,
        "ValidateTemplate", this::validate,
        "GetTemplateSummary", this::summary,
        "ListExports", this::exports,
        "ListImports", this::imports);
  }

  private void template(QueryCall call, XmlElements result) {
    Definition definition =
        call.find("ChangeSetName").isPresent()
            ? sets.load(call).definition()
            : requests.stack(call).definition();
    String stage = call.find("TemplateStage").orElse("Original");
    if (!stage.equals("Original") && !stage.equals("Processed")) {
      throw QueryException.invalid(
          "1 validation error detected: Value '"
              + stage
              + "' at 'templateStage' failed to satisfy constraint: Member must satisfy enum value"
              + " set: [Original, Processed]");
    }
    result.text(
        "TemplateBody",
        stage.equals("Original")
            ? definition.template()
            : Requests.answering(() -> processed(definition)));
    result.texts("StagesAvailable", List.of("Original", "Processed"));
  }

  /** With what transforms bring; one that has none is what it was. */
  private String processed(Definition definition) {
    ObjectNode tree = TemplateText.read(definition.template());
    ObjectNode expanded = expanded(tree, definition.parameters());
    expanded.remove("Transform");
    return expanded.equals(tree) ? definition.template() : expanded.toString();
  }

  private void validate(QueryCall call, XmlElements result) {
    ObjectNode tree = tree(text(call));
    Template template = read(tree);
    result.text("Description", StackElements.orNone(template.description()));
    result.list(
        "Parameters",
        template.parameters().values(),
        (xml, spec) ->
            xml.text("ParameterKey", spec.name())
                .text("DefaultValue", spec.defaultValue().orElse(null))
                .text("NoEcho", String.valueOf(spec.isHidden()))
                .text("Description", StackElements.orNone(spec.description())));
    capabilities(result, template);
    result.texts("DeclaredTransforms", transforms(tree));
  }

  private String text(QueryCall call) {
    return requests
        .template(call)
        .or(() -> call.find("StackName").map(name -> requests.stack(name).definition().template()))
        .orElseThrow(
            () ->
                QueryException.invalid("Either Template URL or Template Body must be specified."));
  }

  /** With loops over what parameters have by default. */
  private Template read(ObjectNode tree) {
    return Requests.answering(() -> TemplateReader.read(expanded(tree, Map.of())));
  }

  private ObjectNode expanded(ObjectNode tree, Map<String, String> given) {
    Map<String, JsonNode> values = new HashMap<>();
    ParameterTypes.read(tree)
        .forEach(
            (name, spec) ->
                Optional.ofNullable(given.get(name))
                    .or(spec::defaultValue)
                    .ifPresent(value -> values.put(name, ParameterTypes.value(spec, value))));
    return Expansion.expand(tree, values, requests::source);
  }

  private static ObjectNode tree(String text) {
    return Requests.answering(() -> TemplateText.read(text));
  }

  private static List<String> transforms(ObjectNode tree) {
    JsonNode declared = tree.path("Transform");
    List<String> names = new ArrayList<>();
    if (declared.isTextual()) {
      names.add(declared.asText());
    }
    declared.forEach(each -> names.add(each.path("Name").asText(each.asText())));
    return names;
  }

  private static void capabilities(XmlElements result, Template template) {
    List<String> needed = Capabilities.of(template);
    result.texts("Capabilities", needed);
    if (!needed.isEmpty()) {
      result.text(
          "CapabilitiesReason",
          "The following resource(s) require capabilities: " + Capabilities.types(template));
    }
  }

  private void summary(QueryCall call, XmlElements result) {
    ObjectNode tree = tree(text(call));
    Template template = read(tree);
    result.text("Description", StackElements.orNone(template.description()));
    result.list("Parameters", template.parameters().values(), TemplateActions::parameter);
    capabilities(result, template);
    result.texts(
        "ResourceTypes",
        template.resources().values().stream()
            .map(resource -> resource.type())
            .distinct()
            .toList());
    result.text("Version", "2010-09-09");
    result.text("Metadata", tree.has("Metadata") ? tree.get("Metadata").toString() : null);
    result.texts("DeclaredTransforms", transforms(tree));
  }

  private static void parameter(XmlElements xml, ParameterSpec spec) {
    xml.text("ParameterKey", spec.name())
        .text("ParameterType", spec.type())
        .text("DefaultValue", spec.defaultValue().orElse(null))
        .text("NoEcho", String.valueOf(spec.isHidden()))
        .text("Description", StackElements.orNone(spec.description()));
    xml.element(
        "ParameterConstraints",
        constraints -> constraints.texts("AllowedValues", spec.rule().allowed()));
  }

  private void exports(QueryCall call, XmlElements result) {
    List<String> after = DescribeActions.token(call, 1);
    List<ExportStore.Export> page =
        db.read(h -> exports.list(h, here(), after.isEmpty() ? "" : after.get(0), PAGE));
    result.list(
        "Exports",
        page,
        (xml, export) ->
            xml.text("ExportingStackId", export.stackId())
                .text("Name", export.name())
                .text("Value", export.isHidden() ? ParameterValues.HIDDEN : export.value()));
    if (page.size() == PAGE) {
      result.text("NextToken", PageToken.encode(List.of(page.get(PAGE - 1).name())));
    }
  }

  private static StackId here() {
    Caller caller = Caller.current();
    return new StackId("", caller.account(), caller.region(), "");
  }

  private void imports(QueryCall call, XmlElements result) {
    String name = call.text("ExportName");
    List<String> importers = db.read(h -> exports.importers(h, here(), name));
    if (importers.isEmpty()) {
      Optional<ExportStore.Export> export = db.read(h -> exports.find(h, here(), name));
      throw QueryException.invalid(
          export.isEmpty()
              ? "No export named " + name + " found."
              : "Export '" + name + "' is not imported by any stack.");
    }
    result.texts("Imports", importers);
  }
}
