package io.mastic.jobs.visual;

import io.mastic.jobs.visual.NodeScript.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Transforms that take several frames, or one of several. */
final class SeveralNodes {

  private SeveralNodes() {}

  static void addTo(Map<String, NodeWriter> all) {
    all.put("Join", SeveralNodes::join);
    all.put("Merge", SeveralNodes::merge);
    all.put("Union", SeveralNodes::union);
    all.put("SelectFromCollection", SeveralNodes::select);
  }

  private record Side(String frame, List<List<String>> keys) {}

  private static Output join(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    List<String> unused = script.frames(node, 2);
    List<Side> sides = new ArrayList<>();
    for (NodeMembers column : said.parts("Columns")) {
      sides.add(new Side(script.frameOf(node, column.text("From")), column.paths("Keys")));
    }
    if (sides.size() != 2) {
      throw said.refusal("Columns", "must be the keys of both inputs");
    }
    Side left = sides.get(0);
    Side right = sides.get(1);
    if (left.keys().isEmpty() || left.keys().size() != right.keys().size()) {
      throw said.refusal("Columns", "must name as many keys of one input as of the other");
    }
    String type = said.text("JoinType");
    if (type.equals("equijoin")) {
      script.line(
          variable
              + " = "
              + new PythonCall("Join.apply")
                  .withFrame("frame1", left.frame())
                  .withFrame("frame2", right.frame())
                  .with("keys1", left.keys().stream().map(PythonValues::field).toList())
                  .with("keys2", right.keys().stream().map(PythonValues::field).toList())
                  .with("transformation_ctx", variable));
      return Output.FRAME;
    }
    script.line(variable + "_left = " + left.frame() + ".toDF()");
    script.line(variable + "_right = " + right.frame() + ".toDF()");
    List<String> equal = new ArrayList<>();
    for (int i = 0; i < left.keys().size(); i++) {
      equal.add(
          "("
              + key(variable + "_left", left.keys().get(i))
              + " == "
              + key(variable + "_right", right.keys().get(i))
              + ")");
    }
    RowNodes.frame(
        variable,
        variable
            + "_left.join("
            + variable
            + "_right, "
            + String.join(" & ", equal)
            + ", "
            + PythonValues.of(type)
            + ")",
        script);
    return Output.FRAME;
  }

  private static String key(String data, List<String> path) {
    return data + "[" + PythonValues.of(RowNodes.quoted(path)) + "]";
  }

  private static Output merge(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    List<String> frames = script.frames(node, 2);
    String source = script.frameOf(node, said.text("Source"));
    String staged = frames.get(0).equals(source) ? frames.get(1) : frames.get(0);
    List<String> keys = said.paths("PrimaryKeys").stream().map(PythonValues::field).toList();
    script.line(
        variable
            + " = "
            + source
            + "."
            + new PythonCall("mergeDynamicFrame")
                .withFrame("stage_dynamic_frame", staged)
                .with("primary_keys", keys)
                .with("transformation_ctx", variable));
    return Output.FRAME;
  }

  private static Output union(VisualNode node, String variable, NodeScript script) {
    List<String> frames = script.frames(node, 2);
    String all = frames.get(0) + ".toDF().union(" + frames.get(1) + ".toDF())";
    boolean distinct = node.members().text("UnionType").equals("DISTINCT");
    RowNodes.frame(variable, distinct ? all + ".distinct()" : all, script);
    return Output.FRAME;
  }

  private static Output select(VisualNode node, String variable, NodeScript script) {
    String collection = script.collection(node);
    String index = node.members().text("Index");
    script.line(
        variable
            + " = "
            + new PythonCall("SelectFromCollection.apply")
                .withFrame("dfc", collection)
                .withFrame("key", "list(" + collection + ".keys())[" + index + "]")
                .with("transformation_ctx", variable));
    return Output.FRAME;
  }
}
