package io.mastic.runtime.option;

/**
 * An option that AWS documents, and what becomes of it here.
 *
 * @param place where it is given, such as {@code s3 source} or {@code csv}
 * @param words by which class it acts; why it is refused; why no row can differ without it
 */
record KnownOption(String place, String name, Effect effect, String words) {

  /** What becomes of an option. */
  enum Effect {
    ACTS,
    /** It is so whether it is asked for or not. */
    ALWAYS,
    REFUSED,
    /** Nothing; the run's log says so. */
    NONE
  }
}
