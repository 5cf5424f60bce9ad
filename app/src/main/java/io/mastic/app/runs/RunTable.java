package io.mastic.app.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs as lines that fit a terminal; an error gives way first. */
public final class RunTable {

  private static final int SHORT_ID = 13;
  private static final int LONGEST_JOB = 28;
  private static final int LEAST_ERROR = 12;

  private RunTable() {}

  /**
   * @param width of the terminal, in characters
   */
  public static List<String> lines(List<RecentRun> runs, int width, Instant now, ZoneId zone) {
    int job =
        Math.min(
            LONGEST_JOB,
            Math.max(3, runs.stream().mapToInt(r -> r.job().length()).max().orElse(3)));
    String format = "%-" + SHORT_ID + "s  %-" + job + "s  %-9s  %-19s  %8s  %s";
    DateTimeFormatter time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    int before = SHORT_ID + job + 9 + 19 + 8 + 5 * 2;
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(Locale.ROOT, format, "RUN", "JOB", "STATE", "STARTED", "TIME", "ERROR"));
    for (RecentRun run : runs) {
      String error = run.error() == null ? "" : run.error().replaceAll("\\s+", " ").strip();
      lines.add(
          String.format(
                  Locale.ROOT,
                  format,
                  shortened(run.id(), SHORT_ID, ""),
                  shortened(run.job(), job, "…"),
                  run.state(),
                  time.format(run.startedAt()),
                  clock(run.time(now)),
                  shortened(error, Math.max(LEAST_ERROR, width - before), "…"))
              .stripTrailing());
    }
    return lines;
  }

  private static String shortened(String text, int most, String mark) {
    return text.length() <= most ? text : text.substring(0, most - mark.length()) + mark;
  }

  private static String clock(Duration time) {
    return time.toHours() > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
  }
}
