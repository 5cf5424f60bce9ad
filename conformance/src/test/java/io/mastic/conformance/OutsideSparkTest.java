package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Partition;

/**
 * A Spark 3.5 that is nobody's but Apache's, started by its own SparkSubmit, with one jar of ours
 * beside it.
 */
@Tag("slow")
class OutsideSparkTest {

  private static final Path RUNTIME = MasticProcess.home().resolve("runtime");

  /** What Mastic puts beside Spark, and others do not have. */
  private static final List<String> NOT_SPARKS =
      List.of(
          "glue-",
          "sdk-core-",
          "aws-core-",
          "auth-",
          "regions-",
          "url-connection-client-",
          "ion-java-1.1",
          "bson-");

  @BeforeAll
  static void packed() throws Exception {
    Needs.fetched(
        MasticProcess.home(),
        List.of(
            "./mvnw",
            "-B",
            "-ntp",
            "-Pdist",
            "-pl",
            "runtime",
            "-Dfmt.skip",
            "-DskipTests",
            "package"));
  }

  @Test
  void readsAndWritesTheCatalogBySql(@TempDir Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      found(server, directory);
      String said = ran(server, directory, program(directory));

      assertThat(said)
          .contains(
              "FOUND csv [[1,Rome], [2,Oslo]]",
              "FOUND json [[1,Rome], [2,Oslo]]",
              "FOUND xml [[1,Rome], [2,Oslo]]",
              "FOUND ion [[1,Rome], [2,Oslo]]");
      assertThat(said).contains("ANSWER [[bob]]", "LISTED [[day=mon], [day=tue]]", "APART");
      try (GlueClient glue = glue(server)) {
        assertThat(
                glue
                    .getPartitions(r -> r.databaseName("outside").tableName("people"))
                    .partitions()
                    .stream()
                    .map(Partition::values))
            .containsExactlyInAnyOrder(List.of("mon"), List.of("tue"));
        assertThat(
                glue.getTable(r -> r.databaseName("outside").name("tuesday")).table().tableType())
            .isEqualTo("VIRTUAL_VIEW");
      }
    }
  }

  /** Files as crawlers find them, which Hive's own readers would not read, or not rightly. */
  private static void found(MasticProcess server, Path directory) throws IOException {
    Map<String, String> files =
        Map.of(
            "csv", "city,id\nRome,1\nOslo,2\n",
            "json", "{\n \"id\": 1,\n \"city\": \"Rome\"\n}\n{\n \"id\": 2, \"city\": \"Oslo\"}\n",
            "xml",
                "<all><row><id>1</id><city>Rome</city></row><row><id>2</id><city>Oslo</city></row></all>",
            "ion", "{id:1,city:\"Rome\"} {id:2,city:\"Oslo\"}");
    Map<String, String> libraries =
        Map.of(
            "csv", "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
            "json", "org.openx.data.jsonserde.JsonSerDe");
    try (GlueClient glue = glue(server)) {
      glue.createDatabase(r -> r.databaseInput(d -> d.name("found")));
      for (Map.Entry<String, String> file : files.entrySet()) {
        String format = file.getKey();
        Path folder = Files.createDirectories(directory.resolve("found/" + format));
        Files.writeString(folder.resolve("a." + format), file.getValue());
        Map<String, String> words = new HashMap<>(Map.of("classification", format));
        if (format.equals("csv")) {
          words.put("skip.header.line.count", "1");
        }
        if (format.equals("xml")) {
          words.put("rowTag", "row");
        }
        glue.createTable(
            r ->
                r.databaseName("found")
                    .tableInput(
                        t ->
                            t.name(format)
                                .tableType("EXTERNAL_TABLE")
                                .parameters(words)
                                .storageDescriptor(
                                    s ->
                                        s.columns(
                                                Column.builder().name("id").type("int").build(),
                                                Column.builder()
                                                    .name("city")
                                                    .type("string")
                                                    .build())
                                            .location(folder.toUri().toString())
                                            .inputFormat("org.apache.hadoop.mapred.TextInputFormat")
                                            .outputFormat(
                                                "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat")
                                            .serdeInfo(
                                                i ->
                                                    i.serializationLibrary(libraries.get(format))
                                                        .parameters(
                                                            format.equals("csv")
                                                                ? Map.of("field.delim", ",")
                                                                : Map.of())))));
      }
    }
  }

  private static GlueClient glue(MasticProcess server) {
    return GlueClient.builder()
        .endpointOverride(server.uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(MasticKeys.create())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static String ran(MasticProcess server, Path directory, Path program) throws Exception {
    Path output = directory.resolve("spark.out");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + RUNTIME.resolve("src/test/jvm.options"),
                "-Xmx1g",
                "-cp",
                sparksOwn(),
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "local[2]",
                "--conf",
                "spark.plugins=io.mastic.runtime.sparksql.CatalogPlugin",
                "--conf",
                "spark.ui.enabled=false",
                "--jars",
                catalogJar().toString(),
                "--class",
                "OutsideSpark",
                program.toString(),
                directory.resolve("lake").toUri().toString()));
    ProcessBuilder spark =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    spark
        .environment()
        .putAll(
            Map.of(
                "SPARK_LOCAL_IP",
                "127.0.0.1",
                "AWS_ENDPOINT_URL",
                server.uri().toString(),
                "AWS_ACCESS_KEY_ID",
                MasticProcess.KEY_ID,
                "AWS_SECRET_ACCESS_KEY",
                MasticProcess.SECRET,
                "AWS_REGION",
                "us-east-1"));
    Process process = spark.start();
    boolean ended = process.waitFor(8, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).as(Files.readString(output)).isTrue();
    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    return Files.readString(output);
  }

  private static String sparksOwn() throws IOException {
    try (Stream<Path> jars = Files.list(RUNTIME.resolve("target/spark/jars"))) {
      return jars.filter(jar -> NOT_SPARKS.stream().noneMatch(name(jar)::startsWith))
          .map(Path::toString)
          .sorted()
          .collect(Collectors.joining(":"));
    }
  }

  private static String name(Path jar) {
    return jar.getFileName().toString();
  }

  private static Path catalogJar() throws IOException {
    try (Stream<Path> jars = Files.list(RUNTIME.resolve("target"))) {
      List<Path> found =
          jars.filter(jar -> name(jar).matches("runtime-.*-spark-catalog\\.jar")).toList();
      assertThat(found).as("made by mvnw -Pdist package").hasSize(1);
      return found.get(0);
    }
  }

  private static Path program(Path directory) throws IOException {
    Path source = Path.of("src/test/resources/outside/OutsideSpark.java");
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                directory.toString(),
                "-cp",
                sparksOwn(),
                source.toString());
    assertThat(code).isZero();
    Path jar = directory.resolve("program.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry("OutsideSpark.class"));
      entries.write(Files.readAllBytes(directory.resolve("OutsideSpark.class")));
    }
    return jar;
  }
}
