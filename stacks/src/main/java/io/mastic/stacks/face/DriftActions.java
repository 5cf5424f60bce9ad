package io.mastic.stacks.face;

import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.QueryFace.Action;
import io.mastic.neighbours.query.XmlElements;
import io.mastic.stacks.drift.DriftDetection;
import io.mastic.stacks.drift.PropertyDifference;
import io.mastic.stacks.drift.ResourceDrift;
import io.mastic.stacks.drift.StackDrift;
import io.mastic.stacks.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The actions that look for drift, and say what was found. */
final class DriftActions {

  private final DriftDetection detection;
  private final Requests requests;

  DriftActions(DriftDetection detection, Requests requests) {
    this.detection = detection;
    this.requests = requests;
  }

  Map<String, Action> actions() {
    return Map.of(
        "DetectStackDrift", this::detect,
        "DetectStackResourceDrift", this::detectOne,
        "DescribeStackDriftDetectionStatus", this::status,
        "DescribeStackResourceDrifts", this::drifts);
  }

  private void detect(QueryCall call, XmlElements result) {
    Stack stack = standing(call);
    StackDrift drift =
        Requests.answering(
            () -> detection.detect(stack, Set.copyOf(call.list("LogicalResourceIds"))));
    result.text("StackDriftDetectionId", drift.id());
  }

  private Stack standing(QueryCall call) {
    Stack stack = requests.stack(call);
    if (stack.status().isBusy() || stack.definition().template().isEmpty()) {
      throw QueryException.invalid(
          "Drift detection cannot be performed on stack ["
              + stack.id().arn()
              + "] while in "
              + stack.status()
              + " state.");
    }
    return stack;
  }

  private void detectOne(QueryCall call, XmlElements result) {
    Stack stack = standing(call);
    String logicalId = call.text("LogicalResourceId");
    StackDrift drift = Requests.answering(() -> detection.detect(stack, Set.of(logicalId)));
    ResourceDrift found =
        drift.resources().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    QueryException.invalid(
                        "Resource " + logicalId + " does not exist for stack " + stack.name()));
    result.element("StackResourceDrift", xml -> resource(xml, drift, found));
  }

  /** A look has an end before it is answered. */
  private void status(QueryCall call, XmlElements result) {
    String id = call.text("StackDriftDetectionId");
    StackDrift drift =
        detection
            .find(id)
            .filter(found -> requests.find(found.stack()).isPresent())
            .orElseThrow(
                () -> QueryException.invalid("StackDriftDetectionId [" + id + "] does not exist"));
    result
        .text("StackId", drift.stack())
        .text("StackDriftDetectionId", drift.id())
        .text("StackDriftStatus", drift.status())
        .text("DetectionStatus", "DETECTION_COMPLETE")
        .text("DriftedStackResourceCount", String.valueOf(drift.drifted()))
        .text("Timestamp", StackElements.time(drift.at()));
  }

  private void drifts(QueryCall call, XmlElements result) {
    Stack stack = requests.stack(call);
    List<String> wanted = call.list("StackResourceDriftStatusFilters");
    result.list(
        "StackResourceDrifts",
        detection.find(stack.id().arn()).stream()
            .flatMap(
                drift ->
                    drift.resources().stream()
                        .filter(each -> wanted.isEmpty() || wanted.contains(each.status()))
                        .map(each -> new Shown(drift, each)))
            .toList(),
        (xml, shown) -> resource(xml, shown.drift(), shown.resource()));
  }

  private record Shown(StackDrift drift, ResourceDrift resource) {}

  private static void resource(XmlElements xml, StackDrift drift, ResourceDrift found) {
    xml.text("StackId", drift.stack())
        .text("LogicalResourceId", found.logicalId())
        .text("PhysicalResourceId", found.physicalId())
        .text("ResourceType", found.type())
        .text("ExpectedProperties", StackElements.orNone(found.expected()))
        .text("ActualProperties", StackElements.orNone(found.actual()));
    xml.list("PropertyDifferences", found.differences(), DriftActions::difference);
    xml.text("StackResourceDriftStatus", found.status())
        .text("Timestamp", StackElements.time(drift.at()));
  }

  private static void difference(XmlElements xml, PropertyDifference difference) {
    xml.text("PropertyPath", difference.path())
        .text("ExpectedValue", difference.expected())
        .text("ActualValue", difference.actual())
        .text("DifferenceType", difference.kind().name());
  }
}
