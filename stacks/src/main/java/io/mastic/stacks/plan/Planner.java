package io.mastic.stacks.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.stacks.plan.PlannedChange.Action;
import io.mastic.stacks.resource.Effect;
import io.mastic.stacks.resource.ResourceState;
import io.mastic.stacks.resource.ResourceType;
import io.mastic.stacks.resource.ResourceTypes;
import io.mastic.stacks.stack.ResourceRow;
import io.mastic.stacks.template.Dependencies;
import io.mastic.stacks.template.Evaluator;
import io.mastic.stacks.template.Lookup;
import io.mastic.stacks.template.ResourceSpec;
import io.mastic.stacks.template.Template;
import io.mastic.stacks.template.TemplateException;
import io.mastic.stacks.template.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides what to do from a template, its parameters and what is there, and from nothing else. What
 * is not made yet is {@link Unknown}, which differs from everything.
 */
public final class Planner {

  private final ResourceTypes types;
  private final Template template;
  private final Map<String, ResourceRow> present;
  private final Evaluator evaluator;
  private final Map<String, PlannedChange> planned = new LinkedHashMap<>();
  private final Lookup outside;
  private final boolean areTagsOther;
  private final Set<String> outdated;

  /**
   * For one deployment.
   *
   * @param outside asked for imports and dynamic references
   * @param areTagsOther whether the stack's tags are to be changed
   * @param outdated logical ids of what is other than it was made, though nothing else is asked
   */
  public Planner(
      ResourceTypes types,
      Template template,
      Map<String, JsonNode> parameters,
      Map<String, ResourceRow> present,
      Lookup outside,
      boolean areTagsOther,
      Set<String> outdated) {
    this.types = types;
    this.template = template;
    this.present = Map.copyOf(present);
    this.outside = outside;
    this.areTagsOther = areTagsOther;
    this.outdated = Set.copyOf(outdated);
    this.evaluator = new Evaluator(template, parameters, new Foresight());
  }

  /**
   * The plan.
   *
   * @throws TemplateException for what is refused before anything is made
   */
  public DeploymentPlan plan() {
    types.requireAll(template);
    Dependencies dependencies = Dependencies.of(template);
    for (String id : dependencies.order()) {
      ResourceSpec spec = template.resources().get(id);
      if (spec != null && evaluator.has(id)) {
        planned.put(id, change(spec, dependencies.of(id)));
      }
    }
    template.outputs().values().stream()
        .filter(output -> evaluator.holds(output.condition()))
        .forEach(output -> evaluator.evaluate(output.value()));
    List<PlannedChange> old = new ArrayList<>();
    for (ResourceRow row : Order.of(present)) {
      PlannedChange change = planned.get(row.logicalId());
      if (change == null) {
        old.add(removal(row));
      } else if (change.action() == Action.REPLACE) {
        old.add(deletion(row, Action.REPLACE));
      }
    }
    return new DeploymentPlan(new ArrayList<>(planned.values()), old);
  }

  /** Deleting all that is there. */
  public static List<PlannedChange> removals(Map<String, ResourceRow> present) {
    return Order.of(present).stream().map(Planner::removal).toList();
  }

  private static PlannedChange removal(ResourceRow row) {
    return deletion(row, Action.REMOVE);
  }

  private static PlannedChange deletion(ResourceRow row, Action why) {
    return new PlannedChange(
        row.logicalId(), row.type(), why, row.physicalId(), Map.of(), row.built().on(), Set.of());
  }

  private PlannedChange change(ResourceSpec spec, Set<String> on) {
    ResourceType type = types.load(spec.type());
    ObjectNode properties = properties(spec);
    List<String> faults = type.faults(spec.logicalId(), properties);
    if (!faults.isEmpty()) {
      throw new TemplateException(
          "Properties validation failed for resource "
              + spec.logicalId()
              + " with message:\n"
              + String.join("\n", faults));
    }
    List<String> below = on.stream().filter(planned::containsKey).toList();
    ResourceRow row = present.get(spec.logicalId());
    ResourceState current = row == null ? null : row.current();
    if (row == null || current == null) {
      return new PlannedChange(
          spec.logicalId(), spec.type(), Action.CREATE, "", Map.of(), below, Set.of());
    }
    if (!row.type().equals(spec.type())) {
      throw new TemplateException(
          "Update of resource type is not permitted. The new template modifies resource type of"
              + " the following resources: ["
              + spec.logicalId()
              + "]");
    }
    Map<String, Effect> changed = type.properties().changes(current.properties(), properties);
    return new PlannedChange(
        spec.logicalId(),
        spec.type(),
        action(
            type,
            changed,
            !current.properties().equals(properties) || outdated.contains(spec.logicalId())),
        current.physicalId(),
        changed,
        below,
        changed.keySet().stream()
            .filter(name -> Unknown.isOpen(properties.path(name)))
            .collect(Collectors.toUnmodifiableSet()));
  }

  private Action action(ResourceType type, Map<String, Effect> changed, boolean isOther) {
    if (changed.containsValue(Effect.REPLACES)) {
      return Action.REPLACE;
    }
    boolean isRetagged = areTagsOther && type.takesTags();
    return isOther || isRetagged ? Action.MODIFY : Action.KEEP;
  }

  private ObjectNode properties(ResourceSpec spec) {
    JsonNode value =
        evaluator.evaluate(spec.properties()).orElse(JsonNodeFactory.instance.objectNode());
    // As it comes back out of the database: numbers of another kind are not equal.
    return Json.read(value.toString()) instanceof ObjectNode object
        ? object
        : JsonNodeFactory.instance.objectNode();
  }

  /** What is there, and what is not known yet. */
  private final class Foresight implements Lookup {

    @Override
    public JsonNode reference(String logicalId) {
      ResourceState known = known(logicalId);
      return known == null
          ? Unknown.of(logicalId)
          : JsonNodeFactory.instance.textNode(known.physicalId());
    }

    @Override
    public JsonNode attribute(String logicalId, String attribute) {
      ResourceSpec spec = template.resources().get(logicalId);
      if (spec != null) {
        KnownAttributes.require(types.load(spec.type()), logicalId, attribute);
      }
      ResourceState known = known(logicalId);
      if (known != null && isOpen(logicalId, attribute)) {
        return Unknown.maybeAsBefore(logicalId + "." + attribute);
      }
      String value = known == null ? null : known.attributes().get(attribute);
      return value == null
          ? Unknown.of(logicalId + "." + attribute)
          : JsonNodeFactory.instance.textNode(value);
    }

    /** Whether a change in place may give it another value. */
    private boolean isOpen(String logicalId, String attribute) {
      PlannedChange change = planned.get(logicalId);
      return change != null
          && change.action() == Action.MODIFY
          && types.load(change.type()).varies(attribute);
    }

    private @Nullable ResourceState known(String logicalId) {
      PlannedChange change = planned.get(logicalId);
      ResourceRow row = present.get(logicalId);
      return change == null || change.makesAnother() || row == null ? null : row.current();
    }

    @Override
    public String imported(String exportName) {
      return outside.imported(exportName);
    }

    @Override
    public String stored(String service, String key) {
      return Unknown.isIn(JsonNodeFactory.instance.textNode(key))
          ? Unknown.of(service).asText()
          : outside.stored(service, key);
    }
  }
}
