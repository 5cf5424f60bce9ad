package io.mastic.stacks.plan;

/** A template does what it was not said to be allowed to. */
public final class MissingCapabilityException extends RuntimeException {

  MissingCapabilityException(String message) {
    super(message);
  }
}
