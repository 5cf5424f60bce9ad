package io.mastic.crawlers.detect;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * Lines that have a delimiter in each of them and are no rows: messages of logs that no pattern
 * knows, statements of SQL, texts in the midst of whose quotes the delimiter stands.
 */
final class OtherLines {

  private static final String TIME = "[\\[(<]?\\d{4}[-/]\\d{2}[-/]\\d{2}[ T]\\d{2}:\\d{2}:\\d{2}";

  /** The comma that stands before milliseconds in Log4j's and Python's own form of a time. */
  private static final Pattern MILLISECONDS = Pattern.compile(TIME + ",\\d{3}[ \\])].*");

  private static final Pattern LEVEL =
      Pattern.compile(
          TIME
              + "[^,;|\\t]{0,80}\\b(?i:trace|debug|info|notice|warn|warning|error|crit|critical"
              + "|alert|emerg|fatal|severe)\\b.*");

  private static final Pattern SQL =
      Pattern.compile("(?i:insert +into|create +table|drop +table|alter +table|update) .*");

  /** So many of the lines make it the whole's. */
  private static final double MOST = 0.8;

  private int lines;
  private int messages;
  private int statements;
  private int parted;

  void add(String line, List<String> cells, boolean quoted) {
    lines++;
    String first = line.lines().findFirst().orElse("");
    messages += MILLISECONDS.matches(first) || LEVEL.matches(first) ? 1 : 0;
    statements += SQL.matches(first) ? 1 : 0;
    parted += !quoted && areParted(cells) ? 1 : 0;
  }

  /** What most of them are; empty if they may be rows. */
  Optional<String> what() {
    if (isMost(messages)) {
      return Optional.of("messages of a log");
    }
    if (isMost(statements)) {
      return Optional.of("statements of SQL");
    }
    return isMost(parted)
        ? Optional.of("texts in the quotes of which it stands")
        : Optional.empty();
  }

  private boolean isMost(int count) {
    return count > 0 && count >= lines * MOST;
  }

  /** Whether a quote opens behind other text, as in logs, and closes in another cell. */
  private static boolean areParted(List<String> cells) {
    List<String> odd = cells.stream().filter(OtherLines::hasLoneQuote).toList();
    if (odd.size() < 2) {
      return false;
    }
    String opening = odd.get(0);
    int last = opening.lastIndexOf('"');
    return last > 0
        && Character.isWhitespace(opening.charAt(last - 1))
        && !opening.substring(0, last).isBlank();
  }

  private static boolean hasLoneQuote(String cell) {
    return cell.chars().filter(c -> c == '"').count() % 2 == 1;
  }
}
