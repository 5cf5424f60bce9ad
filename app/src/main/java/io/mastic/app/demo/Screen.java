package io.mastic.app.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Writes to the terminal: plain text, with colours only where a person looks on. */
final class Screen {

  private static final String BOLD = "1";
  private static final String GREEN = "32";
  private static final String RED = "31";

  private final PrintStream out;
  private final boolean colours;

  // The launcher runs this on Java 17 to 21, where no console means no terminal.
  @SuppressWarnings("SystemConsoleNull")
  Screen(PrintStream out) {
    this.out = out;
    this.colours = System.console() != null && System.getenv("NO_COLOR") == null;
  }

  void title(String text) {
    out.println();
    out.println(paint(BOLD, text));
  }

  void line(String text) {
    out.println("  " + text);
  }

  void step(Duration since, String what, String state, String note) {
    out.printf(
        Locale.ROOT,
        "  %6.1f s  %-24s %s%s%n",
        since.toMillis() / 1000.0,
        what,
        state(state),
        note.isEmpty() ? "" : "  " + note);
  }

  void good(String text) {
    out.println();
    out.println(paint(GREEN, text));
  }

  void bad(String text) {
    out.println();
    out.println(paint(RED, text));
  }

  /** A table with as much room in each column as it needs. */
  void table(List<String> heads, List<List<String>> rows) {
    int[] widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              heads.get(i).length(),
              rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
    row(heads, widths, BOLD);
    rows.forEach(row -> row(row, widths, ""));
  }

  private void row(List<String> cells, int[] widths, String style) {
    StringBuilder line = new StringBuilder("  ");
    for (int i = 0; i < widths.length; i++) {
      line.append(String.format(Locale.ROOT, "%-" + Math.max(1, widths[i]) + "s  ", cells.get(i)));
    }
    String text = line.toString().stripTrailing();
    out.println(style.isEmpty() ? text : paint(style, text));
  }

  private String state(String state) {
    String padded = String.format(Locale.ROOT, "%-9s", state);
    return switch (state) {
      case "SUCCEEDED", "COMPLETED" -> paint(GREEN, padded);
      case "FAILED", "ERROR", "TIMEOUT", "CANCELLED" -> paint(RED, padded);
      default -> padded;
    };
  }

  private String paint(String style, String text) {
    return colours ? "\033[" + style + "m" + text + "\033[0m" : text;
  }
}
