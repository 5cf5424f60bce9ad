package io.mastic.stacks.face;

import io.mastic.neighbours.query.XmlElements;
import io.mastic.stacks.plan.PlannedChange;
import io.mastic.stacks.resource.Effect;
import java.util.List;
import java.util.Map;

/** What a deployment would do, as change sets say it. */
final class ChangeElements {

  private static final String NESTED = "AWS::CloudFormation::Stack";

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
        .text("Replacement", isUpdate ? replacement(change) : null);
    xml.element(
        "Scope",
        scope -> {
          if (isUpdate) {
            scope.text("member", change.changed().isEmpty() ? "Tags" : "Properties");
          }
        });
    if (isUpdate && change.changed().isEmpty() && change.type().equals(NESTED)) {
      xml.list("Details", List.of("Automatic"), ChangeElements::byItself);
      return;
    }
    xml.list(
        "Details",
        change.changed().entrySet(),
        (detail, changed) -> detail(detail, changed, change.open().contains(changed.getKey())));
  }

  /** A nested stack whose template is another under the same address. */
  private static void byItself(XmlElements xml, String source) {
    xml.element("Target", target -> target.text("Attribute", "Properties"));
    xml.text("Evaluation", "Dynamic").text("ChangeSource", source);
  }

  private static String action(PlannedChange.Action action) {
    return switch (action) {
      case CREATE -> "Add";
      case REMOVE -> "Remove";
      case MODIFY, REPLACE, KEEP -> "Modify";
    };
  }

  private static String replacement(PlannedChange change) {
    if (change.turnsOutLater()) {
      return "Conditional";
    }
    return change.action() == PlannedChange.Action.REPLACE ? "True" : "False";
  }

  private static void detail(XmlElements xml, Map.Entry<String, Effect> changed, boolean isOpen) {
    boolean isReplacing = changed.getValue() == Effect.REPLACES;
    xml.element(
        "Target",
        target ->
            target
                .text("Attribute", "Properties")
                .text("Name", changed.getKey())
                .text("RequiresRecreation", isReplacing ? "Always" : "Never"));
    xml.text("Evaluation", isOpen ? "Dynamic" : "Static")
        .text("ChangeSource", isOpen ? "ResourceAttribute" : "DirectModification");
  }
}
