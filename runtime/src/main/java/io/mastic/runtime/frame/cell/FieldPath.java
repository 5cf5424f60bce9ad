package io.mastic.runtime.frame.cell;

import java.util.ArrayList;
import java.util.List;

/**
 * The way to a field: {@code address.zip}, {@code myList[].price}. Back-ticks quote names that hold
 * dots. Steps through arrays need no brackets; they are accepted.
 */
public record FieldPath(List<String> steps) {

  public FieldPath {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("An empty field path");
    }
  }

  public static FieldPath parse(String text) {
    List<String> steps = new ArrayList<>();
    StringBuilder step = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '`') {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '`';
        if (doubled) {
          step.append('`');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == '.' && !quoted) {
        steps.add(step.toString());
        step.setLength(0);
      } else if (c == '[' && !quoted && text.startsWith("[]", i)) {
        i++;
      } else {
        step.append(c);
      }
    }
    steps.add(step.toString());
    return new FieldPath(steps);
  }

  /**
   * As {@link #parse}, but a field whose whole name is the text comes first, so that dots need no
   * back-ticks there.
   */
  public static FieldPath in(List<Cell> cells, String text) {
    return cells.stream().anyMatch(c -> c.name().equals(text))
        ? new FieldPath(List.of(text))
        : parse(text);
  }

  /** The name in back-ticks, if it needs them to be one step. */
  public static String quote(String name) {
    return name.contains(".") || name.contains("`") || name.contains("[]")
        ? "`" + name.replace("`", "``") + "`"
        : name;
  }

  public String head() {
    return steps.get(0);
  }

  public String last() {
    return steps.get(steps.size() - 1);
  }

  public boolean isLeaf() {
    return steps.size() == 1;
  }

  public FieldPath tail() {
    return new FieldPath(steps.subList(1, steps.size()));
  }

  public boolean sameParent(FieldPath other) {
    return steps
        .subList(0, steps.size() - 1)
        .equals(other.steps.subList(0, other.steps.size() - 1));
  }
}
