package io.mastic.stacks.face;

import io.mastic.neighbours.query.XmlElements;
import io.mastic.stacks.drift.ResourceDrift;
import io.mastic.stacks.drift.StackDrift;
import io.mastic.stacks.stack.ResourceRow;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackEvent;
import io.mastic.stacks.stack.StackOutput;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stacks and what belongs to them, as answers have them. */
final class StackElements {

  private StackElements() {}

  /**
   * A stack as DescribeStacks has it.
   *
   * @param drift what the last look for it found
   */
  static void stack(XmlElements xml, Stack stack, Shown shown, Optional<StackDrift> drift) {
    head(xml, stack);
    xml.text("Description", orNone(shown.description()))
        .text("DisableRollback", String.valueOf(stack.options().onFailure().equals("DO_NOTHING")))
        .text("EnableTerminationProtection", String.valueOf(stack.options().isProtected()))
        .text("RoleARN", orNone(stack.options().roleArn()))
        .text("ParentId", orNone(stack.options().parent()));
    xml.element("RollbackConfiguration", none -> {});
    xml.element("NotificationARNs", none -> {});
    drift(xml, drift);
    xml.texts("Capabilities", stack.definition().capabilities());
    xml.list(
        "Parameters",
        shown.parameters().entrySet(),
        (member, parameter) ->
            member
                .text("ParameterKey", parameter.getKey())
                .text("ParameterValue", parameter.getValue()));
    tags(xml, stack.definition().tags());
    xml.list("Outputs", stack.outputs(), StackElements::output);
  }

  /**
   * What is shown of a template.
   *
   * @param parameters as they may be shown
   */
  record Shown(String description, Map<String, String> parameters) {}

  static void drift(XmlElements xml, Optional<StackDrift> drift) {
    xml.element(
        "DriftInformation",
        each ->
            each.text("StackDriftStatus", drift.map(StackDrift::status).orElse("NOT_CHECKED"))
                .text("LastCheckTimestamp", time(drift.map(StackDrift::at).orElse(0L))));
  }

  static void tags(XmlElements xml, Map<String, String> tags) {
    xml.list(
        "Tags",
        tags.entrySet(),
        (member, tag) -> member.text("Key", tag.getKey()).text("Value", tag.getValue()));
  }

  private static void output(XmlElements xml, StackOutput output) {
    xml.text("OutputKey", output.name())
        .text("OutputValue", output.value())
        .text("Description", orNone(output.description()))
        .text("ExportName", orNone(output.exportName()));
  }

  /** What all forms of a stack begin with. */
  static void head(XmlElements xml, Stack stack) {
    xml.text("StackId", stack.id().arn())
        .text("StackName", stack.name())
        .text("StackStatus", stack.status().name())
        .text("StackStatusReason", orNone(stack.reason()))
        .text("CreationTime", time(stack.times().created()))
        .text("LastUpdatedTime", time(stack.times().updated()))
        .text("DeletionTime", time(stack.times().deleted()));
  }

  static void event(XmlElements xml, Stack stack, StackEvent event) {
    xml.text("StackId", stack.id().arn())
        .text("EventId", event.id())
        .text("StackName", stack.name())
        .text("LogicalResourceId", event.logicalId())
        .text("PhysicalResourceId", event.physicalId())
        .text("ResourceType", event.type())
        .text("Timestamp", time(event.at()))
        .text("ResourceStatus", event.status())
        .text("ResourceStatusReason", orNone(event.reason()));
  }

  static void resource(
      XmlElements xml, ResourceRow row, String timeName, Optional<StackDrift> drift) {
    xml.text("LogicalResourceId", row.logicalId())
        .text("PhysicalResourceId", orNone(row.physicalId()))
        .text("ResourceType", row.type())
        .text(timeName, time(row.at()))
        .text("ResourceStatus", row.status())
        .text("ResourceStatusReason", orNone(row.reason()));
    String status =
        drift.stream()
            .flatMap(found -> found.resources().stream())
            .filter(found -> found.logicalId().equals(row.logicalId()))
            .map(ResourceDrift::status)
            .findFirst()
            .orElse("NOT_CHECKED");
    xml.element("DriftInformation", each -> each.text("StackResourceDriftStatus", status));
  }

  static @Nullable String orNone(String text) {
    return text.isEmpty() ? null : text;
  }

  static @Nullable String time(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
  }
}
