package io.mastic.contract;

import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GlueRequest;
import software.amazon.awssdk.services.glue.model.GlueResponse;

/**
 * A call of Glue's API that keeps the model's rules, and was not acted on yet.
 *
 * @param room that serves it
 */
public record GlueCall(Operation operation, GlueRequest request, GlueClient room) {

  /**
   * Does it, as the caller who is bound to the thread.
   *
   * @throws software.amazon.awssdk.awscore.exception.AwsServiceException one of the operation's own
   */
  public GlueResponse act() {
    return act(request);
  }

  /**
   * Does it for a request that differs in how it is spelt, for example in its token.
   *
   * @throws software.amazon.awssdk.awscore.exception.AwsServiceException one of the operation's own
   */
  public GlueResponse act(GlueRequest spelt) {
    return operation.call(room, spelt);
  }
}
