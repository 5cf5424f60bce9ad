package io.mastic.jobs.visual;

import io.mastic.jobs.visual.NodeScript.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Transforms of fields. */
final class FieldNodes {

  private FieldNodes() {}

  static void addTo(Map<String, NodeWriter> all) {
    all.put("ApplyMapping", FieldNodes::mapping);
    all.put(
        "SelectFields", (node, variable, script) -> paths("SelectFields", node, variable, script));
    all.put("DropFields", (node, variable, script) -> paths("DropFields", node, variable, script));
    all.put("RenameField", FieldNodes::rename);
    all.put("SplitFields", FieldNodes::split);
    all.put("DropNullFields", FieldNodes::dropNulls);
  }

  private static Output mapping(VisualNode node, String variable, NodeScript script) {
    List<String> rows = new ArrayList<>();
    map(node.members().parts("Mapping"), List.of(), "", rows);
    String list =
        rows.stream()
            .map(row -> "        " + row + ",\n")
            .collect(Collectors.joining("", "[\n", "    ]"));
    script.line(
        variable
            + " = "
            + new PythonCall("ApplyMapping.apply")
                .withFrame("frame", script.frame(node))
                .with("mappings", new PythonValues.Expression(list))
                .with("transformation_ctx", variable));
    return Output.FRAME;
  }

  /** What has children is these, each under the path and the name of its parent. */
  private static void map(
      List<NodeMembers> mappings, List<String> outer, String outerKey, List<String> rows) {
    for (NodeMembers said : mappings) {
      List<String> from = new ArrayList<>(outer);
      from.addAll(said.texts("FromPath"));
      if (from.size() == outer.size()) {
        throw said.refusal("FromPath", "is required");
      }
      String key = said.find("ToKey").orElse(from.get(from.size() - 1));
      String to = outerKey.isEmpty() ? key : outerKey + "." + key;
      String fromType = said.find("FromType").orElse("");
      String toType = said.find("ToType").orElse(fromType);
      List<NodeMembers> children = said.parts("Children");
      if (said.isOn("Dropped")) {
        children.forEach(
            child -> child.leave("ToKey", "FromPath", "FromType", "ToType", "Dropped", "Children"));
        continue;
      }
      if (!children.isEmpty()) {
        map(children, from, to, rows);
        continue;
      }
      if (toType.isEmpty()) {
        throw said.refusal("ToType", "is required");
      }
      rows.add(
          PythonValues.tuple(
              List.of(
                  PythonValues.field(from), fromType.isEmpty() ? toType : fromType, to, toType)));
    }
  }

  private static Output paths(
      String transform, VisualNode node, String variable, NodeScript script) {
    List<String> fields = node.members().paths("Paths").stream().map(PythonValues::field).toList();
    script.line(
        variable
            + " = "
            + new PythonCall(transform + ".apply")
                .withFrame("frame", script.frame(node))
                .with("paths", fields)
                .with("transformation_ctx", variable));
    return Output.FRAME;
  }

  private static Output rename(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    script.line(
        variable
            + " = "
            + new PythonCall("RenameField.apply")
                .withFrame("frame", script.frame(node))
                .with("old_name", PythonValues.field(said.texts("SourcePath")))
                .with("new_name", PythonValues.field(said.texts("TargetPath")))
                .with("transformation_ctx", variable));
    return Output.FRAME;
  }

  private static Output split(VisualNode node, String variable, NodeScript script) {
    Output unused = paths("SplitFields", node, variable, script);
    return Output.COLLECTION;
  }

  private static Output dropNulls(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    List<Object> texts = new ArrayList<>();
    List<Object> numbers = new ArrayList<>();
    said.part("NullCheckBoxList")
        .ifPresent(
            boxes -> {
              if (boxes.isOn("IsEmpty")) {
                texts.add("");
              }
              if (boxes.isOn("IsNullString")) {
                texts.add("null");
              }
              if (boxes.isOn("IsNegOne")) {
                numbers.add(-1);
              }
            });
    for (NodeMembers value : said.parts("NullTextList")) {
      String text = value.text("Value");
      NodeMembers type =
          value.part("Datatype").orElseThrow(() -> value.refusal("Datatype", "is required"));
      type.leave("Label");
      String id = type.text("Id");
      if (id.equalsIgnoreCase("string")) {
        texts.add(text);
      } else if (text.matches("-?[0-9]{1,18}")) {
        numbers.add(Long.valueOf(text));
      } else {
        throw value.refusal("Value", "of type " + id + " must be a whole number, was " + text);
      }
    }
    PythonCall call;
    if (texts.isEmpty() && numbers.isEmpty()) {
      call = new PythonCall("DropNullFields.apply").withFrame("frame", script.frame(node));
    } else {
      script.importing("from pyspark.sql import functions as F");
      script.function(EMPTY_COLUMNS);
      Map<String, Object> nulls = new LinkedHashMap<>();
      nulls.put("texts", texts);
      nulls.put("numbers", numbers);
      call = new PythonCall("drop_empty_columns").withFrame("frame", script.frame(node));
      nulls.forEach(call::with);
    }
    script.line(variable + " = " + call.with("transformation_ctx", variable));
    return Output.FRAME;
  }

  private static final String EMPTY_COLUMNS =
      """
      def drop_empty_columns(frame, texts, numbers, transformation_ctx):
          ""\"Without the columns in which no row has a value; texts and numbers count as none.""\"
          data = frame.toDF()
          kinds = dict(data.dtypes)

          def value(name):
              column = F.col("`" + name + "`")
              if kinds[name] == "string":
                  return F.when(~F.trim(column).isin(texts), column)
              if kinds[name] in ("tinyint", "smallint", "int", "bigint", "float", "double") and numbers:
                  return F.when(~column.isin(numbers), column)
              return column

          if not data.columns:
              return frame
          found = data.select([F.count(value(name)).alias(name) for name in data.columns]).first()
          kept = ["`" + name + "`" for index, name in enumerate(data.columns) if found[index]]
          return DynamicFrame.fromDF(data.select(kept), frame.glue_ctx, transformation_ctx)
      """
          .stripTrailing();
}
