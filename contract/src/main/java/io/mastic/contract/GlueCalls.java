package io.mastic.contract;

import software.amazon.awssdk.services.glue.model.GlueRequest;
import software.amazon.awssdk.services.glue.model.GlueResponse;

/**
 * The API called within the server, by an operation's name: found, read, checked against the model,
 * permitted and done, as the front door has it, only without HTTP. The caller is bound to the
 * thread by whoever calls, and is who the rooms act for. Tokens of lists are the rooms' own: they
 * are not to be given to clients.
 *
 * <p>What a call throws: {@link NoOperationException}; {@link MalformedJsonException} if a document
 * does not fit the operation; the errors of Glue's API as the SDK's types; what the permission
 * throws.
 */
public final class GlueCalls {

  /** Asked before a call is acted on. */
  @FunctionalInterface
  public interface Permission {

    /** Throws if the caller who is bound to the thread may not. */
    void check(GlueCall call);
  }

  private final GlueDispatch dispatch;
  private final Permission permission;

  public GlueCalls(GlueDispatch dispatch, Permission permission) {
    this.dispatch = dispatch;
    this.permission = permission;
  }

  /**
   * Calls an operation with the SDK's request, and gives the SDK's answer.
   *
   * @throws IllegalArgumentException if the request is another operation's
   */
  public GlueResponse call(String operation, GlueRequest request) {
    return permitted(dispatch.prepare(operation, request)).act();
  }

  /**
   * Calls an operation with a document.
   *
   * @param document a JSON object as on the wire; may be empty
   * @return the answer's JSON object
   */
  public byte[] call(String operation, byte[] document) {
    return AwsJson.write(permitted(dispatch.prepare(operation, document)).act());
  }

  private GlueCall permitted(GlueCall call) {
    permission.check(call);
    return call;
  }
}
