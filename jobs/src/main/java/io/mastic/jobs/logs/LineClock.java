package io.mastic.jobs.logs;

import java.time.Instant;

/** Tells when a line was written. */
@FunctionalInterface
public interface LineClock {

  LogEvent event(String line, long offset);

  /** Forgets what was found out for earlier lines: the text may have grown since. */
  default void refresh() {}

  /** An offset in front of which all lines were written earlier; perhaps within a line. */
  default long seek(long millis) {
    return 0;
  }

  /** For lines that begin with their time: {@code millis<TAB>text}. */
  static LogEvent leading(String line, long offset) {
    int tab = line.indexOf('\t');
    if (tab > 0 && tab < 16 && line.substring(0, tab).chars().allMatch(Character::isDigit)) {
      return new LogEvent(
          Instant.ofEpochMilli(Long.parseLong(line.substring(0, tab))),
          line.substring(tab + 1),
          offset);
    }
    return new LogEvent(Instant.EPOCH, line, offset);
  }
}
