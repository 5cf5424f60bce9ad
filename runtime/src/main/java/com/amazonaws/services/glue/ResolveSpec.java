package com.amazonaws.services.glue;

/** The resolution of one choice: the field's path and an action such as {@code cast:long}. */
public final class ResolveSpec {
  private final String path;
  private final String action;

  private ResolveSpec(String path, String action) {
    this.path = path;
    this.action = action;
  }

  public static ResolveSpec apply(String path, String action) {
    return new ResolveSpec(path, action);
  }

  public String path() {
    return path;
  }

  public String action() {
    return action;
  }
}
