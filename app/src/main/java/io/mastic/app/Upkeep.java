package io.mastic.app;

import io.mastic.kernel.disk.DiskGuard;
import io.mastic.kernel.expiry.Retention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a server from growing until it stops.
 *
 * @param retention how long what has ended is kept
 * @param reserveMib how much of the data directory's disk is kept free; null for what suits the
 *     disk, 0 for nothing
 */
public record Upkeep(Retention retention, @Nullable Integer reserveMib) {

  public static final Upkeep DEFAULT = new Upkeep(Retention.DEFAULT, null);

  DiskGuard guard(Path data) {
    try {
      long reserve =
          reserveMib == null
              ? DiskGuard.reserveOf(Files.getFileStore(data).getTotalSpace())
              : (long) reserveMib << 20;
      return DiskGuard.of(data, reserve);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
