package io.mastic.stacks.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.stacks.resource.Services;
import io.mastic.stacks.stack.StackId;
import io.mastic.stacks.template.Expansion;
import io.mastic.stacks.template.ParameterSpec;
import io.mastic.stacks.template.ParameterTypes;
import io.mastic.stacks.template.ParameterValues;
import io.mastic.stacks.template.PseudoParameters;
import io.mastic.stacks.template.RuleCheck;
import io.mastic.stacks.template.Template;
import io.mastic.stacks.template.TemplateException;
import io.mastic.stacks.template.TemplateReader;
import io.mastic.stacks.template.TemplateText;
import java.util.HashMap;
import java.util.Map;

/** Makes a template ready: read, its parameters valued, expanded, checked. */
public final class TemplatePreparation {

  private final Sources sources;
  private final StoredValues stored;

  public TemplatePreparation(Services services) {
    this.sources = new Sources(services);
    this.stored = new StoredValues(services);
  }

  /**
   * Prepares a template for a stack.
   *
   * @throws TemplateException for all that is refused before anything is made
   */
  public Prepared prepare(String text, Map<String, String> given, StackId id) {
    ObjectNode tree = TemplateText.read(text);
    Expansion.refuseMacros(tree);
    Map<String, ParameterSpec> declared = ParameterTypes.read(tree);
    Map<String, String> values = ParameterValues.of(declared, given);
    Map<String, JsonNode> parameters = new HashMap<>();
    values.forEach(
        (name, value) -> {
          ParameterSpec spec = declared.get(name);
          if (spec != null) {
            parameters.put(
                name,
                ParameterTypes.value(spec, spec.isStored() ? stored.parameter(value) : value));
          }
        });
    PseudoParameters.of(id.account(), id.region(), id.arn(), id.name())
        .forEach((name, value) -> parameters.put(name, ParameterTypes.text(value)));
    ObjectNode expanded = Expansion.expand(tree, parameters, sources::text);
    Template template = TemplateReader.read(expanded);
    RuleCheck.check(template, parameters);
    return new Prepared(template, values, parameters);
  }
}
