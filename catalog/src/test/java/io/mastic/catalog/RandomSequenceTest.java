package io.mastic.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.contract.ErrorCodes;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * The same random calls to a store and to a model of it; every answer must be the same. Both
 * engines get the same calls, so they answer alike too.
 */
class RandomSequenceTest extends CatalogFixture {

  private static final int STEPS = 1_200;
  private static final int YEARS = 12;

  private final CatalogModel model = new CatalogModel();

  /** What the model says, and the same asked of the store. */
  private record Step(String what, String expected, Call call) {}

  private interface Call {
    String answer();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_102, 987_654_321})
  void everyAnswerIsTheModels(long seed) {
    answersAreTheModels(seed);
  }

  static LongStream manySeeds() {
    return LongStream.rangeClosed(1_000, 1_029);
  }

  /** The same for longer. */
  @ParameterizedTest
  @MethodSource("manySeeds")
  @Tag("slow")
  void everyAnswerIsTheModelsForLonger(long seed) {
    answersAreTheModels(seed);
  }

  private void answersAreTheModels(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < STEPS; i++) {
      Step step = step(random, "text " + i);
      assertThat(answer(step.call()))
          .as("seed %d, step %d: %s", seed, i, step.what())
          .isEqualTo(step.expected());
    }
  }

  private Step step(Random random, String text) {
    String database = "d" + random.nextInt(3);
    String table = "t" + random.nextInt(4);
    int year = random.nextInt(YEARS);
    // The rarer a number, the more is destroyed by what it stands for.
    int kind = random.nextInt(100);
    if (kind < 45) {
      return partitionStep(random, database, table, year, text);
    }
    return kind < 90 ? tableStep(random, database, table, text) : databaseStep(random, database);
  }

  private Step databaseStep(Random random, String database) {
    return switch (random.nextInt(6)) {
      case 0 ->
          new Step(
              "delete " + database,
              model.deleteDatabase(database),
              () -> done(() -> glue.deleteDatabase(r -> r.name(database))));
      case 1, 2 ->
          new Step(
              "databases",
              model.databases(),
              () ->
                  glue.getDatabases(r -> {}).databaseList().stream()
                      .map(Database::name)
                      .toList()
                      .toString());
      default ->
          new Step(
              "create " + database,
              model.createDatabase(database),
              () -> done(() -> createDatabase(database)));
    };
  }

  private Step tableStep(Random random, String database, String name, String text) {
    int expected = random.nextInt(8) - 1;
    boolean archives = random.nextBoolean();
    return switch (random.nextInt(10)) {
      case 0 ->
          new Step(
              "delete " + database + "." + name,
              model.deleteTable(database, name),
              () -> done(() -> glue.deleteTable(r -> r.databaseName(database).name(name))));
      case 1, 2 ->
          new Step(
              "create " + database + "." + name,
              model.createTable(database, name, text),
              () ->
                  done(
                      () ->
                          createTable(
                              database,
                              table(name, "year int").toBuilder().description(text).build())));
      case 3 ->
          new Step(
              "tables of " + database,
              model.tables(database),
              () ->
                  glue.getTables(r -> r.databaseName(database)).tableList().stream()
                      .map(Table::name)
                      .toList()
                      .toString());
      case 4, 5 ->
          new Step(
              "versions of " + database + "." + name,
              model.versions(database, name),
              () -> versions(database, name));
      default ->
          new Step(
              "update " + database + "." + name + " at " + expected,
              model.updateTable(database, name, text, expected, archives),
              () -> done(() -> update(database, name, text, expected, archives)));
    };
  }

  private Step partitionStep(Random random, String database, String name, int year, String text) {
    int other = random.nextInt(YEARS);
    String what = database + "." + name + " " + year + " " + other;
    return switch (random.nextInt(7)) {
      case 0 ->
          new Step(
              "delete partition " + what,
              model.deletePartition(database, name, year),
              () ->
                  done(
                      () ->
                          glue.deletePartition(
                              r ->
                                  r.databaseName(database)
                                      .tableName(name)
                                      .partitionValues(String.valueOf(year)))));
      case 1, 2 ->
          new Step(
              "partitions " + what,
              model.partitions(database, name, year, other),
              () -> partitions(database, name, "year >= " + year + " AND year <= " + other));
      case 3 ->
          new Step(
              "all partitions " + what,
              model.partitions(database, name, 0, YEARS),
              () -> partitions(database, name, ""));
      case 4 ->
          new Step(
              "update partition " + what,
              model.updatePartition(database, name, year, other, text),
              () ->
                  done(
                      () ->
                          glue.updatePartition(
                              r ->
                                  r.databaseName(database)
                                      .tableName(name)
                                      .partitionValueList(String.valueOf(year))
                                      .partitionInput(
                                          p ->
                                              p.values(String.valueOf(other))
                                                  .storageDescriptor(descriptor(text))))));
      default ->
          new Step(
              "create partition " + what,
              model.createPartition(database, name, year, text),
              () ->
                  done(
                      () ->
                          glue.createPartition(
                              r ->
                                  r.databaseName(database)
                                      .tableName(name)
                                      .partitionInput(
                                          p ->
                                              p.values(String.valueOf(year))
                                                  .storageDescriptor(descriptor(text))))));
    };
  }

  private void update(String database, String name, String text, int expected, boolean archives) {
    glue.updateTable(
        r ->
            r.databaseName(database)
                .versionId(expected < 0 ? null : String.valueOf(expected))
                .skipArchive(!archives)
                .tableInput(table(name, "year int").toBuilder().description(text).build()));
  }

  private String versions(String database, String name) {
    return glue
        .getTableVersions(r -> r.databaseName(database).tableName(name).maxResults(1000))
        .tableVersions()
        .stream()
        .map(version -> version.versionId() + ":" + version.table().description())
        .toList()
        .toString();
  }

  private String partitions(String database, String name, String expression) {
    List<Partition> found =
        glue.getPartitions(r -> r.databaseName(database).tableName(name).expression(expression))
            .partitions();
    Map<Integer, String> shown = new TreeMap<>();
    found.forEach(
        each ->
            shown.put(Integer.parseInt(each.values().get(0)), each.storageDescriptor().location()));
    assertThat(shown).hasSameSizeAs(found);
    return shown.toString();
  }

  private static String done(Runnable call) {
    call.run();
    return CatalogModel.OK;
  }

  private static String answer(Call call) {
    try {
      return call.answer();
    } catch (GlueException e) {
      return ErrorCodes.code(e);
    }
  }
}
