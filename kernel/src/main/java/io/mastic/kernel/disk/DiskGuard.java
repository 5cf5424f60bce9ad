package io.mastic.kernel.disk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a reserve of the disk that the data directory is on: below it nothing new begins, so that
 * what is under way can end and the database can note it.
 */
public final class DiskGuard {

  private static final Logger LOG = LoggerFactory.getLogger(DiskGuard.class);
  private static final long MIB = 1L << 20;
  private static final long LOOK_EVERY_NANOS = 500_000_000;

  private final Path data;
  private final long reserve;
  private final Disk disk;
  private long lookedAt;
  private Optional<String> refusal = Optional.empty();

  /** How much of a disk nobody uses. */
  @FunctionalInterface
  public interface Disk {
    /**
     * @return bytes that this process could still write
     */
    long free() throws IOException;
  }

  /**
   * @param reserve bytes that are to stay free; 0 to begin whatever comes
   */
  public DiskGuard(Path data, long reserve, Disk disk) {
    this.data = data;
    this.reserve = reserve;
    this.disk = disk;
    this.lookedAt = System.nanoTime() - LOOK_EVERY_NANOS;
  }

  /** Guards the disk that this directory is on. */
  public static DiskGuard of(Path data, long reserve) throws IOException {
    FileStore store = Files.getFileStore(data);
    return new DiskGuard(data, reserve, store::getUsableSpace);
  }

  /**
   * What is kept free if nobody says: a twentieth of the disk, at least 1 GiB and at most 10 GiB,
   * and on a small disk not more than a tenth.
   *
   * @param total bytes of the disk
   */
  public static long reserveOf(long total) {
    long twentieth = Math.max(1024 * MIB, Math.min(10 * 1024 * MIB, total / 20));
    return Math.min(twentieth, total / 10);
  }

  /** Why nothing new may begin now; empty if it may. */
  public synchronized Optional<String> refusal() {
    long now = System.nanoTime();
    if (reserve > 0 && now - lookedAt >= LOOK_EVERY_NANOS) {
      lookedAt = now;
      look();
    }
    return refusal;
  }

  /**
   * Why so much may not be written now, of what is not needed to end something; empty if it may.
   * What others write in half of the reserve, so that nothing new begins long before.
   *
   * @param bytes that are to come
   */
  public Optional<String> refusal(long bytes) {
    if (reserve == 0) {
      return Optional.empty();
    }
    try {
      long free = disk.free();
      return free - bytes >= reserve / 2 ? Optional.empty() : Optional.of(reason(free));
    } catch (IOException e) {
      LOG.warn("how much of the disk of {} is free cannot be known", data, e);
      return Optional.empty();
    }
  }

  public boolean isRoomy() {
    return refusal().isEmpty();
  }

  private void look() {
    boolean wasRoomy = refusal.isEmpty();
    try {
      long free = disk.free();
      refusal = free >= reserve ? Optional.empty() : Optional.of(reason(free));
    } catch (IOException e) {
      LOG.warn("how much of the disk of {} is free cannot be known", data, e);
      return;
    }
    if (wasRoomy && refusal.isPresent()) {
      LOG.warn("{}; runs and crawls that have not begun wait", refusal.get());
    } else if (!wasRoomy && refusal.isEmpty()) {
      LOG.info("the disk of {} has room again; what waited begins", data);
    }
  }

  private String reason(long free) {
    return String.format(
        Locale.ROOT,
        "Only %d MiB are free on the disk of the data directory, and %d MiB are kept free"
            + " (--disk-reserve)",
        free / MIB,
        reserve / MIB);
  }
}
