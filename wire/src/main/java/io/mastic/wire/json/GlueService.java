package io.mastic.wire.json;

import io.mastic.contract.AwsJson;
import io.mastic.contract.Constraints;
import io.mastic.contract.GlueDispatch;
import io.mastic.contract.Operation;
import io.mastic.contract.Operations;
import io.mastic.kernel.Caller;
import java.util.List;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GlueRequest;

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
    Operation operation =
        Operations.find(name)
            .orElseThrow(() -> JsonServiceException.unknownOperation("glue", name));
    GlueClient room =
        dispatch
            .roomOf(operation)
            .orElseThrow(() -> JsonServiceException.notImplemented("glue", name));
    GlueRequest request = operation.read(body);
    Constraints.check(request);
    return new Checked(operation, request, room);
  }

  /** A call that keeps the model's rules. */
  private record Checked(Operation operation, GlueRequest request, GlueClient room)
      implements Prepared {

    @Override
    public List<String> resources() {
      return GlueResources.of(operation.name(), request, Caller.current());
    }

    @Override
    public byte[] act() {
      PageTokens tokens = new PageTokens(operation, request);
      return AwsJson.write(tokens.forClient(operation.call(room, tokens.forRoom())));
    }
  }
}
