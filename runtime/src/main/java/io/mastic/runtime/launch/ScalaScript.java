package io.mastic.runtime.launch;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.runtime.launch.ScalaCompiler.NotCompiledException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A job in Scala, or in Java: its script is compiled, or is a jar already, and the main method of
 * its class runs in this process.
 *
 * @param file the script
 * @param name as its author knows it
 * @param main the class whose main method is the job
 * @param compiled where compiled scripts are kept; null where none may be
 */
record ScalaScript(
    Path file, String name, String main, List<String> args, @Nullable Path compiled) {

  private static final String COMPILER = "mastic.scala.compiler";

  /** What {@code run.json} says of it; null for a run of another kind. */
  static @Nullable ScalaScript of(JsonNode run) {
    JsonNode scala = run.path("scala");
    if (scala.isMissingNode()) {
      return null;
    }
    List<String> args = new ArrayList<>();
    run.path("args").forEach(arg -> args.add(arg.asText()));
    String location = run.path("scriptLocation").asText();
    return new ScalaScript(
        Path.of(run.path("script").asText()),
        location.substring(location.lastIndexOf('/') + 1),
        scala.path("class").asText(),
        args,
        scala.hasNonNull("compiled") ? Path.of(scala.path("compiled").asText()) : null);
  }

  Outcome run(RunJson run) throws IOException, InterruptedException {
    List<Path> own;
    try {
      own = classes(run);
    } catch (NotCompiledException e) {
      return failed("CompilationError", String.valueOf(e.getMessage()), "", 0);
    }
    long startedAt = System.currentTimeMillis();
    ClassLoader loader = over(own);
    Thread.currentThread().setContextClassLoader(loader);
    Departing departing = Departing.from(run.directory());
    try {
      Class.forName(main, true, loader).getMethod("main", String[].class).invoke(null, arguments());
      return new Outcome(true, 0, null, null, null, startedAt, null);
    } catch (InvocationTargetException e) {
      return failed(e.getCause() == null ? e : e.getCause(), startedAt);
    } catch (ClassNotFoundException e) {
      return failed(
          "ClassNotFoundException",
          "There is no class " + main + " (--class) in " + name + " or the job's --extra-jars",
          "",
          startedAt);
    } catch (NoSuchMethodException | IllegalAccessException | NullPointerException e) {
      return failed(
          "NoSuchMethodException",
          "The class "
              + main
              + " (--class) has no main method of an object: def main(Array[String])",
          "",
          startedAt);
    } finally {
      departing.hasReturned();
      System.out.flush();
    }
  }

  private Object arguments() {
    return args.toArray(String[]::new);
  }

  private List<Path> classes(RunJson run)
      throws IOException, InterruptedException, NotCompiledException {
    if (name.endsWith(".jar")) {
      return List.of(file);
    }
    if (Files.readString(file, StandardCharsets.UTF_8).isBlank()) {
      return List.of();
    }
    Path scratch = run.directory().resolve("tmp/scala");
    return List.of(
        new ScalaCompiler(compilerJars(), compiled)
            .jar(file, name, JobProcess.classPath(), scratch));
  }

  private static List<Path> compilerJars() throws IOException {
    String folder = System.getProperty(COMPILER, "");
    if (folder.isEmpty()) {
      throw new IOException("The compiler of Scala is not part of this installation");
    }
    try (Stream<Path> jars = Files.list(Path.of(folder))) {
      return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static ClassLoader over(List<Path> jars) throws IOException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return new URLClassLoader("script", urls, Thread.currentThread().getContextClassLoader());
  }

  private Outcome failed(Throwable error, long startedAt) {
    StringWriter traceback = new StringWriter();
    error.printStackTrace(new PrintWriter(traceback, true));
    Throwable cause = innermost(error);
    String words = withoutPlan(cause.getMessage());
    String told =
        place(error) + cause.getClass().getSimpleName() + (words.isEmpty() ? "" : ": " + words);
    return failed(cause.getClass().getSimpleName(), told, traceback.toString(), startedAt);
  }

  /** What Spark says of a query goes on with its plan, which only the log is for. */
  private static String withoutPlan(@Nullable String message) {
    String words = message == null ? "" : message.strip();
    int plan = words.indexOf(";\n'");
    return plan < 0 ? words : words.substring(0, plan);
  }

  private static Outcome failed(String type, String message, String traceback, long startedAt) {
    return new Outcome(false, 1, type, message, traceback, startedAt, null);
  }

  private static Throwable innermost(Throwable error) {
    Throwable at = error;
    for (Throwable each : chain(error)) {
      at = each;
    }
    return at;
  }

  /** The innermost line of the script, in the cause that knows one. */
  private String place(Throwable error) {
    String place = name + ": ";
    for (Throwable each : chain(error)) {
      for (StackTraceElement frame : each.getStackTrace()) {
        if (name.equals(frame.getFileName())) {
          place = name + ", line " + frame.getLineNumber() + ": ";
          break;
        }
      }
    }
    return place;
  }

  private static List<Throwable> chain(Throwable error) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> chain = new ArrayList<>();
    for (Throwable at = error; at != null && seen.add(at); at = at.getCause()) {
      chain.add(at);
    }
    return chain;
  }
}
