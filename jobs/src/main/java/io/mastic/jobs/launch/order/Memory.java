package io.mastic.jobs.launch.order;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How much heap a Spark run gets on this machine. */
public final class Memory {

  private static final long MIB = 1L << 20;

  /** Spark refuses to start below this. */
  private static final long LEAST = 512;

  /** A worker of 16 GB on AWS, whose work is spread over others, makes do with this here. */
  private static final long PER_DPU = 1024;

  /** A data processing unit of AWS, in MiB. */
  public static final long AWS_PER_DPU = 16 * 1024;

  /** What a Python shell run is expected to take, in MiB. */
  public static final long SHELL = 256;

  /** A virtual machine's own memory and the script's Python beside the heap, at least. */
  private static final long LEAST_OVERHEAD = 384;

  /** What runs may take of the machine together. */
  private static final double SHARE_OF_RUNS = 0.8;

  private Memory() {}

  /**
   * The heap in MiB: what the job's {@code spark.driver.memory} asks for, else by the size of a
   * worker, but no more than a quarter of the machine.
   */
  public static long heapMib(Map<String, String> sparkConf, double workerDpus, long machineBytes) {
    Long asked = mib(sparkConf.getOrDefault("spark.driver.memory", ""));
    if (asked != null) {
      return Math.max(LEAST, asked);
    }
    long most = Math.max(LEAST, machineBytes / 4 / MIB);
    return Math.max(LEAST, Math.min(most, (long) (workerDpus * PER_DPU)));
  }

  /** What a Spark run with that heap is expected to take in all. */
  static long withOverhead(long heapMib) {
    return heapMib + Math.max(LEAST_OVERHEAD, heapMib / 10);
  }

  /** What this machine, or the container around this server, has in MiB for all runs together. */
  public static long forRuns(long machineBytes) {
    return (long) ((double) machineBytes / MIB * SHARE_OF_RUNS);
  }

  public static long machineBytes() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : Long.MAX_VALUE;
  }

  /** What a property of Spark asks for, in MiB; empty for what is no size. */
  public static OptionalLong asked(@Nullable String size) {
    Long mib = mib(size == null ? "" : size);
    return mib == null ? OptionalLong.empty() : OptionalLong.of(mib);
  }

  /** A size as Spark writes it, such as {@code 2g}, in MiB; null for what is none. */
  private static @Nullable Long mib(String size) {
    String text = size.strip().toLowerCase(Locale.ROOT).replaceFirst("b$", "");
    if (!text.matches("[0-9]{1,7}[kmgt]?")) {
      return null;
    }
    char unit = text.charAt(text.length() - 1);
    if (Character.isDigit(unit)) {
      return Long.parseLong(text);
    }
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (unit) {
      case 'k' -> number / 1024;
      case 'g' -> number * 1024;
      case 't' -> number * 1024 * 1024;
      default -> number;
    };
  }
}
