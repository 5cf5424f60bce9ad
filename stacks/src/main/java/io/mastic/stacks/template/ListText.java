package io.mastic.stacks.template;

import java.util.Arrays;
import java.util.List;

/** A list as one text with commas, as parameters have it; blanks around its parts do not count. */
final class ListText {

  private ListText() {}

  static List<String> split(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }
}
