package io.mastic.jobs.launch;

/** What a run runs. */
public sealed interface Program {

  /**
   * A user's script.
   *
   * @param location {@code s3://...}, or the absolute path of a local file
   */
  record Script(String location) implements Program {}

  /**
   * Work that Spark does for the server itself: a class of the runtime, without Python.
   *
   * @param name by which the runtime knows it
   * @param request JSON of the work's own; what it finds out comes back as the result's answer
   */
  record BuiltIn(String name, String request) implements Program {}
}
