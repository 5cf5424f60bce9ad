package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.JobCommand;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.TriggerType;

/** Whatever may name a security configuration is refused one that is not there. */
@SuppressWarnings("unchecked") // arrays of the builders that the SDK takes
class SecurityConfigurationTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final JobCommand COMMAND =
      JobCommand.builder().name("pythonshell").scriptLocation("s3://b/x.py").build();

  @TempDir private Path data;

  /** An operation that names one; called twice, with one that is not there and with one that is. */
  private record Naming(
      Class<? extends GlueException> refusal, BiConsumer<GlueClient, String> operation) {}

  /** EntityNotFoundException wherever the operation has it among its errors. */
  private static Map<String, Naming> namings() {
    Map<String, Naming> all = new LinkedHashMap<>();
    all.put(
        "CreateJob",
        new Naming(
            InvalidInputException.class,
            (glue, name) ->
                glue.createJob(
                    r -> r.name("j").role("r").command(COMMAND).securityConfiguration(name))));
    all.put(
        "UpdateJob",
        new Naming(
            EntityNotFoundException.class,
            (glue, name) ->
                glue.updateJob(
                    r ->
                        r.jobName("j")
                            .jobUpdate(
                                j -> j.role("r").command(COMMAND).securityConfiguration(name)))));
    all.put(
        "StartJobRun",
        new Naming(
            EntityNotFoundException.class,
            (glue, name) -> glue.startJobRun(r -> r.jobName("j").securityConfiguration(name))));
    all.put(
        "CreateDataQualityRuleset",
        new Naming(
            InvalidInputException.class,
            (glue, name) ->
                glue.createDataQualityRuleset(
                    r ->
                        r.name("q")
                            .ruleset("Rules = [ RowCount > 0 ]")
                            .dataQualitySecurityConfiguration(name))));
    all.put(
        "CreateCrawler",
        new Naming(
            InvalidInputException.class,
            (glue, name) ->
                glue.createCrawler(
                    r ->
                        r.name("c")
                            .role("r")
                            .databaseName("d")
                            .targets(t -> t.s3Targets(S3Target.builder().path("s3://b/").build()))
                            .crawlerSecurityConfiguration(name))));
    all.put(
        "UpdateCrawler",
        new Naming(
            EntityNotFoundException.class,
            (glue, name) ->
                glue.updateCrawler(r -> r.name("c").crawlerSecurityConfiguration(name))));
    all.put(
        "CreateTrigger",
        new Naming(
            EntityNotFoundException.class,
            (glue, name) ->
                glue.createTrigger(
                    r -> r.name("t").type(TriggerType.ON_DEMAND).actions(action(name)))));
    all.put(
        "UpdateTrigger",
        new Naming(
            EntityNotFoundException.class,
            (glue, name) ->
                glue.updateTrigger(r -> r.name("t").triggerUpdate(t -> t.actions(action(name))))));
    all.put(
        "CreateColumnStatisticsTaskSettings",
        new Naming(
            EntityNotFoundException.class,
            (glue, name) ->
                glue.createColumnStatisticsTaskSettings(
                    r ->
                        r.databaseName("d").tableName("t").role("r").securityConfiguration(name))));
    all.put(
        "UpdateColumnStatisticsTaskSettings",
        new Naming(
            EntityNotFoundException.class,
            (glue, name) ->
                glue.updateColumnStatisticsTaskSettings(
                    r -> r.databaseName("d").tableName("t").securityConfiguration(name))));
    all.put(
        "StartColumnStatisticsTaskRun",
        new Naming(
            EntityNotFoundException.class,
            (glue, name) ->
                glue.startColumnStatisticsTaskRun(
                    r ->
                        r.databaseName("d").tableName("t").role("r").securityConfiguration(name))));
    all.put(
        "CreateSession",
        new Naming(
            InvalidInputException.class,
            (glue, name) ->
                glue.createSession(
                    r ->
                        r.id("s")
                            .role("arn:aws:iam::000000000000:role/r")
                            .command(c -> c.name("glueetl").pythonVersion("3"))
                            .securityConfiguration(name))));
    all.put(
        "CreateDevEndpoint",
        new Naming(
            InvalidInputException.class,
            (glue, name) ->
                glue.createDevEndpoint(
                    r ->
                        r.endpointName("e")
                            .roleArn("arn:aws:iam::000000000000:role/r")
                            .securityConfiguration(name))));
    return all;
  }

  private static Action action(String configuration) {
    return Action.builder().jobName("j").securityConfiguration(configuration).build();
  }

  @Test
  void oneThatIsNotThereIsRefused() throws IOException {
    try (Server server =
            Server.start(Settings.local(data), new Home(HOME), Server.Spark.NOT_PREPARED);
        GlueClient glue = Clients.glue(server)) {
      glue.createSecurityConfiguration(r -> r.name("there").encryptionConfiguration(e -> {}));
      glue.createDatabase(r -> r.databaseInput(d -> d.name("d")));
      glue.createTable(
          r ->
              r.databaseName("d")
                  .tableInput(
                      t ->
                          t.name("t")
                              .storageDescriptor(
                                  s ->
                                      s.location("s3://b/t/")
                                          .columns(
                                              Column.builder().name("n").type("int").build()))));
      namings()
          .forEach(
              (operation, naming) -> {
                assertThatThrownBy(() -> naming.operation().accept(glue, "not-there"))
                    .as(operation)
                    .isInstanceOf(naming.refusal())
                    .hasMessageContaining("Security Configuration not-there not found.");
                naming.operation().accept(glue, "there");
              });
      assertThat(glue.getTrigger(r -> r.name("t")).trigger().actions())
          .extracting(Action::securityConfiguration)
          .containsExactly("there");
    } finally {
      Survivors.end(data);
    }
  }

  /** By the service model: whatever is served and has such a member stands in the table. */
  @Test
  void noOperationIsLeftOut() throws Exception {
    Set<String> naming = new TreeSet<>();
    for (String operation : ConstraintSweepContract.served()) {
      Class<?> request =
          Class.forName(
              "software.amazon.awssdk.services.glue.model."
                  + operation.replace("ML", "Ml")
                  + "Request");
      Object builder = request.getMethod("builder").invoke(null);
      if (names(((SdkPojo) builder).sdkFields(), new HashSet<>())) {
        naming.add(operation);
      }
    }
    assertThat(naming).isEqualTo(new TreeSet<>(namings().keySet()));
  }

  private static boolean names(List<SdkField<?>> fields, Set<Class<?>> seen) {
    for (SdkField<?> field : fields) {
      SdkField<?> inner =
          field.marshallingType() == MarshallingType.LIST
              ? field.getTrait(ListTrait.class).memberFieldInfo()
              : field;
      if (inner.marshallingType() == MarshallingType.STRING
          && field.memberName().endsWith("SecurityConfiguration")) {
        return true;
      }
      if (inner.marshallingType() == MarshallingType.SDK_POJO) {
        SdkPojo nested = inner.constructor().get();
        if (seen.add(nested.getClass()) && names(nested.sdkFields(), seen)) {
          return true;
        }
      }
    }
    return false;
  }
}
