package io.mastic.jobs.launch.directory;

import io.mastic.jobs.launch.order.LaunchException;
import java.util.regex.Pattern;

/**
 * Whether a job may name files of the server's machine: as its script, in {@code --extra-*}, or to
 * pip. A job's author need not be somebody who may read them.
 */
public enum LocalPaths {
  REFUSED,
  ALLOWED;

  /** The option of the server that allows them. */
  static final String SETTING = "--allow-local-paths";

  private static final Pattern REMOTE =
      Pattern.compile("(?:s3[an]?|https?|ssh|git\\+https?|git\\+ssh)://.*", Pattern.DOTALL);

  private static final Pattern OTHER_FILE =
      Pattern.compile(".*(?:\\bfile:|[$][{(]).*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /**
   * @throws LaunchException if that location of a file lies on this machine and must not
   */
  public void check(String location) throws LaunchException {
    if (this == REFUSED && leadsAway(location)) {
      throw new LaunchException(
          "LAUNCH ERROR | "
              + location
              + " is a path of the server's machine, and jobs may not name those: put the file into"
              + " a bucket and name it s3://bucket/key, or start the server with "
              + SETTING);
    }
  }

  /**
   * Does the text say where a file is, without being a location in a remote place? A name without a
   * folder does not.
   */
  static boolean leadsAway(String text) {
    boolean elsewhere =
        text.indexOf('/') >= 0
            || text.indexOf('\\') >= 0
            || text.startsWith("~")
            || text.startsWith(".")
            || OTHER_FILE.matcher(text).matches();
    return elsewhere && !isRemote(text);
  }

  public static boolean isRemote(String text) {
    return REMOTE.matcher(text).matches() && !OTHER_FILE.matcher(text).matches();
  }
}
