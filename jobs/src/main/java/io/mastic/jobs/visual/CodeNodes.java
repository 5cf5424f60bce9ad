package io.mastic.jobs.visual;

import io.mastic.jobs.visual.NodeScript.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Nodes that bring code: SQL, Python, and transforms of one's own. */
final class CodeNodes {

  private CodeNodes() {}

  static void addTo(Map<String, NodeWriter> all) {
    all.put("SparkSQL", CodeNodes::sql);
    all.put("CustomCode", CodeNodes::code);
    all.put("DynamicTransform", CodeNodes::transform);
  }

  private static Output sql(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    for (NodeMembers alias : said.parts("SqlAliases")) {
      script.line(
          script.frameOf(node, alias.text("From"))
              + ".toDF().createOrReplaceTempView("
              + PythonValues.of(alias.text("Alias"))
              + ")");
    }
    RowNodes.frame(
        variable, "spark.sql(" + PythonValues.block(said.text("SqlQuery")) + ")", script);
    return Output.FRAME;
  }

  /** The code is the body of a function from a collection to a collection. */
  private static Output code(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    String name = said.text("ClassName");
    if (!PythonValues.isName(name)) {
      throw said.refusal("ClassName", "is no name of a function: " + name);
    }
    String body =
        said.text("Code")
            .lines()
            .map(line -> line.isBlank() ? "" : "    " + line)
            .collect(Collectors.joining("\n"));
    String function = name + "_" + node.id().replace('-', '_');
    script.function("def " + function + "(glueContext, dfc) -> DynamicFrameCollection:\n" + body);
    List<String> frames = new ArrayList<>();
    for (String input : node.inputs()) {
      String frame = script.frameOf(node, input);
      frames.add("        " + PythonValues.of(frame) + ": " + frame + ",\n");
    }
    script.line(
        variable
            + " = "
            + function
            + "(\n    glueContext,\n    DynamicFrameCollection({\n"
            + String.join("", frames)
            + "    }, glueContext),\n)");
    return Output.COLLECTION;
  }

  /** The file defines a method of DynamicFrame; a run imports it from --extra-py-files. */
  private static Output transform(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    String function = said.text("FunctionName");
    String path = said.text("Path");
    String module = path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.py$", "");
    if (!PythonValues.isName(function) || !PythonValues.isName(module)) {
      throw said.refusal("FunctionName", "and the file in Path must be names of Python");
    }
    said.leave("TransformName", "Version");
    script.needs(node, path);
    script.importing("import " + module);
    PythonCall call = new PythonCall(script.frame(node) + "." + function);
    for (NodeMembers parameter : said.parts("Parameters")) {
      argument(parameter, call);
    }
    script.line(variable + " = " + call);
    return Output.FRAME;
  }

  /** Rules and messages are for whoever fills the form. */
  private static void argument(NodeMembers parameter, PythonCall call) {
    String name = parameter.text("Name");
    if (!PythonValues.isName(name)) {
      throw parameter.refusal("Name", "is no name of a parameter: " + name);
    }
    parameter.leave("ValidationRule", "ValidationMessage", "IsOptional");
    List<String> values = parameter.texts("Value");
    String type = parameter.text("Type");
    String element = parameter.find("ListType").orElse("str");
    if (type.equals("list")) {
      call.with(name, values.stream().map(value -> typed(parameter, element, value)).toList());
    } else if (!values.isEmpty()) {
      call.with(name, typed(parameter, type, values.get(0)));
    }
  }

  private static Object typed(NodeMembers parameter, String type, String value) {
    try {
      return switch (type) {
        case "str" -> value;
        case "int" -> Long.valueOf(value);
        case "float" -> Double.valueOf(value);
        case "bool" -> Boolean.valueOf(value);
        case "null" -> new PythonValues.Expression("None");
        default -> throw parameter.refusal("Type", type + " is not supported here");
      };
    } catch (NumberFormatException e) {
      throw parameter.refusal("Value", "is no " + type + ": " + value);
    }
  }
}
