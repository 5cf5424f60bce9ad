package io.mastic.jobs.launch.order;

import java.nio.file.Path;

/** What a run runs. */
public sealed interface Program {

  /**
   * A user's script in the object store, as a job names it.
   *
   * @param location {@code s3://...}; the path of a local file only where {@code LocalPaths} lets
   *     it be
   */
  record Script(String location) implements Program {}

  /**
   * A script of this machine, from whoever started this program: it and the files that its
   * arguments name may lie anywhere.
   *
   * @param file absolute
   */
  record LocalScript(Path file) implements Program {}

  /**
   * No script: what it is told piece by piece, with state kept between them.
   *
   * @param way by which it is told
   */
  record Interactive(Way way) implements Program {

    /** Who tells it. */
    public enum Way {
      /** The server, statement by statement. */
      STATEMENTS,
      /** Clients of Spark Connect, which the process itself serves. */
      SPARK_CONNECT
    }

    /** Is it served by Spark Connect? */
    public boolean connects() {
      return way == Way.SPARK_CONNECT;
    }
  }

  /**
   * Work for the server itself: a class of the runtime without Python, or a module of ours in
   * Python alone.
   *
   * @param name by which the runtime knows it
   * @param request JSON of the work's own; what it finds out comes back as the result's answer
   */
  record BuiltIn(String name, String request) implements Program {}
}
