package com.amazonaws.services.glue.errors;

/** Where in the script a transform was asked for, and what its author noted about it. */
public class CallSite {
  private final String site;
  private final String info;

  public CallSite(String site, String info) {
    this.site = site == null ? "" : site;
    this.info = info == null ? "" : info;
  }

  public String site() {
    return site;
  }

  public String info() {
    return info;
  }
}
