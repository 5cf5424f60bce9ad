package io.mastic.conformance.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** The proofs in a directory, and whether the processes that wrote them live. */
final class Proofs {

  private final Path directory;
  private final History history;
  private final Map<Path, Proof> proofs = new ConcurrentHashMap<>();

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

  List<Proof> of(String run) {
    return all().stream().filter(p -> p.run().equals(run)).toList();
  }

  List<Proof> all() {
    return List.copyOf(proofs.values());
  }
}
