package io.mastic.jobs.visual;

import io.mastic.jobs.visual.NodeScript.Output;
import java.util.LinkedHashMap;
import java.util.Map;

/** Redshift and Snowflake, whose nodes say one structure that an editor fills. */
final class WarehouseNodes {

  private WarehouseNodes() {}

  static void addTo(Map<String, NodeWriter> all) {
    all.put("AmazonRedshiftSource", WarehouseNodes::readRedshift);
    all.put("AmazonRedshiftTarget", WarehouseNodes::writeRedshift);
    all.put("SnowflakeSource", WarehouseNodes::readSnowflake);
    all.put("SnowflakeTarget", WarehouseNodes::writeSnowflake);
  }

  private static NodeMembers data(VisualNode node) {
    return node.members().part("Data").orElseThrow(() -> node.refusal("Data is required"));
  }

  private static Output readRedshift(VisualNode node, String variable, NodeScript script) {
    NodeMembers data = data(node);
    if (data.find("AccessType").orElse("connection").equals("catalog")) {
      PythonCall call =
          new PythonCall("glueContext.create_dynamic_frame.from_catalog")
              .with("database", chosen(data, "CatalogDatabase"))
              .with("table_name", chosen(data, "CatalogTable"));
      data.find("TempDir").ifPresent(folder -> call.with("redshift_tmp_dir", folder));
      // What the table is called in the database the catalog's table says itself.
      data.leave("SourceType", "TableSchema", "CatalogRedshiftSchema", "CatalogRedshiftTable");
      script.line(variable + " = " + call.with("transformation_ctx", variable));
      return Output.FRAME;
    }
    Map<String, Object> options = redshift(data);
    if (data.find("SourceType").orElse("table").equals("query")) {
      options.put("query", data.text("SampleQuery"));
    } else {
      options.put("dbtable", chosen(data, "Schema") + "." + chosen(data, "Table"));
    }
    return DatabaseNodes.source("redshift", options, variable, script);
  }

  private static Output writeRedshift(VisualNode node, String variable, NodeScript script) {
    NodeMembers data = data(node);
    String access = data.find("AccessType").orElse("connection");
    if (access.equals("catalog")) {
      throw data.refusal("AccessType", "catalog is not supported here; use RedshiftTarget");
    }
    String action = data.find("Action").orElse("insert");
    if (!action.equals("insert") && !action.equals("append")) {
      throw data.refusal("Action", action + " is not supported here; use PreAction and insert");
    }
    if (data.isOn("Upsert")) {
      throw data.refusal("Upsert", "is not supported here");
    }
    Map<String, Object> options = redshift(data);
    options.put("dbtable", chosen(data, "Schema") + "." + chosen(data, "Table"));
    data.tell("PreAction", options, "preactions");
    data.tell("PostAction", options, "postactions");
    data.leave("SourceType");
    return DatabaseNodes.target("redshift", options, node, variable, script);
  }

  private static Map<String, Object> redshift(NodeMembers data) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("useConnectionProperties", "true");
    options.put("connectionName", chosen(data, "Connection"));
    data.tell("TempDir", options, "redshiftTmpDir");
    if (data.has("IamRole")) {
      options.put("aws_iam_role", chosen(data, "IamRole"));
    }
    data.leave("TableSchema");
    return options;
  }

  private static Output readSnowflake(VisualNode node, String variable, NodeScript script) {
    NodeMembers data = data(node);
    Map<String, Object> options = snowflake(data);
    if (data.find("SourceType").orElse("table").equals("query")) {
      options.put("query", data.text("SampleQuery"));
      data.leave("Table");
    } else {
      options.put("dbtable", data.text("Table"));
    }
    data.value("AutoPushdown")
        .ifPresent(on -> options.put("autopushdown", on.equals(true) ? "on" : "off"));
    return DatabaseNodes.source("snowflake", options, variable, script);
  }

  private static Output writeSnowflake(VisualNode node, String variable, NodeScript script) {
    NodeMembers data = data(node);
    String action = data.find("Action").orElse("append");
    if (!action.equals("append")) {
      throw data.refusal("Action", action + " is not supported here; use PreAction and append");
    }
    if (data.isOn("Upsert")) {
      throw data.refusal("Upsert", "is not supported here");
    }
    Map<String, Object> options = snowflake(data);
    options.put("dbtable", data.text("Table"));
    data.tell("PreAction", options, "preactions");
    data.tell("PostAction", options, "postactions");
    data.leave("SourceType", "AutoPushdown");
    return DatabaseNodes.target("snowflake", options, node, variable, script);
  }

  private static Map<String, Object> snowflake(NodeMembers data) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("connectionName", chosen(data, "Connection"));
    data.tell("Database", options, "sfDatabase");
    data.tell("Schema", options, "sfSchema");
    options.putAll(data.pairs("AdditionalOptions"));
    // AWS itself does not use them.
    data.leave("TempDir", "IamRole", "TableSchema");
    return options;
  }

  /** One of an editor's lists of choices: its value counts, the rest is for the eye. */
  private static String chosen(NodeMembers data, String member) {
    NodeMembers option = data.part(member).orElseThrow(() -> data.refusal(member, "is required"));
    option.leave("Label", "Description");
    return option.text("Value");
  }
}
