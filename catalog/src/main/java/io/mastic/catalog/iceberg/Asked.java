package io.mastic.catalog.iceberg;

import io.mastic.contract.Errors;
import java.util.function.Supplier;
import software.amazon.awssdk.services.glue.model.GlueException;

/** Work on what a client asked for. */
final class Asked {

  private Asked() {}

  /**
   * What Iceberg's library refuses, it refuses of the client's words, whatever exception it takes
   * for it: the reason becomes Glue's InvalidInputException.
   */
  static <T> T of(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (GlueException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Errors.invalidInput("Invalid Iceberg " + what + ": " + e.getMessage());
    }
  }
}
