package io.mastic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void aSlowPieceMakesTheNextOneSmallerAtOnce() {
    Pace pace = new Pace(500, 1_000);
    pace.took(500, Duration.ofMillis(500));
    assertThat(pace.rows()).isEqualTo(50);
    pace.took(50, Duration.ofSeconds(5));
    assertThat(pace.rows()).isEqualTo(20);
  }

  @Test
  void aFastPieceDoublesTheNextOneUpToTheMost() {
    Pace pace = new Pace(300, 1_000);
    pace.took(300, Duration.ofMillis(1));
    assertThat(pace.rows()).isEqualTo(600);
    pace.took(600, Duration.ofMillis(1));
    assertThat(pace.rows()).isEqualTo(1_000);
  }

  @Test
  void aShortLastPieceSaysNothing() {
    Pace pace = new Pace(500, 1_000);
    pace.took(3, Duration.ofMillis(1));
    assertThat(pace.rows()).isEqualTo(500);
    pace.took(0, Duration.ofMillis(100));
    assertThat(pace.rows()).isEqualTo(500);
  }
}
