package io.mastic.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.app.Home;
import io.mastic.app.LocalKey;
import io.mastic.app.Server;
import io.mastic.app.Settings;
import io.mastic.kernel.Json;
import io.mastic.wire.Auth;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code mastic crawl} beside a server, and what the server's pages keep of a crawl. */
class CrawlCommandTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path data;

  private final StringWriter err = new StringWriter();

  private String out(int code, String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setProperty("mastic.home", HOME.toString());
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      int ended =
          Mastic.commandLine(arguments).setErr(new PrintWriter(err, true)).execute(arguments);
      assertThat(ended).as("%s", err).isEqualTo(code);
    } finally {
      System.setOut(before);
      System.clearProperty("mastic.home");
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String page(Server server, String page) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/_/" + page)).build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void explainsFollowsAndKeepsTheReasons() throws Exception {
    Settings settings = Settings.local(data).with(new Settings.Door("127.0.0.1", 0, Auth.OFF));
    String at = data.toString();
    try (Server server = Server.start(settings, new Home(HOME), Server.Spark.NOT_PREPARED)) {
      fill(server);
      String explained = out(0, "crawl", "--data", at, "--explain", "s3://raw/orders/");
      assertThat(explained)
          .contains("Table orders")
          .contains("json, 2 files")
          .contains("price  double")
          .contains("(partition key)")
          .contains("2 partitions: 1, 2")
          .contains("- s3://raw/orders/ is one table: its 2 folders of files hold alike data")
          .contains("File s3://raw/orders/notes.txt is classified UNKNOWN")
          .contains("s3://raw/orders/day=1/a.json is json")
          .contains("- json: it fits, with certainty 1.0")
          .contains("- column who is struct<name:string>: 1 struct like {\"name\":\"x\"}");
      assertThat(out(0, "crawl", "--data", at, "--explain", "s3://raw/", "--exclude", "orders/**"))
          .contains("No table would be made.");
      assertThat(page(server, "api/crawls?crawler=orders")).contains("\"Crawls\":[]");

      assertThat(out(0, "crawl", "--data", at, "--name", "orders"))
          .contains("INFO : Created table orders in database shop")
          .contains("Crawler orders: COMPLETED")
          .contains("1 table added: orders")
          .contains("2 partitions added");
      assertThat(out(0, "crawl", "--data", at, "--name", "orders"))
          .contains("Nothing was changed in the catalog.");
      assertThat(out(1, "crawl", "--data", at, "--name", "none")).isEmpty();
      assertThat(err.toString()).contains("mastic: Crawler entry with name none does not exist");

      var crawls = Json.read(page(server, "api/crawls?crawler=orders")).path("Crawls");
      assertThat(crawls).hasSize(2);
      assertThat(crawls.get(1).path("Changes").toString()).contains("\"Name\":\"orders\"");
      String one = page(server, "api/crawls?id=" + crawls.get(1).path("Id").asText());
      assertThat(one)
          .contains("\"Code\":\"PARTITIONS\"")
          .contains("\"Says\":\"s3://raw/orders/ is one table")
          .contains("\"Classifier\":\"json\"")
          .contains("\"Column\":\"price\"");
    }
  }

  private static void fill(Server server) {
    LocalKey key = server.key();
    StaticCredentialsProvider credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
    try (S3Client s3 =
            S3Client.builder()
                .endpointOverride(server.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        GlueClient glue =
            GlueClient.builder()
                .endpointOverride(server.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
      s3.createBucket(b -> b.bucket("raw"));
      String row = "{\"id\":1,\"price\":1.5,\"who\":{\"name\":\"x\"}}\n";
      for (String file : new String[] {"day=1/a.json", "day=2/a.json"}) {
        s3.putObject(b -> b.bucket("raw").key("orders/" + file), RequestBody.fromString(row));
      }
      s3.putObject(
          b -> b.bucket("raw").key("orders/notes.txt"), RequestBody.fromString("no table\n"));
      glue.createDatabase(b -> b.databaseInput(d -> d.name("shop")));
      glue.createCrawler(
          b ->
              b.name("orders")
                  .role("arn:aws:iam::000000000000:role/r")
                  .databaseName("shop")
                  .targets(t -> t.s3Targets(S3Target.builder().path("s3://raw/orders/").build())));
    }
  }
}
