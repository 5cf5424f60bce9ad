package io.mastic.app.logging;

/** What the lines of the log look like. */
public enum LogFormat {
  /** For people: words, then {@code key=value}. */
  TEXT,
  /** For collectors: a JSON object a line. */
  JSON
}
