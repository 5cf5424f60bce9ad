package io.mastic.app;

import io.mastic.kernel.Caller;
import io.mastic.kernel.access.Ask;
import io.mastic.kernel.access.Authorizer;
import io.mastic.wire.json.GlueService;
import io.mastic.wire.json.JsonService;
import java.util.List;

/** Glue for those within the server who call it as somebody else: whether that one may is asked. */
record PermittedGlue(GlueService glue, Authorizer authorizer) implements JsonService {

  @Override
  public String targetPrefix() {
    return glue.targetPrefix();
  }

  @Override
  public String service() {
    return glue.service();
  }

  @Override
  public byte[] call(String operation, byte[] body) {
    return prepare(operation, body).act();
  }

  @Override
  public Prepared prepare(String operation, byte[] body) {
    Prepared call = glue.prepare(operation, body);
    return new Prepared() {
      @Override
      public List<String> resources() {
        return call.resources();
      }

      @Override
      public byte[] act() {
        authorizer.check(new Ask(Caller.current(), service(), operation, call.resources()));
        return call.act();
      }
    };
  }
}
