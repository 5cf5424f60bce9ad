package io.mastic.kernel.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Awaiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskGuardTest {

  private static final long MIB = 1L << 20;

  @TempDir Path data;

  @Test
  void saysHowMuchIsFreeAndWhichSettingItIs() {
    AtomicLong free = new AtomicLong(2_000 * MIB);
    DiskGuard guard = new DiskGuard(data, 1_000 * MIB, free::get);
    assertThat(guard.refusal()).isEmpty();
    free.set(300 * MIB);
    Awaiting.until("it looked again", Duration.ofSeconds(10), () -> !guard.isRoomy());
    assertThat(guard.refusal().orElseThrow())
        .contains("Only 300 MiB are free")
        .contains("1000 MiB")
        .contains("--disk-reserve");
    free.set(1_000 * MIB);
    Awaiting.until("it looked again", Duration.ofSeconds(10), guard::isRoomy);
  }

  @Test
  void whatIsWrittenMayUseHalfOfTheReserve() {
    DiskGuard guard = new DiskGuard(data, 1_000 * MIB, () -> 600 * MIB);
    assertThat(guard.refusal(50 * MIB)).isEmpty();
    assertThat(guard.refusal(150 * MIB)).isPresent();
    assertThat(new DiskGuard(data, 0, () -> 0).refusal(MIB)).isEmpty();
  }

  @Test
  void withoutAReserveEverythingBegins() {
    assertThat(new DiskGuard(data, 0, () -> 0).refusal()).isEmpty();
  }

  @Test
  void aDiskThatTellsNothingStopsNothing() {
    DiskGuard guard =
        new DiskGuard(
            data,
            MIB,
            () -> {
              throw new IOException("gone");
            });
    assertThat(guard.isRoomy()).isTrue();
  }

  @Test
  void knowsTheRealDisk() throws IOException {
    assertThat(DiskGuard.of(data, 1).isRoomy()).isTrue();
    assertThat(DiskGuard.of(data, Long.MAX_VALUE).isRoomy()).isFalse();
  }

  /** In MiB. */
  @ParameterizedTest
  @CsvSource({"512,51", "4096,409", "20480,1024", "51200,2560", "4194304,10240"})
  void theReserveSuitsTheDisk(long total, long reserve) {
    assertThat(DiskGuard.reserveOf(total * MIB) / MIB).isEqualTo(reserve);
  }
}
