package io.mastic.objects.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.objects.KeyOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "part-00000.parquet", "q=a b%3D1", "...", ".crc", "é😀", "_temporary"})
  void ordinarySegmentsAreTheirOwnNames(String segment) {
    assertThat(FileNames.of(segment)).isEqualTo(segment);
  }

  @ParameterizedTest
  @CsvSource({
    "'', .mastic-=",
    "., .mastic-=%2E",
    ".., .mastic-=%2E%2E",
    ".mastic-self, .mastic-=%2Emastic-self",
    ".mastic-=x, .mastic-=%2Emastic-%3Dx"
  })
  void whatAFileSystemCannotHoldIsEscaped(String segment, String name) {
    assertThat(FileNames.of(segment)).isEqualTo(name);
    assertThat(FileNames.segment(name)).contains(segment);
  }

  @Test
  void longSegmentsAreNamedByAHashOfFixedLength() {
    for (String segment : List.of("x".repeat(256), "é".repeat(128), ".mastic-" + "ü".repeat(120))) {
      String name = FileNames.of(segment);
      assertThat(FileNames.isLong(name)).isTrue();
      assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
    }
    assertThat(FileNames.of("x".repeat(255))).isEqualTo("x".repeat(255));
    assertThat(FileNames.of("é".repeat(127))).isEqualTo("é".repeat(127));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".mastic-self", ".mastic-name", ".mastic-other", ".mastic-=a", ".mastic-=%"})
  void namesThatTheRuleDoesNotGiveStandForNothing(String name) {
    assertThat(FileNames.segment(name)).isEmpty();
  }

  @Test
  void keyOrderIsThatOfUtf8Bytes() {
    List<String> keys =
        List.of(
            "", "a", "a-b", "a/b", "a0", "b", "z", "é", "\uD7FF", "\uE000", "\uFFFF", "😀", "😀a");
    for (String a : keys) {
      for (String b : keys) {
        int bytes =
            Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
        assertThat(Integer.signum(KeyOrder.BY_BYTES.compare(a, b)))
            .isEqualTo(Integer.signum(bytes));
      }
    }
  }
}
