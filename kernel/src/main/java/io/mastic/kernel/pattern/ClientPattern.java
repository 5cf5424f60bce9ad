package io.mastic.kernel.pattern;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that a client wrote. Java's matching may go back and forth for ages; here it
 * ends when the {@link PatternSteps} are used up, or the stack is.
 */
public final class ClientPattern {

  private static final int LONGEST = 10_000;
  private static final long MOST_REPETITIONS = 20_000;

  /** Comments in a pattern would hide its groups from {@link Repetitions}. */
  private static final Pattern COMMENTS = Pattern.compile("\\(\\?[a-zA-Z]*x");

  private final Pattern pattern;

  private ClientPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * @param flags of {@link Pattern}
   * @throws ClientPatternException if it is none, or one that nobody needs
   */
  public static ClientPattern compile(String regex, int flags) {
    if (regex.length() > LONGEST
        || COMMENTS.matcher(regex).find()
        || Repetitions.of(regex) > MOST_REPETITIONS) {
      throw new ClientPatternException("it is too long, or repeats too often");
    }
    try {
      return new ClientPattern(Pattern.compile(regex, flags));
    } catch (PatternSyntaxException e) {
      throw new ClientPatternException(e.getDescription());
    } catch (StackOverflowError e) {
      throw PatternSteps.tooLong();
    }
  }

  /** Whether the whole text is as the pattern says. */
  public boolean matches(CharSequence text, PatternSteps steps) {
    return look(text, steps, Matcher::matches);
  }

  /** Whether the pattern is found somewhere in the text. */
  public boolean find(CharSequence text, PatternSteps steps) {
    return look(text, steps, Matcher::find);
  }

  /** One of the ways in which a matcher looks at its text. */
  private interface Look {
    boolean at(Matcher matcher);
  }

  private boolean look(CharSequence text, PatternSteps steps, Look look) {
    try {
      steps.take();
      return look.at(pattern.matcher(steps.counted(text)));
    } catch (StackOverflowError e) {
      throw PatternSteps.tooLong();
    }
  }
}
