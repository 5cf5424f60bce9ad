package io.mastic.wire;

/** How the front door treats signatures. */
public enum Auth {
  /** Every request must be signed with a known key. */
  VERIFY,
  /** Any signature, or none, will do; only where nobody else can reach the port. */
  OFF
}
