package io.mastic.catalog.schema;

/**
 * Whether one definition reads what another writes, and if not, why. UNDECIDED is for what a
 * language says that nobody here can judge: it is refused, never guessed.
 */
public record Reading(Answer answer, String why) {

  /** Yes means proven. */
  public enum Answer {
    YES,
    NO,
    UNDECIDED
  }

  static final Reading YES = new Reading(Answer.YES, "");

  static Reading no(String why) {
    return new Reading(Answer.NO, why);
  }

  static Reading undecided(String why) {
    return new Reading(Answer.UNDECIDED, why);
  }

  static Reading yesIf(boolean holds, String whyNot) {
    return holds ? YES : no(whyNot);
  }

  public boolean is(Answer asked) {
    return answer == asked;
  }

  /** Both have to hold: a no outweighs all. */
  Reading and(Reading other) {
    return answer == Answer.NO || other.answer == Answer.YES ? this : other;
  }

  /** One has to hold: a yes outweighs all. */
  Reading or(Reading other) {
    return answer == Answer.YES || other.answer == Answer.NO ? this : other;
  }
}
