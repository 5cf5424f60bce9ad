package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.DatabaseLogin;
import io.mastic.wire.Auth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ColumnStatistics;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsType;
import software.amazon.awssdk.services.glue.model.ConnectionType;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.ValidationException;

/**
 * Names that no sensible person gives: kept and told apart exactly, as AWS folds them, or refused
 * in AWS's words.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HardNamesContract {

  /** Different things, also where a pattern, a comparison or a normal form would mix them up. */
  private static final List<String> NAMES =
      List.of(
          "ab",
          "a%",
          "a_",
          "a*",
          "%",
          "_",
          "it's",
          "a\"b",
          "a`b",
          "a\\b",
          "a\\\\b",
          "'; DROP TABLE catalog_database; --",
          "x' OR '1'='1",
          "${x} :x ?1 {{x}} $(x)",
          "a.b",
          "a:b",
          "a,b",
          "[a]",
          "null",
          " ab",
          "ab ",
          "a b",
          "a\tb",
          "\u00e9",
          "e\u0301",
          "\u202Eabc",
          "\u05e9\u05dc\u05d5\u05dd",
          "\uD83D\uDE00",
          "\uD83D\uDE01",
          "\u4e2d\u6587",
          "\uFFFD",
          "x".repeat(255),
          "\u00e9".repeat(255),
          anyCharacters(255));

  private GlueClient glue;
  private Server server;
  private Path directory;

  /** The JDBC URL of an empty database, or null for a SQLite file. */
  abstract @Nullable String database();

  @BeforeAll
  void openServer(@TempDir Path data) throws IOException {
    directory = data;
    Path home = Path.of("..").toAbsolutePath().normalize();
    String url = database();
    Settings settings =
        Settings.local(data)
            .with(new Settings.Door("127.0.0.1", 0, Auth.VERIFY))
            .with(new Settings.Storage(data, url == null ? null : DatabaseLogin.of(url), null));
    server = Server.start(settings, new Home(home), Server.Spark.NOT_PREPARED);
    LocalKey key = server.key();
    glue =
        GlueClient.builder()
            .endpointOverride(server.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.id(), key.secret())))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
            .build();
    glue.createDatabase(r -> r.databaseInput(d -> d.name("home")));
    glue.createTable(
        r ->
            r.databaseName("home")
                .tableInput(
                    t ->
                        t.name("home")
                            .partitionKeys(Column.builder().name("k").type("string").build())));
    glue.createRegistry(r -> r.registryName("home"));
  }

  @AfterAll
  void closeServer() {
    glue.close();
    server.close();
    Survivors.end(directory);
  }

  @ParameterizedTest
  @EnumSource(Named.class)
  void namesAreKeptAndToldApart(Named kind) {
    Set<String> there = new LinkedHashSet<>(kind.list(glue));
    for (String name : NAMES) {
      if (kind.takes(name)) {
        kind.create(glue, name);
        there.add(kind.folded(name));
        assertThat(kind.read(glue, name)).isEqualTo(kind.folded(name));
        assertThatThrownBy(() -> kind.create(glue, name))
            .isInstanceOfAny(AlreadyExistsException.class, GlueException.class)
            .satisfies(e -> assertThat(((GlueException) e).statusCode()).isEqualTo(400));
      } else {
        assertThatThrownBy(() -> kind.create(glue, name))
            .as(name)
            .isInstanceOf(InvalidInputException.class);
      }
    }
    assertThat(kind.list(glue)).containsExactlyInAnyOrderElementsOf(there);
    for (String name : NAMES) {
      if (kind.takes(name)) {
        kind.delete(glue, name);
        there.remove(kind.folded(name));
        assertThatThrownBy(() -> kind.read(glue, name))
            .as(name)
            .isInstanceOf(EntityNotFoundException.class);
        assertThat(kind.list(glue)).containsExactlyInAnyOrderElementsOf(there);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Named.class)
  void namesThatCannotBeAreRefused(Named kind) {
    List<String> impossible = new ArrayList<>(List.of(""));
    if (kind != Named.PARTITION) {
      impossible.addAll(List.of("\u0000", "a\u0000b", "x".repeat(256), "\uD83D\uDE00".repeat(256)));
    } else {
      impossible.addAll(List.of("x".repeat(1025)));
    }
    for (String name : impossible) {
      assertThatThrownBy(() -> kind.create(glue, name))
          .as("%s of %d characters", kind, name.length())
          .isInstanceOfAny(ValidationException.class, InvalidInputException.class);
    }
  }

  @Test
  void capitalsAreFoldedWhereAwsFoldsThem() {
    for (Named kind : List.of(Named.DATABASE, Named.TABLE, Named.FUNCTION)) {
      for (String name : List.of("UPPER", "\u00c4\u00d6\u00dc", "\u0130x", "\u01c5")) {
        String folded = name.toLowerCase(Locale.ROOT);
        kind.create(glue, name);
        assertThat(kind.read(glue, folded)).isEqualTo(kind.folded(name));
        assertThatThrownBy(() -> kind.create(glue, folded))
            .isInstanceOf(AlreadyExistsException.class);
        kind.delete(glue, name);
      }
    }
    glue.createConnection(
        r ->
            r.connectionInput(
                c ->
                    c.name("UPPER")
                        .connectionType(ConnectionType.NETWORK)
                        .connectionProperties(Map.of())));
    assertThatThrownBy(() -> glue.getConnection(r -> r.name("upper")))
        .isInstanceOf(EntityNotFoundException.class);
    glue.deleteConnection(r -> r.connectionName("UPPER"));
  }

  @Test
  void columnsAndTheirStatisticsKeepTheirNames() {
    glue.createTable(
        r ->
            r.databaseName("home")
                .tableInput(
                    t ->
                        t.name("columns")
                            .storageDescriptor(
                                s ->
                                    s.columns(
                                        NAMES.stream()
                                            .map(n -> Column.builder().name(n).type("bigint"))
                                            .map(Column.Builder::build)
                                            .toList()))));
    assertThat(
            glue
                .getTable(r -> r.databaseName("home").name("columns"))
                .table()
                .storageDescriptor()
                .columns()
                .stream()
                .map(c -> c.name())
                .toList())
        .isEqualTo(NAMES);
    Map<String, Long> nulls = new HashMap<>();
    for (String name : NAMES) {
      long number = nulls.size();
      nulls.put(name, number);
      ColumnStatistics statistics = nullsOf(name, number);
      assertThat(
              glue.updateColumnStatisticsForTable(
                      r ->
                          r.databaseName("home")
                              .tableName("columns")
                              .columnStatisticsList(statistics))
                  .errors())
          .isEmpty();
    }
    Map<String, Long> found =
        glue
            .getColumnStatisticsForTable(
                r -> r.databaseName("home").tableName("columns").columnNames(NAMES))
            .columnStatisticsList()
            .stream()
            .collect(
                Collectors.toMap(
                    c -> c.columnName(),
                    c -> c.statisticsData().longColumnStatisticsData().numberOfNulls()));
    assertThat(found).isEqualTo(nulls);
  }

  private static ColumnStatistics nullsOf(String column, long number) {
    return ColumnStatistics.builder()
        .columnName(column)
        .columnType("bigint")
        .analyzedTime(Instant.EPOCH)
        .statisticsData(
            d ->
                d.type(ColumnStatisticsType.LONG)
                    .longColumnStatisticsData(
                        l -> l.numberOfNulls(number).numberOfDistinctValues(1L)))
        .build();
  }

  @Test
  void tagsFollowTheirOwnName() {
    for (String name : NAMES) {
      glue.createWorkflow(r -> r.name(name).tags(Map.of("name", "w" + NAMES.indexOf(name))));
    }
    for (String name : NAMES) {
      String arn = "arn:aws:glue:us-east-1:000000000000:workflow/" + name;
      assertThat(glue.getTags(r -> r.resourceArn(arn)).tags())
          .as(name)
          .isEqualTo(Map.of("name", "w" + NAMES.indexOf(name)));
      glue.deleteWorkflow(r -> r.name(name));
    }
  }

  @Test
  void patternsOfListingsAreNoneOfSqls() {
    for (String name : List.of("pab", "pa_b", "pa%b", "paxb")) {
      glue.createTable(r -> r.databaseName("home").tableInput(t -> t.name(name)));
    }
    Map<String, List<String>> wanted =
        Map.of(
            "pa_b", List.of("pa_b"),
            "pa%b", List.of("pa%b"),
            "pa.b", List.of("pa%b", "pa_b", "paxb"),
            "pa%", List.of(),
            "PA*B", List.of("pa%b", "pa_b", "pab", "paxb"));
    wanted.forEach(
        (pattern, names) ->
            assertThat(
                    glue
                        .getTables(r -> r.databaseName("home").expression(pattern))
                        .tableList()
                        .stream()
                        .map(t -> t.name())
                        .toList())
                .as(pattern)
                .containsExactlyInAnyOrderElementsOf(names));
    for (String name : List.of("pab", "pa_b", "pa%b", "paxb")) {
      glue.deleteTable(r -> r.databaseName("home").name(name));
    }
  }

  /** Characters of four bytes that no database can compress by much. */
  private static String anyCharacters(int count) {
    return new Random(count)
        .ints(count, 0x20000, 0x2A6D0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
