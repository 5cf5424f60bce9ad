package io.mastic.kernel.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Db;
import io.mastic.kernel.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That every listener of every server is told of each change once, on every engine. */
abstract class ChangesContract {

  static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path directory;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  private final List<Feed> feeds = new ArrayList<>();
  private Db db;
  private Changes changes;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    db.migrate("kernel");
    changes = Changes.open(db, clock);
  }

  @AfterEach
  void close() {
    feeds.forEach(Feed::close);
    db.close();
  }

  /** What a server's listener was told. */
  static final class Told implements ChangeListener {
    final List<String> keys = new CopyOnWriteArrayList<>();

    @Override
    public void changed(List<Published> changes) {
      changes.forEach(one -> keys.add(one.change().key()));
    }

    @Override
    public void missedSome() {
      keys.add("gap");
    }
  }

  /** A server's own, as each server has them. */
  private Feed feed(Changes of) {
    Feed feed = new Feed(of);
    feeds.add(feed);
    feed.start();
    return feed;
  }

  final Db db() {
    return db;
  }

  final Changes changes() {
    return changes;
  }

  static Change change(String key) {
    return new Change("thing", "000000000000", "us-east-1", key, "MADE", Map.of("by", "a test"));
  }

  final void publish(String... keys) {
    db.writeOnly(
        h -> {
          for (String key : keys) {
            changes.publish(h, change(key));
          }
        });
  }

  static List<String> keys(Batch batch) {
    return batch.changes().stream().map(one -> one.change().key()).toList();
  }

  /** Another transaction of the cluster, an analysis for example, may hide them for a moment. */
  final void untilShown(Cursor from, int count) {
    Awaiting.until("they show", SOON, () -> changes.after(from, 99).changes().size() == count);
  }

  private void forget() {
    new OldChanges(db, changes).tidy(Optional.empty(), clock.instant());
  }

  @Test
  void changesAreReadOnByCursor() {
    Cursor start = changes.latest();
    publish("a", "b");
    publish("c");
    untilShown(start, 3);
    Batch first = changes.after(start, 2);
    assertThat(keys(first)).containsExactly("a", "b");
    assertThat(first.changes().get(0).change()).isEqualTo(change("a"));
    assertThat(first.changes().get(0).at()).isEqualTo(clock.instant());
    Cursor next = Cursor.parse(first.next(start).text());
    assertThat(keys(changes.after(next, 2))).containsExactly("c");
    Cursor end = changes.latest();
    assertThat(keys(changes.after(end, 2))).isEmpty();
    assertThat(changes.after(end, 2).next(end)).isEqualTo(end);
    assertThat(changes.after(start, 2).hasGapAfter(start)).isFalse();
  }

  @Test
  void whatWasRolledBackIsNoChange() {
    Cursor start = changes.latest();
    assertThatThrownBy(
            () ->
                db.writeOnly(
                    h -> {
                      changes.publish(h, change("never"));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    publish("a");
    untilShown(start, 1);
    assertThat(keys(changes.after(start, 9))).containsExactly("a");
  }

  @Test
  void everyListenerOfEveryServerIsTold() {
    Feed one = feed(changes);
    Feed other = feed(Changes.open(db, clock));
    List<Told> all = IntStream.range(0, 6).mapToObj(i -> new Told()).toList();
    for (int i = 0; i < all.size(); i++) {
      Listening unused = (i % 2 == 0 ? one : other).listen(all.get(i));
    }
    publish("a", "b");
    publish("c");
    for (Told told : all) {
      Awaiting.until("it is told", SOON, () -> told.keys.size() == 3);
      assertThat(told.keys).containsExactly("a", "b", "c");
    }
  }

  @Test
  void aListenerGoesOnWhereItWas() {
    Feed feed = feed(changes);
    Told ahead = new Told();
    Listening listening = feed.listen(ahead);
    publish("a");
    Awaiting.until("it is told", SOON, () -> ahead.keys.size() == 1);
    listening.close();
    String place = listening.place().text();
    String[] many = IntStream.range(0, 1_200).mapToObj(i -> "k" + i).toArray(String[]::new);
    publish(many);
    Told back = new Told();
    Listening unused = feed.listen(Cursor.parse(place), back);
    Awaiting.until("it has caught up", SOON, () -> back.keys.size() == many.length);
    assertThat(back.keys).containsExactly(many);
    assertThat(ahead.keys).containsExactly("a");
  }

  @Test
  void aListenerThatFailsDoesNotDisturbOthers() {
    Feed feed = feed(changes);
    Told told = new Told();
    Listening bad =
        feed.listen(
            new ChangeListener() {
              @Override
              public void changed(List<Published> changes) {
                throw new IllegalStateException("as tests do");
              }

              @Override
              public void missedSome() {}
            });
    Listening unused = feed.listen(told);
    publish("a");
    publish("b");
    Awaiting.until("the other is told", SOON, () -> told.keys.size() == 2);
    assertThat(bad.place()).isNotNull();
  }

  @Test
  void whatIsADayOldIsForgottenAndWhoHasNotReadItIsTold() {
    Cursor start = changes.latest();
    publish("old", "old too");
    untilShown(start, 2);
    Cursor read = changes.latest();
    clock.advance(OldChanges.KEPT.plusSeconds(1));
    publish("new");
    forget();
    forget();
    untilShown(start, 1);
    Batch batch = changes.after(start, 9);
    assertThat(keys(batch)).containsExactly("new");
    assertThat(batch.hasGapAfter(start)).isTrue();
    assertThat(batch.hasGapAfter(read)).isFalse();
    Told behind = new Told();
    Told upToDate = new Told();
    Feed feed = feed(changes);
    Listening one = feed.listen(start, behind);
    Listening two = feed.listen(read, upToDate);
    Awaiting.until("both are told", SOON, () -> behind.keys.size() + upToDate.keys.size() == 3);
    assertThat(behind.keys).containsExactly("gap", "new");
    assertThat(upToDate.keys).containsExactly("new");
    assertThat(one.place()).isEqualTo(two.place());
  }

  @Test
  void aPlaceOfAnotherDatabaseIsAGapOnce() {
    publish("a");
    Cursor edge = changes.latest();
    Cursor foreign = new Cursor(edge.transaction() + 1_000_000, 1);
    assertThat(changes.after(foreign, 9).hasGapAfter(foreign)).isTrue();
    Told told = new Told();
    Listening unused = feed(changes).listen(foreign, told);
    Awaiting.until("it is told", SOON, () -> !told.keys.isEmpty());
    publish("b");
    Awaiting.until("it goes on", SOON, () -> told.keys.size() == 2);
    assertThat(told.keys).containsExactly("gap", "b");
  }

  @Test
  void aChangeSaysLittle() {
    Map<String, String> long1 = Map.of("text", "x".repeat(Change.MOST));
    assertThatThrownBy(() -> new Change("thing", "1", "r", "k", "MADE", long1))
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> Cursor.parse("1'; --")).isInstanceOf(IllegalArgumentException.class);
  }
}
