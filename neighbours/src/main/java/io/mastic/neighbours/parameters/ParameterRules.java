package io.mastic.neighbours.parameters;

import io.mastic.kernel.pattern.ClientPattern;
import io.mastic.kernel.pattern.ClientPatternException;
import io.mastic.kernel.pattern.PatternSteps;
import io.mastic.neighbours.call.Call;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What values, tiers and labels must be like. */
final class ParameterRules {

  private static final int STANDARD = 4096;
  private static final int ADVANCED = 8192;
  private static final long STEPS = 1_000_000;
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_.-][a-zA-Z0-9_.-]{0,99}");

  private ParameterRules() {}

  /**
   * The tier of a new version.
   *
   * @param former of the version before; an advanced parameter stays so
   */
  static String tier(Call call, String former) {
    int length = call.text("Value").getBytes(StandardCharsets.UTF_8).length;
    String wanted = call.text("Tier", former.isEmpty() ? "Standard" : former);
    if (wanted.equals("Intelligent-Tiering")) {
      wanted = length > STANDARD || former.equals("Advanced") ? "Advanced" : "Standard";
    }
    if (wanted.equals("Standard") && former.equals("Advanced")) {
      throw ParameterErrors.invalid(
          "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from"
              + " the advanced-parameter tier to the standard-parameter tier.");
    }
    if (wanted.equals("Standard") && length > STANDARD) {
      throw ParameterErrors.invalid(
          "Standard tier parameters support a maximum parameter value of 4096 characters. To create"
              + " a larger parameter value, upgrade the parameter to use the advanced-parameter"
              + " tier.");
    }
    if (length > ADVANCED) {
      throw ParameterErrors.invalid(
          "Advanced tier parameters support a maximum parameter value of 8192 characters.");
    }
    return wanted;
  }

  static void matches(String value, String pattern) {
    try {
      if (ClientPattern.compile(pattern, 0).find(value, new PatternSteps(STEPS))) {
        return;
      }
    } catch (ClientPatternException e) {
      throw ParameterErrors.of(
          "InvalidAllowedPatternException",
          "The parameter's allowed pattern cannot be used: " + e.getMessage() + ".");
    }
    throw ParameterErrors.of(
        "ParameterPatternMismatchException",
        "Parameter value, cannot be validated against allowedPattern: " + pattern);
  }

  /** Labels neither begin with a digit nor with AWS's words. */
  static List<String> invalid(List<String> labels) {
    return labels.stream()
        .filter(
            label -> {
              String lower = label.toLowerCase(Locale.ROOT);
              return !LABEL.matcher(label).matches()
                  || lower.startsWith("aws")
                  || lower.startsWith("ssm");
            })
        .toList();
  }
}
