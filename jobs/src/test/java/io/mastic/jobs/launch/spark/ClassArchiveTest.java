package io.mastic.jobs.launch.spark;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which archives of classes are left for others: each is made in half a minute, and is large. */
class ClassArchiveTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final String MINE = ClassArchive.place("/opt/mastic/a.jar:/opt/mastic/b.jar");
  private static final String OTHER = ClassArchive.place("/home/me/mastic/a.jar");

  @Test
  void anEarlierBuildAtTheSamePlaceIsOutdated() {
    assertTrue(ClassArchive.isOutdated(MINE + "1.jsa", NOW, MINE, NOW));
  }

  @Test
  void anotherInstallationIsLeftAlone() {
    assertFalse(ClassArchive.isOutdated(OTHER + "1.jsa", days(29), MINE, NOW));
  }

  @Test
  void whatNobodyUsedForAMonthIsOutdated() {
    assertTrue(ClassArchive.isOutdated(OTHER + "1.jsa", days(31), MINE, NOW));
    assertTrue(ClassArchive.isOutdated("spark-933d48f61352bcbd.jsa", days(31), MINE, NOW));
  }

  @Test
  void onlyArchivesAre() {
    assertFalse(ClassArchive.isOutdated("interpreter-12.json", days(400), MINE, NOW));
    assertFalse(ClassArchive.isOutdated("archive.lock", days(400), MINE, NOW));
  }

  private static Instant days(int ago) {
    return NOW.minus(Duration.ofDays(ago));
  }
}
