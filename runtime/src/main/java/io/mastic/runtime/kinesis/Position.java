package io.mastic.runtime.kinesis;

import java.io.Serializable;

/**
 * How far a shard has been read: nothing yet, from a time on, up to a record, or to its end.
 *
 * @param value a sequence number, or milliseconds since 1970
 */
public record Position(Kind kind, String value) implements Serializable {

  /** What is known of the place. */
  public enum Kind {
    TRIM_HORIZON,
    AT,
    AFTER,
    END
  }

  public static final Position OLDEST = new Position(Kind.TRIM_HORIZON, "");
  public static final Position END = new Position(Kind.END, "");

  static Position at(long millis) {
    return new Position(Kind.AT, Long.toString(millis));
  }

  static Position after(String sequenceNumber) {
    return new Position(Kind.AFTER, sequenceNumber);
  }

  static Position of(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Position(Kind.valueOf(text), "")
        : new Position(Kind.valueOf(text.substring(0, colon)), text.substring(colon + 1));
  }

  boolean isEnd() {
    return kind == Kind.END;
  }

  @Override
  public String toString() {
    return value.isEmpty() ? kind.name() : kind + ":" + value;
  }
}
