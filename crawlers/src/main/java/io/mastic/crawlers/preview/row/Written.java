package io.mastic.crawlers.preview.row;

import java.time.Instant;
import java.util.HexFormat;

/** How a preview writes what has no text of its own: the same for all formats. */
public final class Written {

  private static final int MOST_BYTES = 256;

  private Written() {}

  /** In UTC. */
  public static String moment(Instant instant) {
    return instant.toString().replace('T', ' ').replace("Z", "");
  }

  /**
   * A moment that is counted from 1970.
   *
   * @param perSecond units of the count
   */
  public static String moment(long value, long perSecond) {
    return moment(
        Instant.ofEpochSecond(
            Math.floorDiv(value, perSecond),
            Math.floorMod(value, perSecond) * (1_000_000_000 / perSecond)));
  }

  /** The first bytes in hexadecimal digits. */
  public static String bytes(byte[] value) {
    int shown = Math.min(value.length, MOST_BYTES);
    String digits = HexFormat.of().formatHex(value, 0, shown);
    return "0x" + digits + (shown < value.length ? "…" : "");
  }
}
