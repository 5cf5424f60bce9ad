package io.mastic.kernel.saga;

import java.util.List;

/**
 * A step that is to be done.
 *
 * @param name unique in its saga
 * @param argument for the handler, its own text
 * @param after names of the steps, all ordered before this one, that are done before it begins, and
 *     that are undone after it is
 */
public record StepOrder(String name, String argument, List<String> after) {

  public StepOrder {
    after = List.copyOf(after);
  }
}
