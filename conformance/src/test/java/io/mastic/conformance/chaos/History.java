package io.mastic.conformance.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What happened, in order: faults, starts, states, processes. Times count from its making. */
final class History {

  private record Event(double at, String subject, String what) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%9.3f s  %-18s %s", at, subject, what);
    }
  }

  private final double began = now();
  private final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();

  /** The machine's own clock, which no fault moves: in seconds, as Python's time.monotonic. */
  static double now() {
    return System.nanoTime() / 1e9;
  }

  void say(String subject, String what) {
    say(now(), subject, what);
  }

  void say(double at, String subject, String what) {
    events.add(new Event(at - began, subject, what));
  }

  /** What is known of these subjects, with all faults between. */
  String of(List<String> subjects) {
    return text(e -> e.subject().equals("fault") || subjects.contains(e.subject()));
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text(e -> true) + "\n");
  }

  private String text(java.util.function.Predicate<Event> wanted) {
    return events.stream()
        .filter(wanted)
        .sorted((a, b) -> Double.compare(a.at(), b.at()))
        .map(Event::toString)
        .collect(Collectors.joining("\n"));
  }
}
