package io.mastic.jobs.launch.python;

import io.mastic.jobs.launch.directory.LocalPaths;
import io.mastic.jobs.launch.order.LaunchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a job says to pip, checked so that it leads to no file of this machine: requirements,
 * options and their values, and the lines of requirement files. Names without a folder are
 * harmless, since pip runs in a folder where nothing else is.
 */
public final class PipWords {

  /** {@code --option=value}, {@code name @ location}, {@code -rvalue}. */
  private static final Pattern VALUED =
      Pattern.compile("(?:--[A-Za-z-]+=|[^@/\\\\]*@\\s*|-[A-Za-z])(.+)", Pattern.DOTALL);

  private static final Set<String> LISTS = Set.of("-r", "--requirement", "-c", "--constraint");

  private static final Pattern LIST =
      Pattern.compile("(?:-[rc]|--requirement=|--constraint=)(https?://.*)");

  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*");

  private PipWords() {}

  /**
   * @throws LaunchException naming the first word that must not be there
   */
  public static void check(List<String> words, LocalPaths paths) throws LaunchException {
    String before = "";
    for (String word : words) {
      var valued = VALUED.matcher(word);
      boolean well = valued.matches() && LocalPaths.isRemote(valued.group(1));
      if (!well) {
        paths.check(word);
      }
      boolean list = LISTS.contains(before) && word.matches("https?://.*");
      if (paths == LocalPaths.REFUSED && (list || LIST.matcher(word).matches())) {
        throw new LaunchException(
            "LAUNCH ERROR | "
                + word
                + " cannot be looked into before pip reads it: put the list of modules into a bucket"
                + " and name it s3://bucket/key");
      }
      before = word;
    }
  }

  /**
   * The same for the lines of a file with requirements, as far as that is one.
   *
   * @throws LaunchException naming the first word that must not be there
   */
  public static void checkLines(Path file, LocalPaths paths) throws LaunchException {
    if (paths == LocalPaths.ALLOWED
        || file.toString().matches(".*\\.(whl|zip|gz|tgz|bz2|tbz|xz|tar)")) {
      return;
    }
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      String joined = text.replaceAll("\\\\\r?\n", " ");
      for (String line : joined.split("[\r\n]", -1)) {
        String said = COMMENT.matcher(line).replaceFirst("").strip();
        if (!said.isEmpty()) {
          check(List.of(said.split("\\s+", -1)), paths);
        }
      }
    } catch (IOException e) {
      throw new LaunchException(String.valueOf(e.getMessage()), e);
    }
  }
}
