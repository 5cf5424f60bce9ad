package io.mastic.stacks.face;

import io.mastic.neighbours.query.XmlElements;
import io.mastic.stacks.plan.PlannedChange;
import io.mastic.stacks.resource.Effect;
import java.util.Map;

/** What a deployment would do, as change sets say it. */
final class ChangeElements {

  private ChangeElements() {}

  static void change(XmlElements xml, PlannedChange change) {
    xml.text("Type", "Resource");
    xml.element("ResourceChange", each -> resource(each, change));
  }

  private static void resource(XmlElements xml, PlannedChange change) {
    boolean isUpdate =
        change.action() == PlannedChange.Action.MODIFY
            || change.action() == PlannedChange.Action.REPLACE;
    xml.text("Action", action(change.action()))
        .text("LogicalResourceId", change.logicalId())
        .text("PhysicalResourceId", StackElements.orNone(change.physicalId()))
        .text("ResourceType", change.type())
        .text(
            "Replacement",
            isUpdate ? replacement(change.action() == PlannedChange.Action.REPLACE) : null);
    xml.element(
        "Scope",
        scope -> {
          if (isUpdate) {
            scope.text("member", change.changed().isEmpty() ? "Tags" : "Properties");
          }
        });
    xml.list("Details", change.changed().entrySet(), ChangeElements::detail);
  }

  private static String action(PlannedChange.Action action) {
    return switch (action) {
      case CREATE -> "Add";
      case REMOVE -> "Remove";
      case MODIFY, REPLACE, KEEP -> "Modify";
    };
  }

  private static String replacement(boolean isReplaced) {
    return isReplaced ? "True" : "False";
  }

  private static void detail(XmlElements xml, Map.Entry<String, Effect> changed) {
    boolean isReplacing = changed.getValue() == Effect.REPLACES;
    xml.element(
        "Target",
        target ->
            target
                .text("Attribute", "Properties")
                .text("Name", changed.getKey())
                .text("RequiresRecreation", isReplacing ? "Always" : "Never"));
    xml.text("Evaluation", "Static").text("ChangeSource", "DirectModification");
  }
}
