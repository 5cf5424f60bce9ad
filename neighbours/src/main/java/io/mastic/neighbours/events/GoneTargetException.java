package io.mastic.neighbours.events;

/** A target that takes no event, now or later. */
public final class GoneTargetException extends Exception {

  private final String code;

  /**
   * @param code as it stands in the attribute {@code ERROR_CODE} of dead letters
   */
  public GoneTargetException(String code, String message) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
