package io.mastic.runtime.frame.fault;

import java.io.Serializable;

/**
 * Where in the script a transform was asked for ({@code site}), and what its author noted ({@code
 * info}).
 */
public record CallSite(String site, String info) implements Serializable {
  public static final CallSite UNKNOWN = new CallSite("Not provided", "");
}
