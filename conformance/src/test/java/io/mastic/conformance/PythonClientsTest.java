package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * boto3 and the AWS CLI against a running server: the suites of src/test/python, one server for
 * several. They need an interpreter with boto3, and the command aws, on the PATH.
 */
class PythonClientsTest {

  private static final Path SUITES = Path.of("src/test/python");
  private static final Path INFRASTRUCTURE =
      MasticProcess.home().resolve("examples/infrastructure");

  /** What is stored; tried.py tells what each operation of the catalog must have met in these. */
  private static final List<String> CATALOG =
      List.of(
          "test_databases",
          "test_tables",
          "test_table_formats",
          "test_partitions",
          "test_statistics",
          "test_functions",
          "test_connections",
          "test_connection_types",
          "test_entities",
          "test_scripts",
          "test_catalogs",
          "test_settings",
          "test_rulesets",
          "test_registry",
          "test_tokens",
          "test_catalog_members");

  /** What Spark does for tables as work of the server's own. */
  private static final List<String> UPKEEP =
      List.of("test_column_statistics", "test_table_optimizers");

  private static final List<String> UPKEEP_IN_SHORT =
      List.of(
          "test_column_statistics.Runs.test_a_partitioned_csv_table",
          "test_column_statistics.Runs.test_refusals",
          "test_table_optimizers.TableOptimizers.test_refusals");

  /** One server for those in a line. */
  private static final List<String> OTHERS =
      List.of(
          "test_glue test_crawl_targets test_usage_profiles",
          "test_s3 test_neighbours test_small_services test_events test_declared_services"
              + " test_walks",
          "test_stacks test_stack_faults test_stack_types test_stack_clients test_stack_stories",
          "test_absent_services test_cli test_bad_input");

  /** Spark in jobs: long, and so each line is a test of its own. */
  private static final List<String> SPARK =
      List.of(
          "test_spark",
          "test_arguments",
          "test_quality",
          "test_surface_of_awsglue",
          "test_guide_examples",
          "test_plans",
          "test_daily",
          "test_crawled");

  private static final List<String> SPARK_SQL =
      List.of("test_spark_sql", "test_sessions", "test_livy");

  /** Scripts in Scala, which are compiled. */
  private static final List<String> SCALA = List.of("test_scala", "test_surface_of_scala");

  /** Jobs on databases, which {@link JobDatabasesTest} starts. */
  private static final String DATABASES = "test_jdbc";

  /** Beside servers of Kafka, Kinesis and others, for which {@link StreamsTest} looks. */
  static final List<String> STREAMS = List.of("test_streams", "test_stores");

  /** Beside a Trino, which {@link TrinoTest} starts. */
  private static final String TRINO = "test_trino";

  /** By a Jupyter, which {@link NotebooksTest} looks for. */
  static final List<String> NOTEBOOKS = List.of("test_notebooks", "test_magics");

  /** On a terminal, which {@link TerminalTest} tells them the program for. */
  private static final String TERMINAL = "test_terminal";

  /** Two sessions with Spark; what needs none is in the room's own tests. */
  private static final String ENDPOINTS = "test_dev_endpoints";

  /** Jobs, crawlers and workflows, with a look at what was tried of them. */
  private static final String ROOMS = "test_rooms";

  /** IAM, STS, logs and objects, with the same look. */
  private static final String MEMBERS = "test_members";

  /** What makes workflows out of archives; with the rooms. */
  private static final String BLUEPRINTS = "test_blueprints";

  /** Each operation as it must be met, and each member of its request sent. */
  private static final String BOTH = "tried.Tried tried.Members";

  /** Needs npm and what the app's lock file names; its own test runs it. */
  private static final String CDK = "test_cdk";

  /** The real Terraform, which {@link TerraformTest} looks for. */
  private static final String TERRAFORM = "test_terraform";

  /** A run of a visual job; what each node becomes is in the room's own tests. */
  private static final String VISUAL = "test_visual";

  /** Long, and only with {@code --slow}. */
  private static final String LAKES = "test_lake_tables";

  @Test
  void everySuiteIsRun() throws IOException {
    List<String> run = new ArrayList<>(CATALOG);
    run.addAll(UPKEEP);
    run.add(DATABASES);
    run.add(TRINO);
    run.addAll(STREAMS);
    run.addAll(NOTEBOOKS);
    run.add(TERMINAL);
    run.add(ENDPOINTS);
    run.add(ROOMS);
    run.add(MEMBERS);
    run.add(BLUEPRINTS);
    run.add(LAKES);
    run.add(VISUAL);
    run.addAll(SCALA);
    run.add(CDK);
    run.add(TERRAFORM);
    OTHERS.forEach(names -> run.addAll(List.of(names.split(" ", -1))));
    run.addAll(SPARK);
    run.addAll(SPARK_SQL);
    try (Stream<Path> files = Files.list(SUITES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.startsWith("test_"))
          .containsExactlyInAnyOrderElementsOf(run.stream().map(name -> name + ".py").toList());
    }
  }

  @ParameterizedTest
  @FieldSource("OTHERS")
  void suites(String names, @TempDir Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      passes(List.of(names.split(" ", -1)), server, directory);
    }
  }

  @Test
  void spark(@TempDir Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      List<String> all = new ArrayList<>(SPARK);
      all.add("test_streams.Topics");
      passes(all, server, directory);
    }
  }

  @Test
  void sqlOfSpark(@TempDir Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      passes(SPARK_SQL, server, directory);
    }
  }

  @Test
  void scala(@TempDir Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      passes(SCALA, server, directory);
    }
  }

  @Test
  void theCatalog(@TempDir Path directory) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      catalogPasses(postgres, server, directory);
    }
  }

  /** Jobs, crawlers and workflows: each operation, and each member of its request. */
  @Test
  void theRooms(@TempDir Path directory) throws Exception {
    String sources = Files.createDirectory(directory.resolve("git")).toString();
    try (MasticProcess server =
        MasticProcess.serve(directory.resolve("data"), "--source-directory", sources)) {
      String calls = directory.resolve("calls").toString();
      Map<String, String> told = Map.of("MASTIC_CALLS", calls, "MASTIC_SOURCES", sources);
      passes(List.of(ROOMS, BLUEPRINTS), server, directory, told);
      List<String> operations = new ArrayList<>();
      for (String room :
          List.of(
              "jobs.definition",
              "jobs.run",
              "jobs.source",
              "crawlers",
              "workflows",
              "sessions.session")) {
        operations.addAll(MasticProcess.operations(room));
      }
      tried(BOTH, operations, calls, server, directory);
    }
  }

  /** What stands beside Glue: each operation, each member, and what of it has no effect. */
  @Test
  void theRoomsBeside(@TempDir Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      String calls = directory.resolve("calls").toString();
      passes(List.of(MEMBERS), server, directory, Map.of("MASTIC_CALLS", calls));
      for (String service : List.of("iam", "sts", "s3", "logs")) {
        passes(
            List.of("tried"),
            server,
            directory,
            Map.of("MASTIC_CALLS", calls, "MASTIC_SERVICE", service));
      }
    }
  }

  /** The stores' contract suites run on PostgreSQL each time; this is the whole way of a client. */
  @Test
  @Tag("slow")
  void theSameOnPostgresql(@TempDir Path directory) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        MasticProcess server =
            MasticProcess.serve(directory.resolve("data"), "--db", url(postgres))) {
      catalogPasses(postgres, server, directory);
      passes(List.of("test_glue"), server, directory);
    }
  }

  /** What needs no Spark, or little of it. */
  @Test
  void theUpkeepInShort(@TempDir Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      passes(UPKEEP_IN_SHORT, server, directory);
    }
  }

  @Test
  @Tag("slow")
  void theUpkeepOfTables(@TempDir Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      String calls = directory.resolve("calls").toString();
      passes(UPKEEP, server, directory, Map.of("MASTIC_CALLS", calls));
      tried("tried.Tried", MasticProcess.operations("jobs.statistics"), calls, server, directory);
      tried("tried.Tried", MasticProcess.operations("jobs.optimizers"), calls, server, directory);
    }
  }

  @Test
  @Tag("slow")
  void visualJobs(@TempDir Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      passes(List.of(VISUAL), server, directory);
    }
  }

  /** All scripts of examples/daily, of which the quick suites run a handful. */
  @Test
  @Tag("slow")
  void everyDailyScript(@TempDir Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      passes(List.of("test_daily"), server, directory, Map.of("MASTIC_DAILY", "all"));
    }
  }

  /** The real CDK deploys an app. */
  @Test
  void anAppOfCdk(@TempDir Path directory) throws Exception {
    Needs.packages(INFRASTRUCTURE.resolve("cdk-typescript"));
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      passes(List.of(CDK + ".Cdk"), server, directory);
    }
  }

  /** An app in Java; Maven, by its own command, fetches CDK's library for it. */
  @Test
  @Tag("slow")
  void anAppOfCdkInJava(@TempDir Path directory) throws Exception {
    Needs.packages(INFRASTRUCTURE.resolve("cdk-typescript"));
    Needs.program("mvn");
    Needs.fetched(
        INFRASTRUCTURE.resolve("cdk-java"),
        List.of("mvn", "-B", "-ntp", "-q", "compile", "exec:help"));
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      passes(List.of(CDK + ".JavaAtLength"), server, directory);
    }
  }

  /** Bootstrapping, and the pipeline of the examples as it is deployed by CDK and the CLI. */
  @Test
  @Tag("slow")
  void infrastructureAtLength(@TempDir Path directory) throws Exception {
    Needs.packages(INFRASTRUCTURE.resolve("cdk-typescript"));
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      passes(List.of(CDK + ".CdkAtLength", CDK + ".OthersAtLength"), server, directory);
    }
  }

  /** What AWS documents of sessions, one by one; a session's time is at least a minute. */
  @Test
  @Tag("slow")
  void sessionsAtLength(@TempDir Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      passes(List.of("session_walk.Walk"), server, directory);
    }
  }

  @Test
  @Tag("slow")
  void devEndpoints(@TempDir Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      passes(List.of(ENDPOINTS + ".DevEndpoints"), server, directory);
    }
  }

  @Test
  @Tag("slow")
  void tablesOfLakes(@TempDir Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      passes(List.of(LAKES), server, directory);
    }
  }

  /** Objects are kept by another server, which this one forwards to. */
  @Test
  @Tag("slow")
  void theSameOnARemoteS3(@TempDir Path directory) throws Exception {
    try (MasticProcess remote = MasticProcess.serve(directory.resolve("remote"));
        MasticProcess server =
            MasticProcess.serve(directory.resolve("data"), "--s3", remote.uri().toString())) {
      passes(
          List.of("test_s3", "test_glue.Pipeline", "test_table_formats"),
          server,
          directory,
          Map.of("MASTIC_REMOTE_S3", "1"));
      assertThat(directory.resolve("data/objects")).doesNotExist();
    }
  }

  /**
   * @param toLogInTo a database for the connections that are tested
   */
  private static void catalogPasses(
      EmbeddedPostgres toLogInTo, MasticProcess server, Path directory) throws Exception {
    openShop(toLogInTo);
    String calls = directory.resolve("calls").toString();
    passes(
        CATALOG,
        server,
        directory,
        Map.of("MASTIC_CALLS", calls, "MASTIC_JDBC_URL", url(toLogInTo)));
    Files.write(Path.of(calls), BusinessContextSuite.calls(server), StandardOpenOption.APPEND);
    tried(BOTH, MasticProcess.operations("catalog"), calls, server, directory);
  }

  /** A new operation is tried by a client, and refused to one, or it is not done. */
  private static void tried(
      String suite, List<String> operations, String calls, MasticProcess server, Path directory)
      throws Exception {
    passes(
        List.of(suite.split(" ", -1)),
        server,
        directory,
        Map.of("MASTIC_CALLS", calls, "MASTIC_OPERATIONS", String.join(" ", operations)));
  }

  /** A table to find behind a connection, and more than a page of them. */
  static void openShop(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA shop");
      statement.execute("CREATE TABLE shop.items (id int PRIMARY KEY, name text, price numeric)");
      statement.execute(
          "INSERT INTO shop.items VALUES (1, 'pen', 1), (2, 'ink', 2), (3, 'it''s', NULL)");
      statement.execute("CREATE SCHEMA stock");
      statement.execute(
          "DO $$ BEGIN FOR i IN 1000..2099 LOOP"
              + " EXECUTE 'CREATE TABLE stock.t' || i || ' (id int)'; END LOOP; END $$");
    }
  }

  static String url(EmbeddedPostgres postgres) {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  private static void passes(List<String> suites, MasticProcess server, Path directory)
      throws Exception {
    passes(suites, server, directory, Map.of());
  }

  static void passes(
      List<String> suites, MasticProcess server, Path directory, Map<String, String> more)
      throws Exception {
    Path output = directory.resolve("python.out");
    List<String> command = new ArrayList<>(List.of("python3", "-m", "unittest", "-v"));
    command.addAll(suites);
    ProcessBuilder python =
        new ProcessBuilder(command)
            .directory(SUITES.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    python
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL",
                server.uri().toString(),
                "AWS_ACCESS_KEY_ID",
                MasticProcess.KEY_ID,
                "AWS_SECRET_ACCESS_KEY",
                MasticProcess.SECRET,
                "AWS_DEFAULT_REGION",
                "us-east-1",
                "AWS_CONFIG_FILE",
                directory.resolve("no-config").toString(),
                "AWS_EC2_METADATA_DISABLED",
                "true"));
    python.environment().putAll(more);
    Process process = python.start();
    boolean ended = process.waitFor(15, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).as(Files.readString(output)).isTrue();
    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    assertThat(Files.readString(output))
        .containsPattern("Ran [1-9][0-9]* test")
        .as("a test that does not run")
        .doesNotContain("... skipped");
  }
}
