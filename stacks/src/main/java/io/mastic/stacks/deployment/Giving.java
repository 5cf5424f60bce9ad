package io.mastic.stacks.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.stacks.stack.ExportStore;
import io.mastic.stacks.stack.ExportStore.Export;
import io.mastic.stacks.stack.Offer;
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

/**
 * What a stack gives: its outputs, where values that are never shown are masked, and its exports,
 * which have them.
 */
record Giving(List<StackOutput> outputs, List<Export> exports) {

  Giving {
    outputs = List.copyOf(outputs);
    exports = List.copyOf(exports);
  }

  /** What was offered before. */
  static Giving of(Offer offer) {
    return new Giving(offer.now().outputs(), offer.now().exports());
  }

  /** As things stand. */
  static Giving of(Site site) {
    Evaluator evaluator = site.evaluator();
    List<StackOutput> outputs = new ArrayList<>();
    List<Export> exports = new ArrayList<>();
    for (OutputSpec spec : site.prepared().template().outputs().values()) {
      if (!evaluator.holds(spec.condition())) {
        continue;
      }
      String value = text(evaluator, spec.name(), spec.value());
      String shown = site.masked(value);
      String name = spec.exportName().map(each -> text(evaluator, spec.name(), each)).orElse("");
      outputs.add(new StackOutput(spec.name(), shown, spec.description(), name));
      if (!name.isEmpty()) {
        exports.add(new Export(name, site.stack().id().arn(), value, !shown.equals(value)));
      }
    }
    return new Giving(outputs, exports);
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
   * Checks that what is exported belongs to nobody else, and that what is not any more, or is
   * something else, is imported by nobody.
   */
  void check(Handle h, ExportStore store, StackId of) {
    Set<String> names = new HashSet<>();
    for (Export export : exports) {
      if (!names.add(export.name())) {
        throw new TemplateException(
            "Duplicate Export names. More than one output is exported as " + export.name());
      }
      store
          .find(h, of, export.name())
          .filter(present -> !present.stackId().equals(of.arn()))
          .ifPresent(
              present -> {
                throw new TemplateException(
                    "Export with name "
                        + export.name()
                        + " is already exported by stack "
                        + nameOf(present.stackId())
                        + ". Duplicate export names are not allowed");
              });
    }
    for (Export before : store.of(h, of)) {
      boolean stays =
          exports.stream()
              .anyMatch(
                  after ->
                      after.name().equals(before.name()) && after.value().equals(before.value()));
      if (!stays) {
        requireUnused(h, store, of, before.name(), "cannot be updated");
      }
    }
  }

  static void requireUnused(Handle h, ExportStore store, StackId of, String name, String what) {
    List<String> importers = store.importers(h, of, name);
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
