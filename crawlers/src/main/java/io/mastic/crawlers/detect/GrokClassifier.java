package io.mastic.crawlers.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.mastic.crawlers.explain.VerdictCode;
import io.mastic.crawlers.grok.Grok;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.crawlers.schema.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Logs, whose lines match a grok pattern. Patterns run in time of the length of the line, whatever
 * they are.
 */
public final class GrokClassifier implements TextClassifier {

  /** How many lines decide. */
  private static final int FIRST_LINES = 1000;

  /** A longer line is no log's. */
  private static final int LONGEST = 100_000;

  /** So many of the lines have to match to be sure. */
  private static final double SURE = 0.8;

  private static final double GUESS = 0.5;

  private static final String SERDE = "com.amazonaws.glue.serde.GrokSerDe";

  /** In the order in which AWS tries them; a combined log is an Apache log, too. */
  private static final List<GrokClassifier> BUILT_IN =
      List.of(
          log("combined_apache", "%{COMBINEDAPACHELOG}"),
          log("apache", "%{COMMONAPACHELOG}"),
          log("linux_kernel", "%{LINUXKERNELLOG}"),
          log("microsoft_log", "%{MICROSOFTLOG}"),
          log("ruby_logger", "%{RUBYLOGGER}"),
          log("squid", "%{SQUIDLOG}"),
          log("redismonlog", "%{REDISMONLOG}"),
          log("redislog", "%{REDISLOG}"));

  /** Which part of a line the pattern has to match. */
  private enum Extent {
    WHOLE,
    ANY
  }

  private final String classification;
  private final String pattern;
  private final String custom;
  private final Grok grok;
  private final Pattern regex;
  private final Extent extent;

  private GrokClassifier(String classification, String pattern, String custom, Extent extent) {
    this.classification = classification;
    this.pattern = pattern;
    this.custom = custom;
    this.grok = Grok.of(pattern, custom);
    if (grok.fields().isEmpty()) {
      throw new IllegalArgumentException("A grok pattern must name at least one field.");
    }
    try {
      this.regex = Pattern.compile(grok.regex());
      if (regex.groupCount() != grok.fields().size()) {
        throw new IllegalArgumentException("A grok pattern names its fields by %{PATTERN:field}.");
      }
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "The grok pattern is no regular expression that can be used here: " + e.getMessage());
    }
    this.extent = extent;
  }

  private static GrokClassifier log(String classification, String pattern) {
    return new GrokClassifier(classification, pattern, "", Extent.WHOLE);
  }

  static List<GrokClassifier> builtIn() {
    return BUILT_IN;
  }

  /**
   * @param customPatterns a name and an expression on each line; may be empty
   * @throws IllegalArgumentException if they are no patterns, or name no field
   */
  public static GrokClassifier custom(
      String classification, String pattern, String customPatterns) {
    return new GrokClassifier(classification, pattern, customPatterns, Extent.ANY);
  }

  @Override
  public String name() {
    return classification;
  }

  @Override
  public Opinion judge(Sample sample) {
    if (!sample.isText()) {
      return Opinion.differs(VerdictCode.NOT_TEXT);
    }
    String text = sample.text();
    long lines = 0;
    int looked = 0;
    int matched = 0;
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      String line = text.substring(at, end < 0 ? text.length() : end);
      at = end < 0 ? text.length() : end + 1;
      lines++;
      if (looked < FIRST_LINES && !line.isBlank() && !line.startsWith("#")) {
        looked++;
        matched += matches(line.stripTrailing()) ? 1 : 0;
        if (looked == 20 && matched == 0) {
          break;
        }
      }
    }
    double share = matched / (double) Math.max(1, looked);
    if (share >= SURE && sample.isWide()) {
      return Opinion.unread(
          "it is a log in " + sample.charset() + ", and logs are read by lines of bytes");
    }
    if (share >= SURE) {
      return Opinion.fits(recognized(sample, lines));
    }
    // Who names a pattern knows more of the data than we: half of the lines make it a guess.
    return extent == Extent.ANY && share >= GUESS
        ? new Opinion.Fits(share, recognized(sample, lines))
        : Opinion.differs(VerdictCode.FEW_LINES_MATCH, "matched", matched, "looked", looked);
  }

  private boolean matches(String line) {
    if (line.length() > LONGEST) {
      return false;
    }
    Matcher matcher = regex.matcher(line);
    return extent == Extent.WHOLE ? matcher.matches() : matcher.find();
  }

  private Look.Recognized recognized(Sample sample, long lines) {
    Map<String, String> serde = new HashMap<>();
    serde.put("input.format", pattern);
    // What readers without grok go by: a group for each column, over the whole line.
    serde.put("input.regex", extent == Extent.WHOLE ? grok.regex() : ".*?" + grok.regex() + ".*");
    if (!custom.isBlank()) {
      serde.put("input.grokCustomPatterns", custom);
    }
    Map<String, String> parameters = new HashMap<>();
    parameters.put("grokPattern", pattern);
    if (!custom.isBlank()) {
      parameters.put("grokCustomPatterns", custom);
    }
    List<Column> columns =
        grok.fields().stream().map(f -> new Column(f.name(), Type.atom(f.type()))).toList();
    Format format =
        new Format(classification, "none", parameters, Serde.text(SERDE, serde))
            .compressed(sample.compression());
    return new Look.Recognized(
        format,
        FileSchema.of(columns, FileSchema.Names.GIVEN),
        sample.extrapolate(lines),
        List.of());
  }
}
