package io.mastic.runtime.frame.fault;

import java.io.Serializable;

/**
 * Where in the script a transform was asked for ({@code site}), and what its author noted ({@code
 * info}).
 */
public record FaultSite(String site, String info) implements Serializable {
  public static final FaultSite UNKNOWN = new FaultSite("Not provided", "");
}
