package io.mastic.workflows.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.Blueprint;
import software.amazon.awssdk.services.glue.model.BlueprintRun;
import software.amazon.awssdk.services.glue.model.BlueprintRunState;

/** Blueprints and their runs as rows, on every engine. */
abstract class BlueprintRowsContract {

  private static final Caller CALLER = Caller.root(Caller.DEFAULT_ACCOUNT, "us-east-1");
  private static final Caller OTHER = Caller.root("111111111111", "us-east-1");
  private static final Instant NOW = Instant.parse("2026-04-11T00:00:00Z");

  @TempDir Path directory;
  private Db db;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    db.migrate("workflows");
  }

  @AfterEach
  void close() {
    db.close();
  }

  private static KeptBlueprint blueprint(String name, @Nullable String generator) {
    BlueprintSource source =
        generator == null
            ? null
            : new BlueprintSource(generator, JsonNodeFactory.instance.objectNode(), "UEs=");
    return new KeptBlueprint(Blueprint.builder().name(name).createdOn(NOW).build(), source);
  }

  private boolean insert(Caller caller, String name) {
    return db.<Boolean>write(h -> BlueprintStore.insert(h, caller, blueprint(name, null)));
  }

  @Test
  void aNameIsTakenOnceInAnAccount() {
    for (String name : List.of("B", "a", "c")) {
      assertThat(insert(CALLER, name)).isTrue();
    }
    assertThat(insert(CALLER, "a")).isFalse();
    assertThat(insert(OTHER, "a")).isTrue();
    KeptBlueprint changed = blueprint("a", "P.f");
    db.writeOnly(h -> BlueprintStore.update(h, CALLER, changed));
    assertThat(db.<Optional<KeptBlueprint>>read(h -> BlueprintStore.find(h, CALLER, "a")))
        .contains(changed);
    assertThat(db.<Optional<KeptBlueprint>>read(h -> BlueprintStore.find(h, OTHER, "a")))
        .contains(blueprint("a", null));
    Page<String> page = db.read(h -> BlueprintStore.listNames(h, CALLER, null, 2));
    assertThat(page.items()).containsExactly("B", "a");
    Page<String> rest = db.read(h -> BlueprintStore.listNames(h, CALLER, page.nextToken(), 2));
    assertThat(rest).isEqualTo(new Page<>(List.of("c"), null));
    db.writeOnly(h -> BlueprintStore.delete(h, CALLER, "a"));
    assertThat(db.<Optional<KeptBlueprint>>read(h -> BlueprintStore.find(h, CALLER, "a")))
        .isEmpty();
  }

  private BlueprintRun run(String id, int startedAt) {
    BlueprintRun run =
        BlueprintRun.builder()
            .blueprintName("b")
            .runId(id)
            .state(BlueprintRunState.RUNNING)
            .startedOn(NOW.plusSeconds(startedAt))
            .build();
    db.writeOnly(h -> BlueprintRunStore.insert(h, CALLER, run));
    return run;
  }

  private void end(BlueprintRun run, int endedAt) {
    BlueprintRun ended = run.toBuilder().completedOn(NOW.plusSeconds(endedAt)).build();
    db.writeOnly(h -> BlueprintRunStore.end(h, CALLER, ended));
  }

  private List<String> ids(@Nullable String token, int limit) {
    return db
        .<Page<BlueprintRun>>read(h -> BlueprintRunStore.list(h, CALLER, "b", token, limit))
        .items()
        .stream()
        .map(BlueprintRun::runId)
        .toList();
  }

  @Test
  void runsAreForgottenOnceTheyEndedLongAgo() {
    BlueprintRun one = run("1", 1);
    BlueprintRun two = run("2", 2);
    run("3", 2);
    end(one, 5);
    end(two, 9);
    assertThat(ids(null, 9)).containsExactly("3", "2", "1");
    Page<BlueprintRun> page = db.read(h -> BlueprintRunStore.list(h, CALLER, "b", null, 1));
    assertThat(ids(page.nextToken(), 9)).containsExactly("2", "1");
    assertThat(db.<Integer>write(h -> BlueprintRoom.expiry().expire(h, NOW.plusSeconds(6), 9)))
        .isEqualTo(1);
    assertThat(ids(null, 9)).containsExactly("3", "2");
    db.writeOnly(h -> BlueprintRunStore.deleteOf(h, CALLER, "b"));
    assertThat(ids(null, 9)).containsExactly("3");
  }
}
