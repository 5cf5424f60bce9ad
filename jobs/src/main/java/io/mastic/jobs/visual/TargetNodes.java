package io.mastic.jobs.visual;

import io.mastic.jobs.visual.NodeScript.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Targets in S3: folders, and tables of the catalog. */
final class TargetNodes {

  private static final Set<String> FORMATS = Set.of("json", "csv", "avro", "orc", "parquet");

  private TargetNodes() {}

  static void addTo(Map<String, NodeWriter> all) {
    all.put("S3DirectTarget", TargetNodes::direct);
    all.put("S3GlueParquetTarget", TargetNodes::parquet);
    all.put("S3HudiDirectTarget", (node, variable, script) -> lake(node, variable, script, "hudi"));
    all.put(
        "S3DeltaDirectTarget", (node, variable, script) -> lake(node, variable, script, "delta"));
    all.put("CatalogTarget", TargetNodes::catalog);
    all.put("S3CatalogTarget", TargetNodes::catalog);
    for (String format : List.of("Hudi", "Delta", "Iceberg")) {
      all.put("S3" + format + "CatalogTarget", TargetNodes::lakeTable);
    }
  }

  /** The call that writes into a table of the catalog. */
  static PythonCall table(NodeMembers said, String frame) {
    return new PythonCall("glueContext.write_dynamic_frame.from_catalog")
        .withFrame("frame", frame)
        .with("database", said.text("Database"))
        .with("table_name", said.text("Table"));
  }

  private static Output catalog(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    String frame = checked(node, script.frame(node), script);
    Map<String, Object> options = new LinkedHashMap<>();
    List<String> keys = keys(said);
    if (!keys.isEmpty()) {
      options.put("partitionKeys", keys);
    }
    said.part("SchemaChangePolicy")
        .ifPresent(
            policy -> {
              policy.tell("EnableUpdateCatalog", options, "enableUpdateCatalog");
              policy.tell("UpdateBehavior", options, "updateBehavior");
            });
    script.line(
        variable
            + " = "
            + table(said, frame)
                .withAny("additional_options", options)
                .with("transformation_ctx", variable));
    return Output.NOTHING;
  }

  private static Output lakeTable(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    String frame = checked(node, script.frame(node), script);
    noUpdates(said);
    Map<String, Object> options = new LinkedHashMap<>(said.pairs("AdditionalOptions"));
    List<String> keys = keys(said);
    if (!keys.isEmpty()) {
      options.put("partitionKeys", keys);
    }
    script.line(
        variable
            + " = "
            + table(said, frame)
                .withAny("additional_options", options)
                .with("transformation_ctx", variable));
    return Output.NOTHING;
  }

  /** The log of such a table says its columns; the catalog's are not made by who writes. */
  private static void noUpdates(NodeMembers said) {
    said.part("SchemaChangePolicy")
        .ifPresent(
            policy -> {
              if (policy.isOn("EnableUpdateCatalog")) {
                throw policy.refusal("EnableUpdateCatalog", "is not supported here");
              }
              policy.leave("UpdateBehavior", "Table", "Database");
            });
  }

  private static Output lake(VisualNode node, String variable, NodeScript script, String format) {
    NodeMembers said = node.members();
    String frame = checked(node, script.frame(node), script);
    if (!said.text("Format").equals(format)) {
      throw said.refusal("Format", "must be " + format);
    }
    noUpdates(said);
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("path", said.text("Path"));
    said.tell(
        "Compression",
        options,
        format.equals("hudi") ? "hoodie.parquet.compression.codec" : "compression");
    List<String> keys = keys(said);
    if (!keys.isEmpty()) {
      options.put("partitionKeys", keys);
    }
    options.putAll(said.pairs("AdditionalOptions"));
    script.line(
        variable
            + " = "
            + new PythonCall("glueContext.write_dynamic_frame.from_options")
                .withFrame("frame", spread(said, frame))
                .with("connection_type", format)
                .with("connection_options", options)
                .with("transformation_ctx", variable));
    return Output.NOTHING;
  }

  private static Output direct(VisualNode node, String variable, NodeScript script) {
    String format = node.members().text("Format").toLowerCase(Locale.ROOT);
    if (!FORMATS.contains(format)) {
      throw node.refusal(
          "Format "
              + format
              + " is not supported here; use one of json, csv, avro,"
              + " orc, parquet, or the target of that format");
    }
    return folder(node, variable, script, format, Map.of());
  }

  private static Output parquet(VisualNode node, String variable, NodeScript script) {
    Map<String, Object> options = new LinkedHashMap<>();
    node.members().tell("Compression", options, "compression");
    return folder(node, variable, script, "glueparquet", options);
  }

  private static Output folder(
      VisualNode node,
      String variable,
      NodeScript script,
      String format,
      Map<String, Object> formatOptions) {
    NodeMembers said = node.members();
    String frame = spread(said, checked(node, script.frame(node), script));
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("path", said.text("Path"));
    List<String> keys = keys(said);
    if (!keys.isEmpty()) {
      options.put("partitionKeys", keys);
    }
    if (formatOptions.isEmpty()) {
      said.tell("Compression", options, "compression");
    }
    NodeMembers policy = said.part("SchemaChangePolicy").orElse(null);
    if (policy != null && policy.isOn("EnableUpdateCatalog")) {
      sink(policy, options, variable, script);
      script.line(
          variable
              + ".setFormat("
              + PythonValues.of(format)
              + (formatOptions.isEmpty() ? "" : ", **" + PythonValues.of(formatOptions))
              + ")");
      script.line(variable + ".writeFrame(" + frame + ")");
      return Output.NOTHING;
    }
    if (policy != null) {
      policy.leave("UpdateBehavior", "Table", "Database");
    }
    script.line(
        variable
            + " = "
            + new PythonCall("glueContext.write_dynamic_frame.from_options")
                .withFrame("frame", frame)
                .with("connection_type", "s3")
                .with("connection_options", options)
                .with("format", format)
                .withAny("format_options", formatOptions)
                .with("transformation_ctx", variable));
    return Output.NOTHING;
  }

  /** A sink that makes or changes the table as it writes. */
  private static void sink(
      NodeMembers policy, Map<String, Object> options, String variable, NodeScript script) {
    PythonCall call = new PythonCall("glueContext.getSink").with("connection_type", "s3");
    options.forEach(call::with);
    call.with("enableUpdateCatalog", true);
    policy.value("UpdateBehavior").ifPresent(behavior -> call.with("updateBehavior", behavior));
    script.line(variable + " = " + call.with("transformation_ctx", variable));
    script.line(
        variable
            + "."
            + new PythonCall("setCatalogInfo")
                .with("catalogDatabase", policy.text("Database"))
                .with("catalogTableName", policy.text("Table")));
  }

  /** Columns that become folders; a field inside another cannot. */
  private static List<String> keys(NodeMembers said) {
    List<String> keys = new ArrayList<>();
    for (List<String> path : said.paths("PartitionKeys")) {
      if (path.size() != 1) {
        throw said.refusal("PartitionKeys", "must be columns, not " + String.join(".", path));
      }
      keys.add(path.get(0));
    }
    return keys;
  }

  private static String spread(NodeMembers said, String frame) {
    String number = said.find("NumberTargetPartitions").filter(n -> !n.isEmpty()).orElse("");
    if (number.isEmpty() || number.equals("0")) {
      return frame;
    }
    if (!number.matches("[0-9]{1,6}")) {
      throw said.refusal("NumberTargetPartitions", "must be a number, was " + number);
    }
    return frame + ".repartition(" + number + ")";
  }

  /** Rules over what is written, as the target asks for them. */
  private static String checked(VisualNode node, String frame, NodeScript script) {
    node.members()
        .part("AutoDataQuality")
        .ifPresent(
            quality -> {
              String context = quality.find("EvaluationContext").orElse(node.id());
              if (quality.isOn("IsEnabled")) {
                QualityNodes.watch(frame, context, script);
              }
            });
    return frame;
  }
}
