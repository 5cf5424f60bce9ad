package io.mastic.app.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/** Prints one figure a line as it is measured: what, how much, and what we aim at. */
final class Figures {

  private final PrintStream out;

  Figures(PrintStream out) {
    this.out = out;
    out.printf(Locale.ROOT, "%-58s %14s  %s%n", "figure", "measured", "aim");
  }

  void add(String what, double value, String unit, String aim) {
    String number =
        value >= 100
            ? String.format(Locale.ROOT, "%,.0f", value)
            : String.format(Locale.ROOT, "%.2f", value);
    out.printf(Locale.ROOT, "%-58s %14s  %s%n", what, number + " " + unit, aim);
    out.flush();
  }

  void note(String text) {
    out.println(text);
    out.flush();
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
