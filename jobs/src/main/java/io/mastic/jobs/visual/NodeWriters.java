package io.mastic.jobs.visual;

import java.util.Map;
import java.util.TreeMap;

/** Every type of node that the API has, with what writes it or why nothing does. */
final class NodeWriters {

  private static final String LEARNED = "it needs a trained model that is not part of this server";
  private static final String GOVERNED = "there are no governed tables any more";
  private static final String EXPORT =
      "the export connector is not here; DynamoDBCatalogSource reads the table by scans";

  private static final Map<String, NodeWriter> ALL = all();

  private NodeWriters() {}

  static NodeWriter writer(VisualNode node) {
    NodeWriter writer = ALL.get(node.type());
    if (writer == null) {
      throw node.refusal("there is no such type of node here");
    }
    return writer;
  }

  static boolean isKnown(String type) {
    return ALL.containsKey(type);
  }

  private static Map<String, NodeWriter> all() {
    Map<String, NodeWriter> all = new TreeMap<>();
    SourceNodes.addTo(all);
    StreamNodes.addTo(all);
    DatabaseNodes.addTo(all);
    TargetNodes.addTo(all);
    FieldNodes.addTo(all);
    RowNodes.addTo(all);
    SeveralNodes.addTo(all);
    CodeNodes.addTo(all);
    QualityNodes.addTo(all);
    refuse(all, LEARNED, "FillMissingValues", "PIIDetection");
    refuse(all, GOVERNED, "GovernedCatalogSource", "GovernedCatalogTarget");
    refuse(all, EXPORT, "DynamoDBELTConnectorSource");
    refuse(all, "recipes are DataBrew's", "Recipe");
    refuse(all, "Spark has no reader for it", "S3ExcelSource");
    refuse(all, "Spark has no writer for it", "S3HyperDirectTarget");
    refuse(
        all,
        "a table of the catalog is written by S3IcebergCatalogTarget",
        "S3IcebergDirectTarget");
    refuse(
        all,
        "there is no connector of Athena's; SparkConnectorSource takes one of Spark's interface",
        "AthenaConnectorSource");
    return all;
  }

  private static void refuse(Map<String, NodeWriter> all, String why, String... types) {
    for (String type : types) {
      all.put(type, NodeWriter.refused(why));
    }
  }
}
