package io.mastic.jobs.visual;

import io.mastic.jobs.visual.NodeScript.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Transforms of rows. */
final class RowNodes {

  private static final String FUNCTIONS = "from pyspark.sql import functions as F";
  private static final Map<String, String> COMPARISONS =
      Map.of("EQ", "==", "LT", "<", "GT", ">", "LTE", "<=", "GTE", ">=");
  private static final Map<String, String> RENAMED =
      Map.of("sumDistinct", "sum_distinct", "countDistinct", "count_distinct");

  private RowNodes() {}

  static void addTo(Map<String, NodeWriter> all) {
    all.put("Filter", RowNodes::filter);
    all.put("Route", RowNodes::route);
    all.put("Spigot", RowNodes::spigot);
    all.put("Aggregate", RowNodes::aggregate);
    all.put("DropDuplicates", RowNodes::dropDuplicates);
  }

  /** A frame again, from an expression of Spark's. */
  static void frame(String variable, String data, NodeScript script) {
    script.line(
        variable
            + " = DynamicFrame.fromDF(\n    "
            + data
            + ",\n    glueContext,\n    "
            + PythonValues.of(variable)
            + ",\n)");
  }

  private static Output filter(VisualNode node, String variable, NodeScript script) {
    script.importing(FUNCTIONS);
    String frame = script.frame(node);
    frame(variable, frame + ".toDF().filter(" + condition(node.members()) + ")", script);
    return Output.FRAME;
  }

  private static String condition(NodeMembers said) {
    String operator = said.text("LogicalOperator").equals("OR") ? " | " : " & ";
    List<NodeMembers> filters = said.parts("Filters");
    if (filters.isEmpty()) {
      throw said.refusal("Filters", "is required");
    }
    return filters.stream().map(RowNodes::comparison).collect(Collectors.joining(operator));
  }

  private static String comparison(NodeMembers filter) {
    String operation = filter.text("Operation");
    List<String> operands = new ArrayList<>();
    List<String> constants = new ArrayList<>();
    for (NodeMembers value : filter.parts("Values")) {
      List<String> words = value.texts("Value");
      if (words.isEmpty()) {
        throw value.refusal("Value", "is required");
      }
      boolean column = value.text("Type").equals("COLUMNEXTRACTED");
      constants.add(column ? "" : words.get(0));
      operands.add(column ? column(words) : "F.lit(" + PythonValues.of(words.get(0)) + ")");
    }
    String test;
    if (operation.equals("ISNULL") && !operands.isEmpty()) {
      test = operands.get(0) + ".isNull()";
    } else if (operands.size() != 2) {
      throw filter.refusal("Values", "must be two for " + operation);
    } else if (operation.equals("REGEX")) {
      test = operands.get(0) + ".rlike(" + PythonValues.of("^(?:" + constants.get(1) + ")") + ")";
    } else if (COMPARISONS.containsKey(operation)) {
      test = operands.get(0) + " " + COMPARISONS.get(operation) + " " + operands.get(1);
    } else {
      throw filter.refusal("Operation", operation + " is not supported here");
    }
    return (filter.isOn("Negated") ? "~" : "") + "(" + test + ")";
  }

  static String column(List<String> path) {
    return "F.col(" + PythonValues.of(quoted(path)) + ")";
  }

  /** As Spark has it, where every odd name stands in backticks. */
  static String quoted(List<String> path) {
    return path.stream()
        .map(name -> PythonValues.isName(name) ? name : "`" + name.replace("`", "``") + "`")
        .collect(Collectors.joining("."));
  }

  /** Each group by its filters, and one more of the rows that no group takes. */
  private static Output route(VisualNode node, String variable, NodeScript script) {
    script.importing(FUNCTIONS);
    String frame = script.frame(node);
    List<String> conditions = new ArrayList<>();
    Map<String, Object> groups = new LinkedHashMap<>();
    script.line(variable + "_rows = " + frame + ".toDF()");
    for (NodeMembers group : node.members().parts("GroupFiltersList")) {
      String condition = condition(group);
      conditions.add("(" + condition + ")");
      groups.put(group.text("GroupName"), group(variable, condition));
    }
    String none = "~F.coalesce(" + String.join(" | ", conditions) + ", F.lit(False))";
    groups.put("default_group", group(variable, none));
    String pairs =
        groups.entrySet().stream()
            .map(
                e ->
                    "        "
                        + PythonValues.of(e.getKey())
                        + ": "
                        + PythonValues.of(e.getValue())
                        + ",\n")
            .collect(Collectors.joining());
    script.line(
        variable + " = DynamicFrameCollection(\n    {\n" + pairs + "    },\n    glueContext,\n)");
    return Output.COLLECTION;
  }

  private static PythonValues.Expression group(String variable, String condition) {
    return new PythonValues.Expression(
        "DynamicFrame.fromDF("
            + variable
            + "_rows.filter("
            + condition
            + "), glueContext, "
            + PythonValues.of(variable)
            + ")");
  }

  private static Output spigot(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    Map<String, Object> options = new LinkedHashMap<>();
    said.tell("Topk", options, "topk");
    said.tell("Prob", options, "prob");
    script.line(
        variable
            + " = "
            + new PythonCall("Spigot.apply")
                .withFrame("frame", script.frame(node))
                .with("path", said.text("Path"))
                .with("options", options)
                .with("transformation_ctx", variable));
    return Output.FRAME;
  }

  private static Output aggregate(VisualNode node, String variable, NodeScript script) {
    script.importing(FUNCTIONS);
    NodeMembers said = node.members();
    String groups =
        said.paths("Groups").stream()
            .map(path -> PythonValues.of(quoted(path)))
            .collect(Collectors.joining(", "));
    List<String> results = new ArrayList<>();
    for (NodeMembers each : said.parts("Aggs")) {
      String function = each.text("AggFunc");
      results.add(
          "F."
              + RENAMED.getOrDefault(function, function)
              + "("
              + PythonValues.of(quoted(each.texts("Column")))
              + ")");
    }
    frame(
        variable,
        script.frame(node)
            + ".toDF().groupBy("
            + groups
            + ").agg("
            + String.join(", ", results)
            + ")",
        script);
    return Output.FRAME;
  }

  private static Output dropDuplicates(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    List<String> columns = new ArrayList<>();
    for (List<String> path : said.paths("Columns")) {
      if (path.size() != 1) {
        throw said.refusal("Columns", "must be columns, not " + String.join(".", path));
      }
      columns.add(path.get(0));
    }
    frame(
        variable,
        script.frame(node)
            + ".toDF().dropDuplicates("
            + (columns.isEmpty() ? "" : PythonValues.of(columns))
            + ")",
        script);
    return Output.FRAME;
  }
}
