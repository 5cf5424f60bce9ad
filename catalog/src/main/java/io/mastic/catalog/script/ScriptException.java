package io.mastic.catalog.script;

/** Why there is no script of a graph, or no graph in a script. */
public final class ScriptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ScriptException(String message) {
    super(message);
  }
}
