package io.mastic.stacks.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.stacks.stack.ExportStore;
import io.mastic.stacks.stack.StackId;
import io.mastic.stacks.stack.StackOutput;
import io.mastic.stacks.template.Evaluator;
import io.mastic.stacks.template.OutputSpec;
import io.mastic.stacks.template.TemplateException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What a stack gives to others: its outputs and exports. */
final class Giving {

  private Giving() {}

  /** The outputs as things stand; values that are never shown are masked. */
  static List<StackOutput> outputs(Site site) {
    Evaluator evaluator = site.evaluator();
    List<StackOutput> outputs = new ArrayList<>();
    for (OutputSpec spec : site.prepared().template().outputs().values()) {
      if (evaluator.holds(spec.condition())) {
        outputs.add(
            new StackOutput(
                spec.name(),
                site.prepared().secrets().masked(text(evaluator, spec.name(), spec.value())),
                spec.description(),
                spec.exportName().map(name -> text(evaluator, spec.name(), name)).orElse("")));
      }
    }
    return outputs;
  }

  private static String text(Evaluator evaluator, String name, JsonNode node) {
    Optional<JsonNode> value = evaluator.evaluate(node);
    if (value.isEmpty() || value.get().isContainerNode()) {
      throw new TemplateException(
          "Template format error: Output "
              + name
              + " is malformed. The Value field of every"
              + " Outputs member must evaluate to a String.");
    }
    return value.get().asText();
  }

  /**
   * Checks that what is exported belongs to nobody else, and that what is not any more is imported
   * by nobody.
   */
  static void check(Handle h, StackId of, List<StackOutput> before, List<StackOutput> after) {
    Set<String> names = new HashSet<>();
    for (StackOutput output : after) {
      String name = output.exportName();
      if (name.isEmpty()) {
        continue;
      }
      if (!names.add(name)) {
        throw new TemplateException(
            "Duplicate Export names. More than one output is exported as " + name);
      }
      ExportStore.find(h, of, name)
          .filter(export -> !export.stackId().equals(of.arn()))
          .ifPresent(
              export -> {
                throw new TemplateException(
                    "Export with name "
                        + name
                        + " is already exported by stack "
                        + nameOf(export.stackId())
                        + ". Duplicate export names are not allowed");
              });
    }
    for (StackOutput output : before) {
      boolean stays =
          after.stream()
              .anyMatch(
                  other ->
                      other.exportName().equals(output.exportName())
                          && other.value().equals(output.value()));
      if (!output.exportName().isEmpty() && !stays) {
        requireUnused(h, of, output.exportName(), "cannot be updated");
      }
    }
  }

  static void requireUnused(Handle h, StackId of, String name, String what) {
    List<String> importers = ExportStore.importers(h, of, name);
    if (!importers.isEmpty()) {
      throw new TemplateException(
          "Export " + name + " " + what + " as it is in use by " + String.join(", ", importers));
    }
  }

  static String nameOf(String arn) {
    String[] parts = arn.split("/", -1);
    return parts.length > 1 ? parts[1] : arn;
  }
}
