package io.mastic.objects.s3.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=2-4, 2, 4",
    "bytes=7-, 7, 9",
    "bytes=-3, 7, 9",
    "bytes=-100, 0, 9",
    "bytes=5-100, 5, 9"
  })
  void aSingleRangeIsCutToTheObject(String header, long first, long last) throws Exception {
    assertThat(ByteRange.parse(Optional.of(header), 10)).contains(new ByteRange(first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bytes=", "bytes=-", "bytes=4-2", "bytes=0-1,4-5", "lines=1-2"})
  void whatIsNoSingleRangeIsPassedOver(String header) throws Exception {
    assertThat(ByteRange.parse(Optional.of(header), 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0"})
  void aRangeOutsideIsRefused(String header) {
    assertThatThrownBy(() -> ByteRange.parse(Optional.of(header), 10))
        .isInstanceOf(ByteRange.NotSatisfiable.class);
  }
}
