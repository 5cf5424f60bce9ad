package io.mastic.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.kernel.saga.StepOrder;
import io.mastic.stacks.resource.PropertyTable;
import io.mastic.stacks.resource.ResourceState;
import io.mastic.stacks.resource.ResourceType;
import io.mastic.stacks.resource.ResourceTypes;
import io.mastic.stacks.resource.Wish;
import io.mastic.stacks.stack.ResourceRow;
import io.mastic.stacks.template.Lookup;
import io.mastic.stacks.template.Template;
import io.mastic.stacks.template.TemplateReader;
import io.mastic.stacks.template.TemplateText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Plans as tables: what is there, what is wanted, and the steps that come of it. Things of type
 * {@code T} have a property that replaces ({@code N}), one that is changed in place ({@code V}),
 * and an attribute ({@code Arn}).
 */
class PlannerTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Nothing is there.
        " | A: {N: a} | CREATE A, settle",
        " | A: {N: !Ref B}; B: {N: b} | CREATE B, CREATE A after B, settle",
        " | A: {V: !GetAtt B.Arn}; B: {N: !Ref C}; C: {N: c}"
            + " | CREATE C, CREATE B after C, CREATE A after B, settle",
        // Nothing changes.
        "A: {N: a, V: 1} | A: {N: a, V: 1} | settle",
        "A: {N: a}; B: {V: id-A} | A: {N: a}; B: {V: !Ref A} | settle",
        // In place, and what stands on it stays as it is.
        "A: {N: a, V: 1} | A: {N: a, V: 2} | MODIFY A, settle",
        "A: {N: a, V: 1}; B: {V: id-A} | A: {N: a, V: 2}; B: {V: !Ref A} | MODIFY A, settle",
        // Replaced: the other is made first, what stands on it follows, the old goes last.
        "A: {N: a} | A: {N: b} | REPLACE A, settle, clean REPLACE A",
        "A: {N: a}; B: {V: id-A} | A: {N: b}; B: {V: !Ref A}"
            + " | REPLACE A, MODIFY B after A, settle, clean REPLACE A",
        "A: {N: a}; B: {N: id-A} on A | A: {N: b}; B: {N: !Ref A}"
            + " | REPLACE A, REPLACE B after A, settle, clean REPLACE B, clean REPLACE A after B",
        // What is deleted goes in the order of what it stood on, not of what comes in its place.
        "A: {N: a}; B: {N: id-A} on A | B: {N: b}"
            + " | REPLACE B, settle, clean REPLACE B, clean REMOVE A after B",
        "A: {N: a}; B: {N: b} | A: {N: c}; B: {N: !Ref A}"
            + " | REPLACE A, REPLACE B after A, settle, clean REPLACE B, clean REPLACE A",
        // Gone: what stands on others goes first.
        "A: {N: a}; B: {N: b} | A: {N: a} | settle, clean REMOVE B",
        "A: {N: a}; B: {N: b}; C: {V: id-B} on B | A: {N: a}"
            + " | settle, clean REMOVE C, clean REMOVE B after C",
        // All at once.
        "A: {N: a}; B: {N: b, V: 1}; C: {N: c} | B: {N: b, V: 2}; C: {N: d}; D: {V: !Ref C}"
            + " | MODIFY B, REPLACE C, CREATE D after C, settle, clean REPLACE C, clean REMOVE A",
      })
  void isPlanned(String present, String wanted, String steps) {
    DeploymentPlan plan = plan(present == null ? "" : present, wanted, Set.of());
    assertThat(told(plan.steps())).isEqualTo(steps);
  }

  @Test
  void whatIsOutdatedIsChangedAndItsAttributesMayBeOthers() {
    String present = "A: {N: a}; B: {N: old}; C: {V: id-A}";
    String wanted = "A: {N: a}; B: {N: !GetAtt A.Open}; C: {V: !Ref A}";
    DeploymentPlan plan = plan(present, wanted, Set.of("A"));
    assertThat(told(plan.steps()))
        .isEqualTo("MODIFY A, REPLACE B after A, settle, clean REPLACE B");
    assertThat(plan.real()).extracting(PlannedChange::turnsOutLater).containsExactly(false, true);
  }

  private static DeploymentPlan plan(String present, String wanted, Set<String> outdated) {
    ResourceTypes types = new ResourceTypes(List.of(new Thing()), ResourceTypes.Unknown.REFUSED);
    StringBuilder resources = new StringBuilder("Resources:\n");
    parts(wanted)
        .forEach(
            (id, properties) ->
                resources.append("  " + id + ": {Type: T, Properties: " + properties + "}\n"));
    Template template = TemplateReader.read(TemplateText.read(resources.toString()));
    return new Planner(types, template, Map.of(), rows(present), Lookup.NOTHING, false, outdated)
        .plan();
  }

  private static Map<String, String> parts(String text) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : text.split(";", -1)) {
      if (!part.isBlank()) {
        int colon = part.indexOf(':');
        parts.put(part.substring(0, colon).strip(), part.substring(colon + 1).strip());
      }
    }
    return parts;
  }

  private static Map<String, ResourceRow> rows(String present) {
    Map<String, ResourceRow> rows = new LinkedHashMap<>();
    parts(present)
        .forEach(
            (id, text) -> {
              int on = text.indexOf(" on ");
              String properties = on < 0 ? text : text.substring(0, on);
              JsonNode read = TemplateText.read("p: " + properties).get("p");
              ResourceState state =
                  new ResourceState(
                      "id-" + id, (ObjectNode) Json.read(read.toString()), Map.of("Arn", "arn"));
              rows.put(
                  id,
                  new ResourceRow(
                      id,
                      "T",
                      "CREATE_COMPLETE",
                      "",
                      0,
                      new ResourceRow.Built(
                          state,
                          null,
                          on < 0 ? List.of() : List.of(text.substring(on + 4)),
                          "Delete",
                          "Delete",
                          "",
                          null)));
            });
    return rows;
  }

  private static String told(List<StepOrder> steps) {
    List<String> told = new ArrayList<>();
    for (StepOrder step : steps) {
      String name = step.name();
      boolean isSettle = name.equals(DeploymentPlan.SETTLE);
      String verb = name.startsWith(DeploymentPlan.CLEAN) ? "clean " : "";
      String after =
          isSettle
              ? ""
              : step.after().stream()
                  .filter(each -> !each.equals(DeploymentPlan.SETTLE))
                  .map(each -> each.substring(each.indexOf('/') + 1))
                  .collect(Collectors.joining(" "));
      told.add(
          (isSettle ? name : verb + step.argument() + " " + name.substring(name.indexOf('/') + 1))
              + (after.isEmpty() ? "" : " after " + after));
    }
    return String.join(", ", told);
  }

  /** A type of things that are nowhere. */
  private static final class Thing implements ResourceType {

    @Override
    public String name() {
      return "T";
    }

    @Override
    public PropertyTable properties() {
      return new PropertyTable().replaces("N").inPlace("V");
    }

    @Override
    public Set<String> attributes() {
      return Set.of("Arn", "Open");
    }

    @Override
    public boolean varies(String attribute) {
      return attribute.equals("Open");
    }

    @Override
    public ResourceState create(Wish wish) {
      return new ResourceState(wish.name(), JSON.objectNode(), Map.of());
    }

    @Override
    public ResourceState update(Wish wish, ResourceState now) {
      return now;
    }

    @Override
    public void delete(ResourceState now) {
      throw new UnsupportedOperationException("a plan deletes nothing");
    }
  }
}
