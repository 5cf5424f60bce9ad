package io.mastic.wire.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyPaceTest {

  private static final long SECOND = 1_000_000_000L;

  private final BodyPace pace =
      new BodyPace(
          new CrowdLimits(1, 1, 1, Duration.ZERO, Duration.ofSeconds(10), 1_000, Duration.ZERO));

  @Test
  void onlyTheTimeThatIsWaitedForTheClientCounts() {
    pace.begin(0);
    pace.moved(5 * SECOND, 1);
    assertThat(pace.isTooSlow(1_000 * SECOND)).isFalse();
    pace.begin(1_000 * SECOND);
    assertThat(pace.isTooSlow(1_004 * SECOND)).isFalse();
    assertThat(pace.isTooSlow(1_005 * SECOND)).isTrue();
  }

  @Test
  void whatCameLongAgoIsNoCredit() {
    pace.begin(0);
    pace.moved(10 * SECOND, 1_000_000_000);
    assertThat(pace.isTooSlow(10 * SECOND)).isFalse();
    pace.begin(10 * SECOND);
    assertThat(pace.isTooSlow(19 * SECOND)).isFalse();
    assertThat(pace.isTooSlow(20 * SECOND)).isTrue();
  }

  @Test
  void whoKeepsTheRateMayTakeLong() {
    for (int i = 0; i < 100; i++) {
      pace.begin(i * SECOND);
      pace.moved((i + 1) * SECOND, 1_000);
      assertThat(pace.isTooSlow((i + 1) * SECOND)).isFalse();
    }
  }
}
