package io.mastic.jobs.parameter;

/**
 * One argument of AWS's "Using job parameters in AWS Glue jobs", and what becomes of it here.
 *
 * @param name with its dashes
 * @param words what it does; why it is refused; or why a run comes to the same without it
 */
public record KnownArgument(String name, Effect effect, String words) {

  /** What becomes of an argument. */
  public enum Effect {
    /** It does what AWS says. */
    ACTS("done"),
    /** What it asks for is so in every run, whether it is asked for or not. */
    ALWAYS("always so"),
    /** A run that has it fails at its start with the reason. */
    REFUSED("refused"),
    /** It changes nothing; the run's log says so once. */
    NONE("without effect");

    private final String title;

    Effect(String title) {
      this.title = title;
    }

    /** In one or two words. */
    public String title() {
      return title;
    }
  }

  /** A switch that is off asks for nothing. */
  static boolean isAsked(String value) {
    return !value.strip().equalsIgnoreCase("false");
  }
}
