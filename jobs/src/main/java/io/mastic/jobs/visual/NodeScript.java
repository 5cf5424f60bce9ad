package io.mastic.jobs.visual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The script as it grows, node by node. */
final class NodeScript {

  /** What a node hands on. */
  enum Output {
    FRAME,
    COLLECTION,
    NOTHING
  }

  private record Made(String variable, Output output) {}

  private final Set<String> imports = new TreeSet<>();
  private final List<String> functions = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<String> atEnd = new ArrayList<>();
  private final BatchScript batch = new BatchScript();
  private final Map<String, Made> made = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> files;

  /**
   * @param files that runs import modules from
   */
  NodeScript(Set<String> files) {
    this.files = files;
  }

  void add(VisualNode node) {
    String base = node.name().replaceAll("[^A-Za-z0-9_]", "") + "_" + node.id().replace('-', '_');
    String variable = base.matches("[0-9].*") ? "_" + base : base;
    while (!taken.add(variable)) {
      variable += "_";
    }
    batch.follow(node);
    line("# Script generated for node " + node.name().replaceAll("\\p{Cntrl}", " "));
    Output output = NodeWriters.writer(node).write(node, variable, this);
    made.put(node.id(), new Made(variable, output));
    line("");
    node.members().checkAllRead();
  }

  /** A file without which the node could not be run. */
  void needs(VisualNode node, String file) {
    if (!files.contains(file)) {
      throw node.refusal(
          "its file " + file + " must stand in the job's default argument --extra-py-files");
    }
  }

  void importing(String line) {
    imports.add(line);
  }

  void function(String text) {
    functions.add(text);
  }

  void line(String text) {
    (batch.isOpen() ? batch.lines() : lines).add(text);
  }

  /**
   * A stream, each batch of which is what the node hands on.
   *
   * @param window how long a batch is
   * @param call that gives the stream
   */
  void stream(VisualNode node, String variable, String window, PythonCall call) {
    String frame = variable + "_stream";
    line(frame + " = " + call.with("transformation_ctx", frame));
    batch.of(node, variable, frame, window);
  }

  /** Once all targets are written. */
  void atEnd(String text) {
    (batch.isOpen() ? batch.atEnd() : atEnd).add(text);
  }

  /** What the node's only input hands on, which must be a frame. */
  String frame(VisualNode node) {
    return frames(node, 1).get(0);
  }

  List<String> frames(VisualNode node, int number) {
    if (node.inputs().size() != number) {
      throw node.refusal("it takes " + number + " inputs, not " + node.inputs().size());
    }
    return node.inputs().stream().map(id -> frameOf(node, id)).toList();
  }

  String frameOf(VisualNode node, String input) {
    return of(node, input, Output.FRAME, "one frame");
  }

  String collection(VisualNode node) {
    if (node.inputs().size() != 1) {
      throw node.refusal("it takes 1 input, not " + node.inputs().size());
    }
    return of(node, node.inputs().get(0), Output.COLLECTION, "a collection of frames");
  }

  private String of(VisualNode node, String input, Output wanted, String words) {
    Made of = made.get(input);
    if (of == null || !node.inputs().contains(input)) {
      throw node.refusal(input + " is none of its inputs");
    }
    if (of.output() != wanted) {
      throw node.refusal("its input " + input + " does not hand on " + words);
    }
    return of.variable();
  }

  String text() {
    List<String> all = new ArrayList<>();
    all.add("import sys");
    all.add("");
    all.add("from awsglue.context import GlueContext");
    all.add("from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection");
    all.add("from awsglue.job import Job");
    all.add("from awsglue.transforms import *");
    all.add("from awsglue.utils import getResolvedOptions");
    all.addAll(imports);
    all.add("from pyspark.context import SparkContext");
    all.add("");
    functions.forEach(
        text -> {
          all.add("");
          all.add(text);
          all.add("");
        });
    all.add(
        batch.isThere()
            ? "args = getResolvedOptions(sys.argv, [\"JOB_NAME\", \"TempDir\"])"
            : "args = getResolvedOptions(sys.argv, [\"JOB_NAME\"])");
    all.add("sc = SparkContext()");
    all.add("glueContext = GlueContext(sc)");
    all.add("spark = glueContext.spark_session");
    all.add("job = Job(glueContext)");
    all.add("job.init(args[\"JOB_NAME\"], args)");
    all.add("");
    all.addAll(lines);
    all.addAll(atEnd);
    all.addAll(batch.text());
    all.add("job.commit()");
    return all.stream().collect(Collectors.joining("\n", "", "\n"));
  }
}
