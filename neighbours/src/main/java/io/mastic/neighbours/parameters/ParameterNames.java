package io.mastic.neighbours.parameters;

import io.mastic.kernel.Caller;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What parameters may be called, and how one is asked for: by name or ARN, and after a colon a
 * version or label.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html">Creating
 *     parameters</a>
 */
final class ParameterNames {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.\\-/]+");
  private static final int DEEPEST = 15;
  private static final int LONGEST = 1011;

  private ParameterNames() {}

  /** One that is asked for; the selector is empty for the latest version. */
  record Selected(String name, String selector) {}

  /** An ARN stands for a name with a slash, and for one without if there is none with it. */
  static Selected select(String text) {
    String prefix = arn("");
    String rest = text.startsWith(prefix + "/") ? text.substring(prefix.length()) : text;
    int colon = rest.indexOf(':');
    return colon < 0 || rest.startsWith("arn:")
        ? new Selected(rest, "")
        : new Selected(rest.substring(0, colon), rest.substring(colon + 1));
  }

  static String arn(String name) {
    Caller caller = Caller.current();
    return "arn:aws:ssm:"
        + caller.region()
        + ":"
        + caller.account()
        + ":parameter"
        + (name.isEmpty() || name.startsWith("/") ? name : "/" + name);
  }

  static void check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw ParameterErrors.invalid(
          "Invalid request provided: Parameter name must only contain letters, numbers, and the"
              + " symbols period (.), hyphen (-), and underscore (_), in a hierarchy of slashes.");
    }
    String bare = name.startsWith("/") ? name.substring(1) : name;
    String lower = bare.toLowerCase(Locale.ROOT);
    if (lower.startsWith("aws") || lower.startsWith("ssm")) {
      throw ParameterErrors.invalid(
          "Parameter name: can't be prefixed with \""
              + lower.substring(0, 3)
              + "\" (case-insensitive).");
    }
    if (bare.contains("/") && !name.startsWith("/")) {
      throw ParameterErrors.invalid("Parameter name must be a fully qualified name.");
    }
    if (name.endsWith("/") || name.contains("//")) {
      throw ParameterErrors.invalid("Parameter name: a level of the hierarchy has no name.");
    }
    if (bare.chars().filter(c -> c == '/').count() >= DEEPEST) {
      throw ParameterErrors.of(
          "HierarchyLevelLimitExceededException", "A hierarchy can have a maximum of 15 levels.");
    }
    if (name.length() > LONGEST) {
      throw ParameterErrors.invalid("Parameter name: has at most 1011 characters.");
    }
  }

  /** Whether a name is in that path, and with its children's children. */
  static boolean isUnder(String path, String name, Depth depth) {
    String start = path.endsWith("/") ? path : path + "/";
    String whole = name.startsWith("/") ? name : "/" + name;
    return whole.startsWith(start)
        && (depth == Depth.ALL || whole.indexOf('/', start.length()) < 0);
  }

  /** How far down a path is looked. */
  enum Depth {
    ONE_LEVEL,
    ALL
  }
}
