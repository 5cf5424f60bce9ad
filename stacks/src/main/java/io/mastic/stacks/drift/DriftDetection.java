package io.mastic.stacks.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.stacks.plan.HiddenValues;
import io.mastic.stacks.resource.ResourceState;
import io.mastic.stacks.resource.ResourceTypes;
import io.mastic.stacks.resource.Sighting;
import io.mastic.stacks.stack.ResourceRow;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackStore;
import io.mastic.stacks.template.ParameterTypes;
import io.mastic.stacks.template.TemplateText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks whether resources are still what their templates say. */
public final class DriftDetection {

  private static final List<String> OUTSIDE =
      List.of("{{resolve:secretsmanager", "{{resolve:ssm-secure", "Fn::ImportValue");

  private final Db db;
  private final Clock clock;
  private final StackStore stacks;
  private final DriftStore drifts;
  private final ResourceTypes types;

  public DriftDetection(
      Db db, Clock clock, StackStore stacks, DriftStore drifts, ResourceTypes types) {
    this.db = db;
    this.clock = clock;
    this.stacks = stacks;
    this.drifts = drifts;
    this.types = types;
  }

  /**
   * Looks at a stack's resources on behalf of the caller, and keeps what it finds.
   *
   * @param some logical ids; empty for all
   */
  public StackDrift detect(Stack stack, Set<String> some) {
    ObjectNode tree = TemplateText.read(stack.definition().template());
    HiddenValues hidden =
        HiddenValues.of(ParameterTypes.read(tree), stack.definition().parameters());
    List<ResourceDrift> found = new ArrayList<>();
    for (ResourceRow row : db.read(h -> stacks.resources(h, stack.id().arn()))) {
      ResourceState state = row.current();
      if (state != null && (some.isEmpty() || some.contains(row.logicalId()))) {
        JsonNode written = tree.path("Resources").path(row.logicalId()).path("Properties");
        found.add(look(row, state, written, hidden));
      }
    }
    StackDrift drift = new StackDrift(Ids.uuid(), stack.id().arn(), clock.millis(), found);
    db.writeOnly(h -> drifts.put(h, drift));
    return drift;
  }

  private ResourceDrift look(
      ResourceRow row, ResourceState state, JsonNode written, HiddenValues hidden) {
    Optional<Sighting> sighting = types.load(row.type()).look(state);
    if (sighting.isEmpty()) {
      return drift(row, "NOT_CHECKED", "", "", List.of());
    }
    if (!(sighting.get() instanceof Sighting.There there)) {
      return drift(row, "DELETED", "", "", List.of());
    }
    ObjectNode expected = state.properties().deepCopy();
    ObjectNode actual = there.properties();
    List<String> left = new ArrayList<>();
    expected
        .fieldNames()
        .forEachRemaining(
            name -> {
              String text = written.path(name).toString();
              if (!there.readable().contains(name) || OUTSIDE.stream().anyMatch(text::contains)) {
                left.add(name);
              }
            });
    expected.remove(left);
    List<PropertyDifference> differences =
        Differences.of(expected, actual).stream()
            .map(
                each ->
                    new PropertyDifference(
                        each.path(),
                        hidden.masked(each.expected()),
                        hidden.masked(each.actual()),
                        each.kind()))
            .toList();
    List<String> named = new ArrayList<>();
    expected.fieldNames().forEachRemaining(named::add);
    return drift(
        row,
        differences.isEmpty() ? "IN_SYNC" : "MODIFIED",
        hidden.masked(expected.toString()),
        hidden.masked(actual.retain(named).toString()),
        differences);
  }

  private static ResourceDrift drift(
      ResourceRow row,
      String status,
      String expected,
      String actual,
      List<PropertyDifference> differences) {
    return new ResourceDrift(
        row.logicalId(), row.physicalId(), row.type(), status, expected, actual, differences);
  }

  /** What the last look found, by its id or the stack's. */
  public Optional<StackDrift> find(String idOrStack) {
    return db.read(h -> drifts.find(h, idOrStack));
  }
}
