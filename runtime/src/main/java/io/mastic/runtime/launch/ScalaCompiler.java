package io.mastic.runtime.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes classes of a script in Scala, in a process of its own: the compiler is never on the class
 * path of a run. What was compiled is kept for the next run by the content of the script and of
 * what stands around it.
 *
 * @param jars of the compiler
 * @param kept where compiled scripts are; null where none may be kept
 */
record ScalaCompiler(List<Path> jars, @Nullable Path kept) {

  /** So many compiled scripts are kept, those that were made last. */
  private static final int MOST_KEPT = 200;

  private static final Pattern FIRST_ERROR =
      Pattern.compile("(?m)^.*?:(?<line>[0-9]+): error: (?<words>.*)$\\n?(?<text>.*)$");

  /** The script is no program; the message is that of the compiler, with its line. */
  static final class NotCompiledException extends Exception {
    private static final long serialVersionUID = 1L;

    NotCompiledException(String message) {
      super(message);
    }
  }

  /**
   * The jar with a script's classes.
   *
   * @param script the file
   * @param name by which its author knows it
   * @param classPath of the run
   * @param scratch an own folder
   */
  Path jar(Path script, String name, List<String> classPath, Path scratch)
      throws IOException, InterruptedException, NotCompiledException {
    Path folder = kept == null ? scratch : kept;
    Path jar = folder.resolve(key(script, name, classPath) + ".jar");
    if (!Files.exists(jar)) {
      Files.createDirectories(scratch);
      Files.createDirectories(folder);
      Path made = scratch.resolve("script.jar");
      compile(Files.copy(script, scratch.resolve(name)), name, classPath, made);
      Path beside = folder.resolve(jar.getFileName() + "." + ProcessHandle.current().pid());
      Files.copy(made, beside, StandardCopyOption.REPLACE_EXISTING);
      Files.move(beside, jar, StandardCopyOption.ATOMIC_MOVE);
      forgetOldest(folder);
    }
    return jar;
  }

  private void compile(Path source, String name, List<String> classPath, Path made)
      throws IOException, InterruptedException, NotCompiledException {
    String compilers = joined(jars.stream().map(Path::toString).toList());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Xss8m",
                "-Dfile.encoding=UTF-8",
                "-cp",
                compilers,
                "scala.tools.nsc.Main",
                "-encoding",
                "UTF-8",
                "-classpath",
                joined(classPath),
                "-d",
                made.toString(),
                source.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0 || !Files.exists(made)) {
      System.err.print(said.replace(source.toString(), name));
      throw new NotCompiledException(name + told(said));
    }
  }

  /** The compiler's first error: its line, its words and the text that they are about. */
  static String told(String said) {
    Matcher error = FIRST_ERROR.matcher(said);
    if (!error.find()) {
      String words = said.strip();
      return " was not compiled" + (words.isEmpty() ? "" : ": " + words);
    }
    String text = error.group("text").strip();
    return ", line "
        + error.group("line")
        + ": "
        + error.group("words")
        + (text.isEmpty() ? "" : ": " + text);
  }

  String key(Path script, String name, List<String> classPath) throws IOException {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(Files.readAllBytes(script));
      hash.update(name.getBytes(StandardCharsets.UTF_8));
      for (String entry : classPath) {
        File file = new File(entry);
        String around = file.getName() + ' ' + file.length() + ' ' + file.lastModified() + '\n';
        hash.update(around.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void forgetOldest(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> newestFirst =
          all.filter(file -> file.toString().endsWith(".jar"))
              .sorted(Comparator.comparingLong(ScalaCompiler::made).reversed())
              .collect(Collectors.toList());
      for (Path old :
          newestFirst.subList(Math.min(MOST_KEPT, newestFirst.size()), newestFirst.size())) {
        Files.deleteIfExists(old);
      }
    }
  }

  private static long made(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String joined(List<String> entries) {
    return String.join(File.pathSeparator, entries);
  }
}
