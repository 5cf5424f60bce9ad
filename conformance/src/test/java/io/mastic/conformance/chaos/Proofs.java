package io.mastic.conformance.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** The proofs in a directory, and whether the processes that wrote them live. */
final class Proofs {

  /** How long a server may take to note an end, in seconds. */
  private static final double NOTED_WITHIN = 10;

  private final Path directory;
  private final History history;
  private final Map<Path, Proof> proofs = new ConcurrentHashMap<>();

  /** Processes that died with their machine, by the test's own hand. */
  private final Set<Long> killed = ConcurrentHashMap.newKeySet();

  Proofs(Path directory, History history) {
    this.directory = directory;
    this.history = history;
  }

  /** Looks once: who is new, who is gone. */
  synchronized void look() throws IOException {
    proofs.forEach(
        (file, proof) -> {
          if (proof.gone() == Double.POSITIVE_INFINITY && !proof.lives()) {
            Proof over = over(file, proof);
            proofs.put(file, over);
            history.say(over.run(), "its process " + over.pid() + " is gone: " + over.outcome());
          }
        });
    try (DirectoryStream<Path> begun = Files.newDirectoryStream(directory, "*.begin")) {
      for (Path file : begun) {
        if (!proofs.containsKey(file)) {
          Proof proof = read(file);
          proofs.put(file, proof);
          history.say(
              proof.begun(),
              proof.run(),
              "process " + proof.pid() + " begins for " + proof.token());
        }
      }
    }
  }

  private static Proof read(Path file) throws IOException {
    JsonNode json = JsonNode.parser().parse(Files.readString(file));
    return new Proof(
        text(json, "run"),
        Long.parseLong(text(json, "pid")),
        Long.parseLong(text(json, "ticks")),
        text(json, "token"),
        Double.parseDouble(text(json, "at")),
        Double.POSITIVE_INFINITY,
        null);
  }

  private static String text(JsonNode json, String name) {
    return json.field(name).orElseThrow().text();
  }

  /** As it said itself, at the time that it said; else now. */
  private static Proof over(Path begin, Proof proof) {
    Path end =
        begin.resolveSibling(begin.getFileName().toString().replaceFirst("\\.begin$", ".end"));
    try {
      if (!Files.exists(end)) {
        return proof.gone(History.now(), null);
      }
      JsonNode json = JsonNode.parser().parse(Files.readString(end));
      return proof.gone(Double.parseDouble(text(json, "at")), text(json, "outcome"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs that a server has told to be over. */
  private final Set<String> noted = ConcurrentHashMap.newKeySet();

  /** A server tells that the run is over. */
  void note(String run) {
    noted.add(run);
  }

  /** The test kills these, and with them what a server had not yet noted of those that ended. */
  void kills(List<Long> pids) throws IOException {
    kills(pids, History.now());
  }

  /** As {@link #kills(List)}, of a server that has been away since then. */
  void kills(List<Long> pids, double since) throws IOException {
    look();
    killed.addAll(pids);
    double now = History.now();
    proofs.values().stream()
        .filter(p -> p.gone() <= now)
        .filter(p -> p.gone() > since - NOTED_WITHIN || !noted.contains(p.run()))
        .forEach(p -> killed.add(p.pid()));
  }

  boolean wasKilled(String run) {
    return of(run).stream().anyMatch(p -> killed.contains(p.pid()));
  }

  List<Proof> of(String run) {
    return all().stream().filter(p -> p.run().equals(run)).toList();
  }

  List<Proof> all() {
    return List.copyOf(proofs.values());
  }
}
