package io.mastic.wire.json;

import io.mastic.contract.AwsJson;
import io.mastic.contract.GlueCall;
import io.mastic.contract.GlueDispatch;
import io.mastic.contract.NoOperationException;
import java.util.List;

/** Glue itself: parse, check against the model, call the room that serves the operation, write. */
public final class GlueService implements JsonService {

  private final GlueDispatch dispatch;

  public GlueService(GlueDispatch dispatch) {
    this.dispatch = dispatch;
  }

  @Override
  public String targetPrefix() {
    return "AWSGlue";
  }

  @Override
  public String service() {
    return "glue";
  }

  @Override
  public byte[] call(String name, byte[] body) {
    return prepare(name, body).act();
  }

  @Override
  public Prepared prepare(String name, byte[] body) {
    try {
      return new Checked(dispatch.prepare(name, body));
    } catch (NoOperationException e) {
      throw e.kind() == NoOperationException.Kind.UNKNOWN
          ? JsonServiceException.unknownOperation("glue", name)
          : JsonServiceException.notImplemented("glue", name);
    }
  }

  /** A call that keeps the model's rules. */
  private record Checked(GlueCall call) implements Prepared {

    @Override
    public List<String> resources() {
      return GluePermission.resources(call);
    }

    @Override
    public byte[] act() {
      PageTokens tokens = new PageTokens(call.operation(), call.request());
      return AwsJson.write(tokens.forClient(call.act(tokens.forRoom())));
    }
  }
}
