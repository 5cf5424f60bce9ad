package io.mastic.sessions.session;

import software.amazon.awssdk.services.glue.model.IllegalSessionStateException;

/** The errors that only sessions have. */
public final class SessionErrors {

  private SessionErrors() {}

  /** The session is in a state in which that cannot be done. */
  public static IllegalSessionStateException illegalState(String message) {
    return IllegalSessionStateException.builder().message(message).build();
  }
}
