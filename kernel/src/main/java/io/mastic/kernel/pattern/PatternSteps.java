package io.mastic.kernel.pattern;

/**
 * How many characters may be looked at, again and again, until a request has taken long enough. One
 * for each request, not for each text: many cheap matches are as long as one dear one.
 */
public final class PatternSteps {

  private static final String TOO_LONG = "it takes too long to match";

  private long left;

  public PatternSteps(long most) {
    this.left = most;
  }

  void take() {
    if (--left < 0) {
      throw new ClientPatternException(TOO_LONG);
    }
  }

  static ClientPatternException tooLong() {
    return new ClientPatternException(TOO_LONG);
  }

  /** The same text, which counts each look at one of its characters. */
  CharSequence counted(CharSequence text) {
    return new Counted(text);
  }

  private final class Counted implements CharSequence {

    private final CharSequence text;

    Counted(CharSequence text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      take();
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end));
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
