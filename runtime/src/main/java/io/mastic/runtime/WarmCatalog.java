package io.mastic.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mastic.runtime.sparksql.CatalogSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.spark.SparkContext;

/**
 * A Data Catalog of one table, asked by Spark SQL once: so that the classes of asking are archived,
 * too, although no server is there when the archive is made.
 */
final class WarmCatalog implements AutoCloseable {

  private static final String PARQUET = "org.apache.hadoop.hive.ql.io.parquet.";
  private static final String DATABASE =
      "{\"Database\":{\"Name\":\"default\",\"LocationUri\":\"s3://warm/default\"}}";

  private final HttpServer server;

  /** What each operation answers; any other finds nothing. */
  private final Map<String, String> answers;

  private WarmCatalog(HttpServer server, String location) {
    this.server = server;
    String storage = storage(location);
    this.answers =
        Map.of(
            "GetDatabase",
            DATABASE,
            "GetTable",
            "{\"Table\":{\"DatabaseName\":\"default\",\"Name\":\"warm\",\"TableType\":"
                + "\"EXTERNAL_TABLE\",\"Parameters\":{\"classification\":\"parquet\"},"
                + "\"PartitionKeys\":[{\"Name\":\"day\",\"Type\":\"string\"}],"
                + storage
                + "}}",
            "GetPartitions",
            "{\"Partitions\":[{\"Values\":[\"1\"]," + storage + "}]}");
  }

  private static String storage(String location) {
    return "\"StorageDescriptor\":{\"Location\":\""
        + location
        + "\",\"Columns\":[{\"Name\":\"id\",\"Type\":\"string\"}],\"InputFormat\":\""
        + PARQUET
        + "MapredParquetInputFormat\",\"OutputFormat\":\""
        + PARQUET
        + "MapredParquetOutputFormat\",\"SerdeInfo\":{\"SerializationLibrary\":\""
        + PARQUET
        + "serde.ParquetHiveSerDe\",\"Parameters\":{\"serialization.format\":\"1\"}}}";
  }

  /**
   * On a free port of this machine.
   *
   * @param location of the table's only partition
   */
  static WarmCatalog serve(String location) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    WarmCatalog catalog = new WarmCatalog(server, location);
    server.createContext("/", catalog::answer);
    server.start();
    return catalog;
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String answer =
        answers.getOrDefault(
            target.substring(target.indexOf('.') + 1), "{\"__type\":\"EntityNotFoundException\"}");
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(answer.contains("__type") ? 400 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Plans and reads the table by a session whose catalog this is. */
  void ask(SparkContext context) {
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:" + server.getAddress().getPort());
    System.setProperty("aws.region", "us-east-1");
    System.setProperty("aws.accessKeyId", "warm");
    System.setProperty("aws.secretAccessKey", "warm");
    CatalogSession.makeDefault(context)
        .sql("select id, count(*) from warm where day = '1' and id > '0' group by id")
        .collectAsList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
