package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AccessDeniedException;

/** A catalog's policy before the front door, where it is asked to be obeyed and where it is not. */
class EnforcedPoliciesTest {

  private static final Home HOME = new Home(Path.of("..").toAbsolutePath().normalize());
  private static final String POLICY =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
          + "\"Action\":[\"glue:DeleteTable\",\"glue:BatchDeleteTable\"],"
          + "\"Resource\":\"arn:aws:glue:*:*:table/sales/orders\"}]}";

  @Test
  void whatAPolicyDeniesIsDeniedWhereAsked(@TempDir Path data) throws Exception {
    Settings kept = Settings.local(data);
    try (Server server = start(kept);
        GlueClient glue = Clients.glue(server)) {
      glue.createDatabase(r -> r.databaseInput(d -> d.name("sales")));
      for (String name : List.of("orders", "others", "more")) {
        glue.createTable(r -> r.databaseName("sales").tableInput(t -> t.name(name)));
      }
      glue.putResourcePolicy(r -> r.policyInJson(POLICY));
      glue.deleteTable(r -> r.databaseName("sales").name("orders"));
      glue.createTable(r -> r.databaseName("sales").tableInput(t -> t.name("orders")));
    }
    try (Server server = start(kept.with(kept.door().with(Settings.Policies.ENFORCED)));
        GlueClient glue = Clients.glue(server)) {
      assertThatThrownBy(() -> glue.deleteTable(r -> r.databaseName("sales").name("orders")))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("is not authorized to perform: glue:DeleteTable on resource: arn:")
          .hasMessageContaining("table/sales/orders with an explicit deny in a resource-based");
      assertThatThrownBy(
              () ->
                  glue.batchDeleteTable(
                      r -> r.databaseName("sales").tablesToDelete("others", "orders")))
          .isInstanceOf(AccessDeniedException.class);
      glue.deleteTable(r -> r.databaseName("sales").name("more"));
      assertThat(glue.getTables(r -> r.databaseName("sales")).tableList())
          .extracting(table -> table.name())
          .containsExactly("orders", "others");
      glue.deleteResourcePolicy(r -> {});
      glue.deleteTable(r -> r.databaseName("sales").name("orders"));
    }
  }

  private static Server start(Settings settings) throws Exception {
    return Server.start(settings, HOME, Server.Spark.NOT_PREPARED);
  }
}
