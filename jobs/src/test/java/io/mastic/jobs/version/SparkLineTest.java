package io.mastic.jobs.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkLineTest {

  private static final SparkLine LINE = SparkLine.SPARK_3_5;

  @ParameterizedTest
  @CsvSource({
    "0.9, 0.9, true",
    "1.0, 1.0, true",
    "4.0, 4.0, true",
    "5.0, 5.0, false",
    "5.1, 5.1, false",
    "5.7, 5.1, false",
    "6.0, 5.1, false",
    ", 5.1, false",
    "x.y, 0.9, true",
    "99999999999.0, 5.1, false"
  })
  void aVersionIsWhatAwsHasForIt(String asked, String name, boolean older) {
    assertThat(LINE.at(asked).name()).isEqualTo(name);
    assertThat(LINE.isOlder(asked)).isEqualTo(older);
  }

  @ParameterizedTest
  @CsvSource({"5.1, false", "5.7, false", "6.0, true", ", false", "x.y, false"})
  void newerSparksAreNotHere(String asked, boolean behind) {
    assertThat(LINE.isBehind(asked)).isEqualTo(behind);
  }

  @Test
  void itsJarsAreKnownByTheirNames() {
    assertThat(LINE.jarPrefix("spark-core")).isEqualTo("spark-core_2.12-3.5.");
    assertThat(LINE.ownNames()).isEqualTo("5.0 and 5.1");
  }
}
