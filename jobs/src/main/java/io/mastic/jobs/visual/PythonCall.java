package io.mastic.jobs.visual;

import java.util.LinkedHashMap;
import java.util.Map;

/** A call with an argument on each line. */
final class PythonCall {

  private final String function;
  private final Map<String, String> arguments = new LinkedHashMap<>();

  PythonCall(String function) {
    this.function = function;
  }

  PythonCall with(String name, Object value) {
    arguments.put(name, PythonValues.of(value));
    return this;
  }

  PythonCall withFrame(String name, String variable) {
    arguments.put(name, variable);
    return this;
  }

  /** Options of which there may be none. */
  PythonCall withAny(String name, Map<String, Object> options) {
    return options.isEmpty() ? this : with(name, options);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(function).append("(\n");
    arguments.forEach((name, value) -> text.append("    " + name + "=" + value + ",\n"));
    return text.append(")").toString();
  }
}
