package io.mastic.jobs.visual;

import io.mastic.jobs.visual.NodeScript.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sources of files: of folders in S3, and of tables that the catalog knows. */
final class SourceNodes {

  private static final Map<String, String> SEPARATORS =
      Map.of("comma", ",", "ctrla", "\u0001", "pipe", "|", "semicolon", ";", "tab", "\t");

  private SourceNodes() {}

  static void addTo(Map<String, NodeWriter> all) {
    all.put("S3CsvSource", SourceNodes::csv);
    all.put("S3JsonSource", SourceNodes::json);
    all.put("S3ParquetSource", SourceNodes::parquet);
    all.put("S3HudiSource", (node, variable, script) -> lake(node, variable, script, "Hudi"));
    all.put("S3DeltaSource", (node, variable, script) -> lake(node, variable, script, "Delta"));
    for (String type : List.of("CatalogSource", "S3CatalogSource")) {
      all.put(type, SourceNodes::table);
    }
    for (String format : List.of("Hudi", "Delta", "Iceberg")) {
      NodeWriter table = (node, variable, script) -> lakeTable(node, variable, script, format);
      all.put("Catalog" + format + "Source", table);
      all.put("S3Catalog" + format + "Source", table);
    }
  }

  private static Output csv(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    Map<String, Object> format = new LinkedHashMap<>();
    String separator = said.text("Separator");
    if (!SEPARATORS.containsKey(separator)) {
      throw said.refusal("Separator", separator + " is not supported here");
    }
    format.put("separator", SEPARATORS.get(separator));
    format.put("quoteChar", quote(said));
    said.tell("Escaper", format, "escaper");
    said.tell("Multiline", format, "multiLine");
    said.tell("WithHeader", format, "withHeader");
    said.tell("WriteHeader", format, "writeHeader");
    said.tell("SkipFirst", format, "skipFirst");
    said.tell("OptimizePerformance", format, "optimizePerformance");
    return files(node, variable, script, "csv", format);
  }

  private static Object quote(NodeMembers said) {
    String word = said.text("QuoteChar");
    return switch (word) {
      case "quote" -> "\"";
      case "single_quote" -> "'";
      case "disabled" -> -1;
      default -> throw said.refusal("QuoteChar", word + " is not supported here");
    };
  }

  private static Output json(VisualNode node, String variable, NodeScript script) {
    Map<String, Object> format = new LinkedHashMap<>();
    node.members().tell("JsonPath", format, "jsonPath");
    node.members().tell("Multiline", format, "multiLine");
    return files(node, variable, script, "json", format);
  }

  /** The files say by themselves how they are compressed. */
  private static Output parquet(VisualNode node, String variable, NodeScript script) {
    node.members().leave("CompressionType");
    return files(node, variable, script, "parquet", Map.of());
  }

  private static Output files(
      VisualNode node,
      String variable,
      NodeScript script,
      String format,
      Map<String, Object> formatOptions) {
    NodeMembers said = node.members();
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("paths", said.texts("Paths"));
    if (!format.equals("parquet")) {
      said.tell("CompressionType", options, "compressionType");
    }
    List<String> exclusions = said.texts("Exclusions");
    if (!exclusions.isEmpty()) {
      options.put("exclusions", PythonValues.of(exclusions));
    }
    said.tell("GroupSize", options, "groupSize");
    said.tell("GroupFiles", options, "groupFiles");
    said.tell("Recurse", options, "recurse");
    said.tell("MaxBand", options, "maxBand");
    said.part("AdditionalOptions").ifPresent(more -> bound(more, options));
    PythonCall call =
        new PythonCall("glueContext.create_dynamic_frame.from_options")
            .with("connection_type", "s3")
            .with("connection_options", options)
            .with("format", format)
            .withAny("format_options", formatOptions)
            .with("transformation_ctx", variable);
    script.line(variable + " = " + call);
    return Output.FRAME;
  }

  /** A sample is what an editor looks at; a job reads all. */
  private static void bound(NodeMembers more, Map<String, Object> options) {
    more.tell("BoundedSize", options, "boundedSize");
    more.tell("BoundedFiles", options, "boundedFiles");
    more.leave("EnableSamplePath", "SamplePath");
  }

  private static Output table(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    Map<String, Object> options = new LinkedHashMap<>();
    said.part("AdditionalOptions").ifPresent(more -> bound(more, options));
    PythonCall call = table(said);
    said.find("PartitionPredicate")
        .filter(words -> !words.isEmpty())
        .ifPresent(words -> call.with("push_down_predicate", words));
    call.withAny("additional_options", options).with("transformation_ctx", variable);
    script.line(variable + " = " + call);
    return Output.FRAME;
  }

  /** The call that reads a table of the catalog. */
  static PythonCall table(NodeMembers said) {
    return new PythonCall("glueContext.create_dynamic_frame.from_catalog")
        .with("database", said.text("Database"))
        .with("table_name", said.text("Table"));
  }

  private static Output lakeTable(
      VisualNode node, String variable, NodeScript script, String format) {
    NodeMembers said = node.members();
    Map<String, Object> options =
        new LinkedHashMap<>(said.pairs("Additional" + format + "Options"));
    script.line(
        variable
            + " = "
            + table(said)
                .withAny("additional_options", options)
                .with("transformation_ctx", variable));
    return Output.FRAME;
  }

  private static Output lake(VisualNode node, String variable, NodeScript script, String format) {
    NodeMembers said = node.members();
    List<String> paths = said.texts("Paths");
    if (paths.size() != 1) {
      throw said.refusal("Paths", "must be one folder, for a table of " + format + " is one");
    }
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("path", paths.get(0));
    options.putAll(said.pairs("Additional" + format + "Options"));
    said.part("AdditionalOptions").ifPresent(more -> more.leave("EnableSamplePath", "SamplePath"));
    script.line(
        variable
            + " = "
            + new PythonCall("glueContext.create_dynamic_frame.from_options")
                .with("connection_type", format.toLowerCase(Locale.ROOT))
                .with("connection_options", options)
                .with("transformation_ctx", variable));
    return Output.FRAME;
  }
}
