package io.mastic.catalog.partition;

import io.mastic.contract.Errors;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Segment;

/**
 * A share of a table's partitions: the ids from {@code from} to before {@code to}. The segments of
 * one total are disjoint and together complete.
 *
 * @param to null for no end
 */
public record PartitionSegment(String from, @Nullable String to) {

  public static PartitionSegment of(Segment segment) {
    int number = segment.segmentNumber();
    int total = segment.totalSegments();
    if (number >= total) {
      throw Errors.invalidInput("SegmentNumber must be less than TotalSegments.");
    }
    return new PartitionSegment(
        number == 0 ? "" : border(number, total),
        number + 1 == total ? null : border(number + 1, total));
  }

  boolean holds(String id) {
    return id.compareTo(from) >= 0 && (to == null || id.compareTo(to) < 0);
  }

  private static String border(int number, int total) {
    return String.format(Locale.ROOT, "%08x", (number * 0x1_0000_0000L) / total);
  }
}
