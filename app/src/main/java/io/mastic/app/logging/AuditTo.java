package io.mastic.app.logging;

/** Where the record of changes goes. */
public enum AuditTo {
  /** Into {@code logs/audit.log} of the data directory, turned over by its size. */
  FILE,
  /** To stderr, with the rest of the log. */
  STDERR,
  OFF
}
