package io.mastic.catalog.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.glue.model.CodeGenEdge;

/** A graph as a job's script: each node is a statement, under the annotation that says so. */
public final class ScriptWriter {

  /** What the script itself calls something by, beside its transforms. */
  private static final Set<String> TAKEN =
      Set.of(
          "GlueContext",
          "Job",
          "SparkContext",
          "args",
          "getResolvedOptions",
          "glueContext",
          "job",
          "re",
          "sys");

  private ScriptWriter() {}

  /** Whether a node can be called that. */
  static boolean isFree(String name) {
    return !TAKEN.contains(name) && !NodeType.isWord(name) && !PythonText.isKeyword(name);
  }

  /**
   * @throws ScriptException if the graph is none that can run
   */
  public static String of(ScriptGraph graph) {
    Map<String, List<CodeGenEdge>> edges = graph.edgesByTarget();
    List<Step> steps =
        graph.inOrder().stream()
            .map(node -> Step.of(node, edges.getOrDefault(node.id(), List.of())))
            .toList();
    Set<String> parameters = new LinkedHashSet<>();
    steps.forEach(step -> parameters.addAll(step.parameters()));
    parameters.add("JOB_NAME");
    List<String> lines = new ArrayList<>(imports(steps));
    lines.add("");
    lines.add(Annotation.PARAMS.line("[" + String.join(", ", parameters) + "]"));
    lines.add("args = getResolvedOptions(sys.argv, " + PythonText.list(parameters) + ")");
    lines.add("");
    lines.add("glueContext = GlueContext(SparkContext.getOrCreate())");
    lines.add("job = Job(glueContext)");
    lines.add("job.init(args[\"JOB_NAME\"], args)");
    for (Step step : steps) {
      lines.add("");
      lines.addAll(step.lines());
    }
    lines.add("");
    lines.add("job.commit()");
    return String.join("\n", lines) + "\n";
  }

  private static List<String> imports(List<Step> steps) {
    Set<String> transforms = new TreeSet<>();
    for (Step step : steps) {
      if (step.type().isTransform()) {
        transforms.add(step.type().word());
      }
    }
    List<String> imports = new ArrayList<>();
    // The functions of these two are a client's own, and Glue's editor writes them with re.
    if (transforms.contains("Filter") || transforms.contains("Map")) {
      imports.add("import re");
    }
    imports.add("import sys");
    imports.add("");
    imports.add("from awsglue.context import GlueContext");
    imports.add("from awsglue.job import Job");
    if (!transforms.isEmpty()) {
      imports.add("from awsglue.transforms import " + String.join(", ", transforms));
    }
    imports.add("from awsglue.utils import getResolvedOptions");
    imports.add("from pyspark.context import SparkContext");
    return imports;
  }
}
