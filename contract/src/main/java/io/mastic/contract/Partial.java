package io.mastic.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of an operation's method what of the operation is kept and shown, and does not act as it
 * does on AWS. docs/operations.md prints it: nothing is accepted and ignored without a word.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Partial {

  /** What it only keeps, as part of a sentence for the operation's user. */
  String value();
}
