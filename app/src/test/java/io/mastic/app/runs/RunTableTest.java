package io.mastic.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTableTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  @Test
  void aTableFitsTheTerminal() {
    List<RecentRun> runs =
        List.of(
            new RecentRun(
                "jr_5f3c91d2ab0123456789",
                "nightly",
                "RUNNING",
                NOW.minusSeconds(100),
                NOW.minusSeconds(90),
                null,
                null),
            new RecentRun(
                "jr_aa3c91d2ab0123456789",
                "a-job-with-a-name-that-is-much-too-long-for-it",
                "FAILED",
                NOW.minusSeconds(9000),
                NOW.minusSeconds(8000),
                NOW.minusSeconds(1),
                "ValueError: something\nwent wrong, and this is the long story of it"));
    List<String> lines = RunTable.lines(runs, 120, NOW, ZoneOffset.UTC);
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    assertThat(lines.get(1))
        .isEqualTo(
            "jr_5f3c91d2ab  nightly                       RUNNING    2026-11-29 11:58:20     "
                + " 1:30");
    assertThat(lines.get(2))
        .startsWith("jr_aa3c91d2ab  a-job-with-a-name-that-is-m…  FAILED     2026-11-29 09:30:00")
        .contains("2:13:19  ValueError: something")
        .endsWith("…");
  }
}
