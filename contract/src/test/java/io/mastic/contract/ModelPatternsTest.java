package io.mastic.contract;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The patterns of the service model meet texts of any length before those are refused for it. */
class ModelPatternsTest {

  private static final int LONG = 1_000_000;

  @Test
  @Timeout(120)
  void noPatternTakesForEver() {
    Set<String> seen = new HashSet<>();
    for (String line : Operations.lines("glue-model.txt")) {
      if (line.startsWith("shape ") && line.contains("\"pattern\"")) {
        Shape shape = Shape.parse(line.substring(line.indexOf('{')));
        if (seen.add(shape.pattern + shape.max)) {
          for (String unit : List.of("a", "a.", "a/", "1-", ".a", "\t")) {
            for (String begin : List.of("", "s3://", "$")) {
              String text = begin + unit.repeat(LONG / unit.length()) + "!\u0000";
              assertThatCode(() -> shape.fits(text)).as(shape.pattern).doesNotThrowAnyException();
            }
          }
        }
      }
    }
  }
}
