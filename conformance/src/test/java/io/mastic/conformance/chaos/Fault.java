package io.mastic.conformance.chaos;

/** What befalls servers, their database and their clocks. */
enum Fault {
  /** kill -9 of a server, which comes back within about a lease; its runs' processes go on. */
  KILL,
  /**
   * kill -9 of a server, which comes back only after others have given it up; its runs' processes
   * must have ended before that by themselves.
   */
  SERVER,
  /** SIGSTOP of a server for longer than a lease, as a laptop's sleep or a long pause does. */
  FREEZE,
  /** A server's clock is set, ahead or back, and stays so for a while. */
  CLOCK,
  /** The database is stopped for some time, at most for longer than a lease. */
  DATABASE_STOP,
  /** The database dies and recovers. */
  DATABASE_CRASH,
  /** The database's sessions hang, whatever they hold. */
  DATABASE_STALL,
  /**
   * A server and all its processes die; it comes back soon, or only after others have given it up.
   */
  MACHINE;

  /** Does it befall all servers? */
  boolean isOfDatabase() {
    return this == DATABASE_STOP || this == DATABASE_CRASH || this == DATABASE_STALL;
  }
}
