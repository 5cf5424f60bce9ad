package io.mastic.stacks.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resource cannot be made, changed or taken away; the message is said in the stack's events. */
public final class ResourceException extends RuntimeException {

  /** What services say of what is gone where they have no code for it. */
  private static final List<String> GONE =
      List.of("is not found", "was not found", "does not exist", "No permissions revoked");

  public ResourceException(String message) {
    super(message);
  }

  ResourceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  boolean isNotFound() {
    String message = String.valueOf(getMessage());
    return message.contains("HandlerErrorCode: NotFound")
        || GONE.stream().anyMatch(message::contains);
  }

  /** In the words of CloudFormation's own handlers. */
  static ResourceException handler(String message, String code, @Nullable Throwable cause) {
    return new ResourceException(
        "Resource handler returned message: \"" + message + "\" (HandlerErrorCode: " + code + ")",
        cause);
  }
}
