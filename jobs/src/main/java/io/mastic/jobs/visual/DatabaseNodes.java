package io.mastic.jobs.visual;

import io.mastic.jobs.visual.NodeScript.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sources and targets in databases: by tables of the catalog, by connections, by connectors. */
final class DatabaseNodes {

  private static final List<String> KINDS =
      List.of("MicrosoftSQLServer", "MySQL", "OracleSQL", "PostgreSQL");

  private DatabaseNodes() {}

  static void addTo(Map<String, NodeWriter> all) {
    for (String kind : KINDS) {
      all.put(kind + "CatalogSource", DatabaseNodes::read);
      all.put(kind + "CatalogTarget", DatabaseNodes::write);
    }
    all.put("RelationalCatalogSource", DatabaseNodes::read);
    all.put("RedshiftSource", DatabaseNodes::read);
    all.put("RedshiftTarget", DatabaseNodes::write);
    all.put("DynamoDBCatalogSource", DatabaseNodes::readDynamo);
    all.put("DirectJDBCSource", DatabaseNodes::readDirectly);
    all.put("JDBCConnectorSource", DatabaseNodes::readByConnector);
    all.put("SparkConnectorSource", DatabaseNodes::readBySpark);
    all.put("JDBCConnectorTarget", DatabaseNodes::writeByConnector);
    all.put("SparkConnectorTarget", DatabaseNodes::writeBySpark);
    all.put("ConnectorDataSource", DatabaseNodes::readData);
    all.put("ConnectorDataTarget", DatabaseNodes::writeData);
    WarehouseNodes.addTo(all);
  }

  private static Output read(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    PythonCall call = SourceNodes.table(said);
    staging(said, call);
    script.line(variable + " = " + call.with("transformation_ctx", variable));
    return Output.FRAME;
  }

  /** Redshift's alone have these. */
  private static void staging(NodeMembers said, PythonCall call) {
    said.find("RedshiftTmpDir").ifPresent(folder -> call.with("redshift_tmp_dir", folder));
    said.find("TmpDirIAMRole")
        .ifPresent(role -> call.with("additional_options", Map.of("aws_iam_role", role)));
  }

  private static Output write(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    PythonCall call = TargetNodes.table(said, script.frame(node));
    staging(said, call);
    script.line(variable + " = " + call.with("transformation_ctx", variable));
    return Output.NOTHING;
  }

  private static Output readDynamo(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    if (said.isOn("PitrEnabled")) {
      throw said.refusal("PitrEnabled", "is not supported here: the table is read by scans");
    }
    script.line(variable + " = " + SourceNodes.table(said).with("transformation_ctx", variable));
    return Output.FRAME;
  }

  private static Output readDirectly(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("useConnectionProperties", "true");
    options.put("connectionName", said.text("ConnectionName"));
    options.put("database", said.text("Database"));
    options.put("dbtable", said.text("Table"));
    said.tell("RedshiftTmpDir", options, "redshiftTmpDir");
    return source(said.text("ConnectionType"), options, variable, script);
  }

  static Output source(
      String type, Map<String, Object> options, String variable, NodeScript script) {
    script.line(
        variable
            + " = "
            + new PythonCall("glueContext.create_dynamic_frame.from_options")
                .with("connection_type", type)
                .with("connection_options", options)
                .with("transformation_ctx", variable));
    return Output.FRAME;
  }

  static Output target(
      String type,
      Map<String, Object> options,
      VisualNode node,
      String variable,
      NodeScript script) {
    script.line(
        variable
            + " = "
            + new PythonCall("glueContext.write_dynamic_frame.from_options")
                .withFrame("frame", script.frame(node))
                .with("connection_type", type)
                .with("connection_options", options)
                .with("transformation_ctx", variable));
    return Output.NOTHING;
  }

  /** Which connector it is the connection tells. */
  private static Map<String, Object> connector(NodeMembers said) {
    said.leave("ConnectorName");
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("connectionName", said.text("ConnectionName"));
    return options;
  }

  private static Output readByConnector(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    Map<String, Object> options = connector(said);
    if (said.has("ConnectionTable") == said.has("Query")) {
      throw node.refusal("either ConnectionTable or Query is required");
    }
    said.tell("ConnectionTable", options, "dbTable");
    said.tell("Query", options, "query");
    said.part("AdditionalOptions")
        .ifPresent(
            more -> {
              more.tell("FilterPredicate", options, "filterPredicate");
              more.tell("PartitionColumn", options, "partitionColumn");
              more.tell("LowerBound", options, "lowerBound");
              more.tell("UpperBound", options, "upperBound");
              more.tell("NumPartitions", options, "numPartitions");
              List<String> keys = more.texts("JobBookmarkKeys");
              if (!keys.isEmpty()) {
                options.put("jobBookmarkKeys", keys);
              }
              more.tell("JobBookmarkKeysSortOrder", options, "jobBookmarkKeysSortOrder");
            });
    return source(said.text("ConnectionType"), options, variable, script);
  }

  private static Output readBySpark(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    Map<String, Object> options = connector(said);
    options.putAll(said.pairs("AdditionalOptions"));
    return source(said.text("ConnectionType"), options, variable, script);
  }

  private static Output writeByConnector(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    Map<String, Object> options = connector(said);
    options.put("dbTable", said.text("ConnectionTable"));
    options.putAll(said.pairs("AdditionalOptions"));
    return target(said.text("ConnectionType"), options, node, variable, script);
  }

  private static Output writeBySpark(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    Map<String, Object> options = connector(said);
    options.putAll(said.pairs("AdditionalOptions"));
    return target(said.text("ConnectionType"), options, node, variable, script);
  }

  private static Output readData(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    return source(type(said), new LinkedHashMap<>(said.pairs("Data")), variable, script);
  }

  private static Output writeData(VisualNode node, String variable, NodeScript script) {
    NodeMembers said = node.members();
    return target(type(said), new LinkedHashMap<>(said.pairs("Data")), node, variable, script);
  }

  private static String type(NodeMembers said) {
    return said.text("ConnectionType").toLowerCase(Locale.ROOT);
  }
}
