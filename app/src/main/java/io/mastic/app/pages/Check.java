package io.mastic.app.pages;

/**
 * Something that must hold for a server to be healthy.
 *
 * @param name short, for example {@code database}
 */
public record Check(String name, Probe probe) {

  /** Looks; a failure is thrown, its message says what is wrong and to whom it may be shown. */
  @FunctionalInterface
  public interface Probe {
    void look() throws Exception;
  }

  /** What is wrong, in words that may be shown to anybody. */
  public static final class Failure extends Exception {

    private static final long serialVersionUID = 1;

    public Failure(String message) {
      super(message);
    }
  }
}
