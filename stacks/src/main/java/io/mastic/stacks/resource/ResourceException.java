package io.mastic.stacks.resource;

import org.jspecify.annotations.Nullable;

/** A resource cannot be made, changed or taken away; the message is said in the stack's events. */
public final class ResourceException extends RuntimeException {

  public ResourceException(String message) {
    super(message);
  }

  ResourceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  boolean isNotFound() {
    return String.valueOf(getMessage()).contains("HandlerErrorCode: NotFound");
  }

  /** In the words of CloudFormation's own handlers. */
  static ResourceException handler(String message, String code, @Nullable Throwable cause) {
    return new ResourceException(
        "Resource handler returned message: \"" + message + "\" (HandlerErrorCode: " + code + ")",
        cause);
  }
}
