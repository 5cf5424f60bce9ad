package io.mastic.jobs.logs;

/**
 * A stream's events, read in pages from any offset in both directions; a page costs what it holds.
 * Offsets grow with the events and say nothing else.
 */
public interface EventReader {

  /** Events from an offset on that lie in that span of time. */
  LogPage forward(long from, TimeRange range, int limit);

  /**
   * As above for who wants events with a text alone: others may be left out, but not the last one
   * that was looked at, by which is known how far that was.
   *
   * @param needle empty for no such text
   */
  default LogPage forward(long from, TimeRange range, int limit, String needle) {
    return forward(from, range, limit);
  }

  /** The last events in front of an offset that lie in that span of time. */
  LogPage backward(long until, TimeRange range, int limit);

  /**
   * An offset behind which all events of that time and later lie, and as few others as can be told
   * without reading them.
   *
   * @param millis the time
   */
  long seek(long millis);

  /** The offset behind the last event there is now. */
  long size();
}
