package io.mastic.kernel.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Db;
import io.mastic.kernel.SettableClock;
import io.mastic.kernel.change.Changes;
import io.mastic.kernel.change.Cursor;
import io.mastic.kernel.expiry.Expiry;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.Tasks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a saga is done whole or undone, whatever happens to servers and databases. */
abstract class SagasContract {

  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path directory;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  private final Story story = new Story();
  private final CountDownLatch go = new CountDownLatch(1);
  private Db db;
  private Changes changes;
  private Tasks tasks;
  private Sagas sagas;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    db.migrate("kernel");
    changes = Changes.open(db, clock);
    start();
  }

  @AfterEach
  void close() {
    go.countDown();
    tasks.close();
    db.close();
  }

  /** A life of a server with one hand. */
  private void start() {
    tasks = new Tasks(db, clock, 1, "one", Tasks.LEASE);
    sagas = new Sagas(db, clock, tasks, changes);
    sagas.handle("story", story);
    tasks.handle(
        "probe",
        task -> {
          story.tried.add("probe");
          return TaskHandler.DONE;
        });
    tasks.start();
  }

  private String begin(StepOrder... steps) {
    SagaOrder order = new SagaOrder("story", "000000000000", "us-east-1", "{}", List.of(steps));
    return db.write(h -> sagas.start(h, order));
  }

  private static StepOrder step(String name, String... after) {
    return new StepOrder(name, "the argument of " + name, List.of(after));
  }

  private Saga load(String id) {
    return sagas.find(id).orElseThrow();
  }

  /** Waits while time goes by. */
  private void until(String what, BooleanSupplier condition) {
    Awaiting.until(
        what,
        SOON,
        () -> {
          clock.advance(Duration.ofMillis(500));
          tasks.nudge();
          return condition.getAsBoolean();
        });
  }

  private Saga end(String id, SagaState state) {
    until("it is " + state, () -> load(id).state() == state);
    return load(id);
  }

  private void sql(String sql) {
    db.writeOnly(h -> h.execute(sql));
  }

  private void await() throws InterruptedException {
    assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private static Story.Try failing(String why) {
    return turn -> {
      throw new IllegalStateException(why);
    };
  }

  private static Story.Try[] alwaysFailing(String why) {
    Story.Try[] tries = new Story.Try[Sagas.TRIES];
    Arrays.fill(tries, failing(why));
    return tries;
  }

  @Test
  void stepsAreDoneInTheirOrder() {
    story.when(
        "act b", turn -> StepOutcome.done(turn.outputs() + " " + turn.step().order().argument()));
    String id = begin(step("a"), step("b", "a"), step("c", "b"));
    Saga saga = end(id, SagaState.SUCCEEDED);
    assertThat(story.tried).containsExactly("act a", "act b", "act c");
    assertThat(saga.outputs()).containsEntry("b", "{a=made a} the argument of b");
    assertThat(saga.endedAt()).isNotNull();
    assertThat(story.ends).containsExactly("SUCCEEDED");
    until("its task is gone", () -> count("task") == 0);
  }

  private int count(String table) {
    return db.read(h -> h.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Integer.class).one());
  }

  @Test
  void whatIsStartedInATransactionThatFailsNeverWas() {
    SagaOrder order = new SagaOrder("story", "000000000000", "us-east-1", "{}", List.of(step("a")));
    assertThatThrownBy(
            () ->
                db.writeOnly(
                    h -> {
                      sagas.start(h, order);
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(count("saga")).isZero();
    assertThat(count("task")).isZero();
  }

  @Test
  void whatWaitsHoldsNoHandAndOthersGoOn() {
    story.when(
        "act a",
        turn -> StepOutcome.waiting(Duration.ofHours(1), "half way"),
        turn -> StepOutcome.done(turn.step().word().note()));
    String id = begin(step("a"), step("b"), step("c", "a", "b"));
    Awaiting.until("b is done", SOON, () -> story.tried.size() == 2);
    db.writeOnly(h -> tasks.enqueue(h, "probe", "p", "{}"));
    Awaiting.until("the hand is free", SOON, () -> story.tried.contains("probe"));
    assertThat(load(id).state()).isEqualTo(SagaState.RUNNING);
    assertThat(load(id).steps())
        .extracting(SagaStep::state)
        .containsExactly(StepState.BEGUN, StepState.DONE, StepState.PENDING);
    clock.advance(Duration.ofHours(1));
    Saga saga = end(id, SagaState.SUCCEEDED);
    assertThat(story.tried).containsExactly("act a", "act b", "probe", "act a", "act c");
    assertThat(saga.outputs()).containsEntry("a", "half way");
  }

  @Test
  void whatFailsForGoodIsUndoneInReverse() {
    story.when("act c", turn -> StepOutcome.failed("there is no room"));
    story.when("undo b", turn -> StepOutcome.waiting(Duration.ofSeconds(1), "going"));
    String id = begin(step("a"), step("b", "a"), step("c", "b"), step("d", "c"));
    Saga saga = end(id, SagaState.COMPENSATED);
    assertThat(story.tried)
        .containsExactly("act a", "act b", "act c", "undo c", "undo b", "undo b", "undo a");
    assertThat(saga.course().reason()).isEqualTo("c: there is no room");
    assertThat(saga.outputs()).isEmpty();
    assertThat(saga.steps())
        .extracting(SagaStep::state)
        .containsExactly(StepState.UNDONE, StepState.UNDONE, StepState.UNDONE, StepState.PENDING);
    assertThat(story.ends).containsExactly("COMPENSATED");
  }

  @Test
  void whatFailsForNowIsTriedAgain() {
    story.when("act a", failing("first"), failing("second"));
    String id = begin(step("a"), step("b", "a"));
    Saga saga = end(id, SagaState.SUCCEEDED);
    assertThat(story.tried).containsExactly("act a", "act a", "act a", "act b");
    assertThat(story.tokens.subList(0, 3)).containsOnly(id + "/a/act");
    assertThat(saga.steps().get(0).word().reason()).isEqualTo("second");
  }

  @Test
  void whatKeepsFailingHasFailed() {
    story.when("act a", alwaysFailing("always"));
    String id = begin(step("a"));
    assertThat(end(id, SagaState.COMPENSATED).course().reason()).isEqualTo("a: always");
    assertThat(story.tried).hasSize(Sagas.TRIES + 1).endsWith("undo a");
  }

  @Test
  void whatCannotBeUndoneIsStuckUntilSomebodyTriesAgain() {
    story.when("act d", turn -> StepOutcome.failed("no"));
    story.when("undo b", alwaysFailing("it is in use"));
    String id = begin(step("a"), step("b", "a"), step("c"), step("d", "b", "c"));
    Saga saga = end(id, SagaState.STUCK);
    assertThat(saga.steps())
        .extracting(SagaStep::state)
        .containsExactly(StepState.UNDOING, StepState.STUCK, StepState.UNDONE, StepState.UNDONE);
    assertThat(saga.steps().get(1).word().reason()).isEqualTo("it is in use");
    db.writeOnly(h -> sagas.retry(h, id));
    assertThat(end(id, SagaState.COMPENSATED).course().reason()).isEqualTo("d: no");
    assertThat(story.tried).endsWith("undo b", "undo b", "undo a");
    assertThat(story.ends).containsExactly("STUCK", "COMPENSATED");
  }

  @Test
  void aCancelledSagaIsUndone() {
    story.when("act b", turn -> StepOutcome.waiting(Duration.ofDays(1), "long"));
    String id = begin(step("a"), step("b", "a"), step("c", "b"));
    Awaiting.until("b waits", SOON, () -> story.tried.size() == 2);
    db.writeOnly(h -> sagas.cancel(h, id));
    Saga saga = end(id, SagaState.COMPENSATED);
    assertThat(saga.course().reason()).isEqualTo(Next.CANCELLED);
    assertThat(story.tried).containsExactly("act a", "act b", "undo b", "undo a");
    db.writeOnly(h -> sagas.cancel(h, id));
    assertThat(load(id).state()).isEqualTo(SagaState.COMPENSATED);
  }

  @Test
  void killedBetweenActAndNoteItIsTriedWithTheSameToken() {
    story.when(
        "act b",
        turn -> {
          await();
          return StepOutcome.DONE;
        });
    String id = begin(step("a"), step("b", "a"));
    Awaiting.until("b has had its effect", SOON, () -> story.tried.size() == 2);
    tasks.close();
    assertThat(load(id).steps())
        .extracting(SagaStep::state)
        .containsExactly(StepState.DONE, StepState.BEGUN);
    start();
    end(id, SagaState.SUCCEEDED);
    assertThat(story.tried).containsExactly("act a", "act b", "act b");
    assertThat(story.tokens.subList(1, 3)).containsOnly(id + "/b/act");
  }

  @Test
  void whoHasLostTheLeaseNotesNothing() {
    story.when(
        "act a",
        turn -> {
          await();
          return StepOutcome.done("too late");
        });
    String id = begin(step("a"));
    Awaiting.until("a is under way", SOON, () -> story.tried.size() == 1);
    sql("UPDATE task SET lease_owner = 'other', lease_until = 9000000000000");
    go.countDown();
    db.writeOnly(h -> tasks.enqueue(h, "probe", "p", "{}"));
    until("the turn is over", () -> story.tried.contains("probe"));
    assertThat(load(id).steps().get(0).state()).isEqualTo(StepState.BEGUN);
    sql("UPDATE task SET lease_owner = NULL, lease_until = NULL");
    Saga saga = end(id, SagaState.SUCCEEDED);
    assertThat(saga.outputs()).containsEntry("a", "made a");
    assertThat(story.tokens).containsExactly(id + "/a/act", id + "/a/act");
  }

  @Test
  void aDatabaseThatIsAwayForAMomentCostsNoTry() {
    story.when(
        "act a",
        turn -> {
          away();
          return StepOutcome.done("unheard of");
        });
    String id = begin(step("a"), step("b", "a"));
    Awaiting.until("a has had its effect", SOON, () -> story.tried.size() == 1);
    until("the turn has failed", () -> hasFailed());
    sql("ALTER TABLE away RENAME TO saga_step");
    Saga saga = end(id, SagaState.SUCCEEDED);
    assertThat(story.tried).containsExactly("act a", "act a", "act b");
    assertThat(saga.steps().get(0).tries()).isZero();
    assertThat(saga.steps().get(0).word().reason()).isEmpty();
  }

  private void away() {
    sql("ALTER TABLE saga_step RENAME TO away");
  }

  private boolean hasFailed() {
    return db.read(
        h ->
            h.createQuery("SELECT COUNT(*) FROM task WHERE last_error LIKE '%saga_step%'")
                    .mapTo(Integer.class)
                    .one()
                == 1);
  }

  /** Ends when as many others are in the same place. */
  private static Story.Try together(CyclicBarrier place) {
    return turn -> {
      int unused = place.await(20, TimeUnit.SECONDS);
      return StepOutcome.done("made " + turn.step().name());
    };
  }

  @Test
  void stepsApartAreTriedAtOnceAndUndoneAtOnce() {
    story.atOnce = 3;
    CyclicBarrier acting = new CyclicBarrier(3);
    CyclicBarrier undoing = new CyclicBarrier(3);
    for (String each : List.of("a", "b", "c")) {
      story.when("act " + each, together(acting)).when("undo " + each, together(undoing));
    }
    story.when("act d", turn -> StepOutcome.failed(turn.outputs().size() + " are there"));
    String id = begin(step("a"), step("b"), step("c"), step("d", "a", "b", "c"));
    Saga saga = end(id, SagaState.COMPENSATED);
    assertThat(saga.course().reason()).isEqualTo("d: 3 are there");
    assertThat(story.tried.subList(0, 3)).containsExactlyInAnyOrder("act a", "act b", "act c");
    assertThat(story.tried.subList(3, 5)).containsExactly("act d", "undo d");
    assertThat(story.tried.subList(5, 8)).containsExactlyInAnyOrder("undo c", "undo b", "undo a");
  }

  @Test
  void noMoreAreTriedAtOnceThanAreAllowed() {
    story.atOnce = 2;
    AtomicInteger busy = new AtomicInteger();
    List<Integer> seen = new CopyOnWriteArrayList<>();
    StepOrder[] steps = new StepOrder[12];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = step("s" + i);
      story.when(
          "act s" + i,
          turn -> {
            seen.add(busy.incrementAndGet());
            Thread.sleep(5);
            busy.decrementAndGet();
            return StepOutcome.DONE;
          });
    }
    end(begin(steps), SagaState.SUCCEEDED);
    assertThat(seen).hasSize(12).contains(2).allMatch(each -> each <= 2);
  }

  @Test
  void whatIsUnderWayWhenAnotherFailsEndsAndNothingElseBegins() {
    story.atOnce = 2;
    CountDownLatch hasFailed = new CountDownLatch(1);
    story.when(
        "act a",
        turn -> {
          hasFailed.countDown();
          return StepOutcome.failed("no");
        });
    story.when(
        "act b",
        turn -> {
          assertThat(hasFailed.await(20, TimeUnit.SECONDS)).isTrue();
          Awaiting.until(
              "it is noted",
              SOON,
              () -> load(turn.saga().id()).steps().get(0).state() == StepState.FAILED);
          assertThat(load(turn.saga().id()).state()).isEqualTo(SagaState.RUNNING);
          return StepOutcome.done("whole");
        });
    Saga saga = end(begin(step("a"), step("b"), step("c")), SagaState.COMPENSATED);
    assertThat(saga.course().reason()).isEqualTo("a: no");
    assertThat(saga.steps().get(1).word().output()).isEqualTo("whole");
    assertThat(saga.steps())
        .extracting(SagaStep::state)
        .containsExactly(StepState.UNDONE, StepState.UNDONE, StepState.PENDING);
    assertThat(story.tried)
        .containsExactlyInAnyOrder("act a", "act b", "undo a", "undo b")
        .doesNotContain("act c");
  }

  @Test
  void killedWithSeveralUnderWayEachIsTriedWithItsToken() {
    story.atOnce = 3;
    for (String each : List.of("a", "b", "c")) {
      story.when(
          "act " + each,
          turn -> {
            await();
            return StepOutcome.DONE;
          });
    }
    String id = begin(step("a"), step("b"), step("c"), step("d"), step("e", "a", "b", "c", "d"));
    Awaiting.until("three are under way", SOON, () -> story.tried.size() == 3);
    tasks.close();
    assertThat(load(id).steps())
        .extracting(SagaStep::state)
        .containsExactly(
            StepState.BEGUN,
            StepState.BEGUN,
            StepState.BEGUN,
            StepState.PENDING,
            StepState.PENDING);
    start();
    end(id, SagaState.SUCCEEDED);
    assertThat(story.tried).hasSize(8).endsWith("act e");
    for (String each : List.of("a", "b", "c")) {
      assertThat(story.tokens)
          .filteredOn(token -> token.equals(id + "/" + each + "/act"))
          .hasSize(2);
    }
  }

  @Test
  void whoHasLostTheLeaseNotesNothingOfSeveral() {
    story.atOnce = 2;
    for (String each : List.of("a", "b")) {
      story.when(
          "act " + each,
          turn -> {
            await();
            return StepOutcome.done("too late");
          });
    }
    String id = begin(step("a"), step("b"));
    Awaiting.until("two are under way", SOON, () -> story.tried.size() == 2);
    sql("UPDATE task SET lease_owner = 'other', lease_until = 9000000000000");
    go.countDown();
    db.writeOnly(h -> tasks.enqueue(h, "probe", "p", "{}"));
    until("the turn is over", () -> story.tried.contains("probe"));
    assertThat(load(id).steps()).extracting(SagaStep::state).containsOnly(StepState.BEGUN);
    sql("UPDATE task SET lease_owner = NULL, lease_until = NULL");
    Saga saga = end(id, SagaState.SUCCEEDED);
    assertThat(saga.outputs()).containsEntry("a", "made a").containsEntry("b", "made b");
  }

  @Test
  void whatWaitsIsLookedAtWhileAnotherIsBeingTried() {
    story.atOnce = 2;
    story.when(
        "act a",
        turn -> {
          await();
          return StepOutcome.DONE;
        });
    story.when(
        "act b",
        turn -> StepOutcome.waiting(Duration.ofSeconds(1), ""),
        turn -> {
          go.countDown();
          return StepOutcome.DONE;
        });
    end(begin(step("a"), step("b")), SagaState.SUCCEEDED);
    assertThat(story.tried).containsExactlyInAnyOrder("act a", "act b", "act b");
  }

  @Test
  void progressIsPublished() {
    Cursor start = changes.latest();
    String id = begin(step("a"));
    end(id, SagaState.SUCCEEDED);
    List<String> told = new CopyOnWriteArrayList<>();
    until("it shows", () -> changes.after(start, 9).changes().size() == 3);
    changes
        .after(start, 9)
        .changes()
        .forEach(one -> told.add(one.change().key().equals(id) ? one.change().what() : "other"));
    assertThat(told).containsExactly("BEGUN", "DONE", "SUCCEEDED");
  }

  @Test
  void whatEndedLongAgoIsForgottenWhatIsStuckIsNot() {
    story.when("act x", turn -> StepOutcome.failed("no"));
    story.when("undo x", turn -> StepOutcome.failed("never"));
    String good = begin(step("a"));
    String stuck = begin(step("x"));
    end(good, SagaState.SUCCEEDED);
    end(stuck, SagaState.STUCK);
    Expiry expiry = Sagas.expiry();
    assertThat(db.<Integer>write(h -> expiry.expire(h, clock.instant().plusMillis(1), 9)))
        .isEqualTo(1);
    assertThat(sagas.find(good)).isEmpty();
    assertThat(sagas.find(stuck)).isPresent();
    assertThat(count("saga_step")).isEqualTo(1);
  }
}
