package io.mastic.kernel.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final Instant NOW = Instant.parse("2026-04-11T00:00:00Z");

  @Test
  void ninetyDaysAsAwsKeepsIt() {
    assertThat(Retention.DEFAULT.before("jobs", NOW))
        .contains(Instant.parse("2026-01-11T00:00:00Z"));
  }

  @Test
  void roomsMayDifferAndZeroIsForEver() {
    Retention retention = new Retention(10, Map.of("jobs", 1, "crawlers", 0));
    assertThat(retention.before("jobs", NOW)).contains(Instant.parse("2026-04-10T00:00:00Z"));
    assertThat(retention.before("crawlers", NOW)).isEmpty();
    assertThat(retention.before("workflows", NOW)).contains(Instant.parse("2026-04-01T00:00:00Z"));
  }

  @Test
  void negativeDaysAreRefused() {
    assertThatThrownBy(() -> new Retention(-1, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Retention(1, Map.of("jobs", -1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
