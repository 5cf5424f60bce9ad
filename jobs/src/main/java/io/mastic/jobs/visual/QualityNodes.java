package io.mastic.jobs.visual;

import io.mastic.jobs.visual.NodeScript.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules over frames. */
final class QualityNodes {

  private static final String CLASS = "from awsgluedq.transforms import EvaluateDataQuality";
  private static final List<String> ADDITIONAL =
      List.of("performanceTuning.caching", "observations.scope");

  private QualityNodes() {}

  static void addTo(Map<String, NodeWriter> all) {
    all.put("EvaluateDataQuality", QualityNodes::one);
    all.put("EvaluateDataQualityMultiFrame", QualityNodes::several);
  }

  /** What a target asks for by AutoDataQuality: the least that can be asked of rows. */
  static void watch(String frame, String context, NodeScript script) {
    script.importing(CLASS);
    script.line(
        new PythonCall("EvaluateDataQuality.apply")
            .withFrame("frame", frame)
            .with("ruleset", "Rules = [ColumnCount > 0]")
            .with("publishing_options", Map.of("dataQualityEvaluationContext", context))
            .toString());
  }

  private static Output one(VisualNode node, String variable, NodeScript script) {
    script.importing(CLASS);
    NodeMembers said = node.members();
    String frame = script.frame(node);
    boolean results = said.find("Output").orElse("PrimaryInput").equals("EvaluationResults");
    String outcomes = results ? variable : variable + "_outcomes";
    script.line(
        outcomes
            + " = "
            + new PythonCall("EvaluateDataQuality.apply")
                .withFrame("frame", frame)
                .withFrame("ruleset", PythonValues.block(said.text("Ruleset")))
                .withAny("publishing_options", publishing(said)));
    stop(node, outcomes, script);
    if (!results) {
      script.line(variable + " = " + frame);
    }
    return Output.FRAME;
  }

  private static Output several(VisualNode node, String variable, NodeScript script) {
    script.importing(CLASS);
    NodeMembers said = node.members();
    if (node.inputs().size() != 1 || !said.pairs("AdditionalDataSources").isEmpty()) {
      throw node.refusal("rules over several frames are not supported here");
    }
    Map<String, Object> more = new LinkedHashMap<>(said.pairs("AdditionalOptions"));
    if (!ADDITIONAL.containsAll(more.keySet())) {
      throw said.refusal("AdditionalOptions", "knows " + ADDITIONAL + " alone here");
    }
    script.line(
        variable
            + " = "
            + new PythonCall("EvaluateDataQuality().process_rows")
                .withFrame("frame", script.frame(node))
                .withFrame("ruleset", PythonValues.block(said.text("Ruleset")))
                .withAny("publishing_options", publishing(said))
                .withAny("additional_options", more));
    stop(node, variable + "[\"ruleOutcomes\"]", script);
    return Output.COLLECTION;
  }

  private static Map<String, Object> publishing(NodeMembers said) {
    Map<String, Object> options = new LinkedHashMap<>();
    said.part("PublishingOptions")
        .ifPresent(
            publishing -> {
              publishing.tell("EvaluationContext", options, "dataQualityEvaluationContext");
              publishing.tell("ResultsS3Prefix", options, "resultsS3Prefix");
              publishing.tell(
                  "CloudWatchMetricsEnabled", options, "enableDataQualityCloudWatchMetrics");
              publishing.tell(
                  "ResultsPublishingEnabled", options, "enableDataQualityResultsPublishing");
            });
    return options;
  }

  private static void stop(VisualNode node, String outcomes, NodeScript script) {
    node.members()
        .part("StopJobOnFailureOptions")
        .flatMap(stop -> stop.find("StopJobOnFailureTiming"))
        .ifPresent(
            timing -> {
              String test =
                  "assert "
                      + outcomes
                      + ".toDF().filter(\"Outcome = 'Failed'\").count() == 0, "
                      + PythonValues.of(
                          "The job failed due to failing DQ rules for node: " + node.name());
              if (timing.equals("Immediate")) {
                script.line(test);
              } else {
                script.atEnd(test);
              }
            });
  }
}
