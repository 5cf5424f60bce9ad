package io.mastic.kernel.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PostgresqlChangesTest extends ChangesContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }

  @Test
  void whatCommitsLateIsNotSkipped() throws InterruptedException {
    Cursor start = changes().latest();
    CountDownLatch drawn = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Thread slow =
        new Thread(
            () ->
                db().writeOnly(
                        h -> {
                          changes().publish(h, change("drew first, commits last"));
                          drawn.countDown();
                          await(go);
                        }));
    slow.start();
    await(drawn);
    publish("drew last, commits first");
    Batch meanwhile = changes().after(start, 9);
    assertThat(keys(meanwhile)).as("it would be the end of the other").isEmpty();
    Cursor place = meanwhile.next(start);
    Cursor fromNowOn = changes().latest();
    go.countDown();
    slow.join();
    Awaiting.until("nothing is open", SOON, () -> changes().after(place, 9).changes().size() == 2);
    assertThat(keys(changes().after(place, 9)))
        .containsExactly("drew first, commits last", "drew last, commits first");
    assertThat(keys(changes().after(fromNowOn, 9)))
        .as("it was not there to be read, so it is still to come")
        .hasSize(2);
  }

  @Test
  void manyWritersAndAReaderThatKeepsUpLoseNothing() throws InterruptedException {
    Cursor place = changes().latest();
    List<Thread> writers = new ArrayList<>();
    for (int w = 0; w < 6; w++) {
      String name = "w" + w + "-";
      Thread writer =
          new Thread(
              () -> {
                for (int i = 0; i < 40; i++) {
                  publish(name + i, name + i + "b");
                }
              });
      writers.add(writer);
      writer.start();
    }
    List<String> read = new ArrayList<>();
    boolean areWriting = true;
    while (areWriting || read.size() < 480) {
      areWriting = writers.stream().anyMatch(Thread::isAlive);
      Batch batch = changes().after(place, 7);
      read.addAll(keys(batch));
      place = batch.next(place);
      assertThat(areWriting || !batch.changes().isEmpty() || read.size() >= 480).isTrue();
    }
    assertThat(read).hasSize(480).doesNotHaveDuplicates();
  }

  @Test
  void aRestoreIntoAnotherClusterBeginsAnew() {
    publish("a");
    db().writeOnly(h -> h.execute("UPDATE change SET tx = tx + 1000000000"));
    db().writeOnly(h -> h.execute("UPDATE change_mark SET gone_tx = 900000000"));
    Changes anew = Changes.open(db(), Clock.systemUTC());
    Cursor place = anew.latest();
    publish("b");
    untilShown(place, 1);
    Batch batch = anew.after(place, 9);
    assertThat(keys(batch)).containsExactly("b");
    assertThat(batch.hasGapAfter(place)).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
