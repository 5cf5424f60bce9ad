package io.mastic.wire.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomTest {

  private final Room room =
      new Room(
          10,
          new CrowdLimits(1, 1, 1, Duration.ZERO, Duration.ZERO, 1, Duration.ofSeconds(1)),
          Runnable::run);
  private final List<String> events = new ArrayList<>();

  private boolean take(int amount, String name) {
    return room.take(amount, () -> events.add(name + " in"), () -> events.add(name + " out"));
  }

  @Test
  void turnsAreKept() {
    assertThat(take(6, "a")).isTrue();
    assertThat(take(6, "b")).isFalse();
    assertThat(take(1, "c")).as("b was first").isFalse();
    room.give(6);
    assertThat(events).containsExactly("b in", "c in");
    assertThat(room.taken()).isEqualTo(7);
  }

  @Test
  void whoWaitedLongEnoughIsTurnedAway() {
    take(10, "a");
    take(9, "b");
    room.expire(System.nanoTime());
    assertThat(events).isEmpty();
    room.expire(System.nanoTime() + Duration.ofSeconds(2).toNanos());
    assertThat(events).containsExactly("b out");
    room.give(10);
    assertThat(events).containsExactly("b out");
    assertThat(room.taken()).isZero();
  }

  @Test
  void whatIsLargerThanTheRoomGetsInAlone() {
    assertThat(take(30, "a")).isTrue();
    assertThat(take(1, "b")).isFalse();
    room.give(30);
    assertThat(events).containsExactly("b in");
  }
}
