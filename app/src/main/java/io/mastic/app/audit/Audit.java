package io.mastic.app.audit;

import io.mastic.app.logging.ServerLog;
import io.mastic.kernel.Caller;
import io.mastic.wire.telemetry.Witness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line for each call that changes something, or would have: key, principal, account,
 * region, service, operation, what it is about, result, request id. Values of a request never stand
 * in it, only names.
 */
public final class Audit implements Witness {

  private static final Logger LOG = LoggerFactory.getLogger(ServerLog.AUDIT);
  private static final String NONE = "-";
  private static final int LONGEST_PATH = 1100;

  @Override
  public void saw(Answered answered) {
    if (LOG.isInfoEnabled() && !answered.service().equals("mastic")) {
      String target = answered.request().header("x-amz-target").orElse("");
      if (!target.isEmpty() && !answered.service().equals("s3")) {
        json(answered, target);
      } else if (answered.service().equals("s3") || answered.service().equals("none")) {
        s3(answered);
      } else {
        query(answered);
      }
    }
  }

  private static void json(Answered answered, String target) {
    String operation = target.substring(target.lastIndexOf('.') + 1);
    if (ChangingCalls.isMade(operation)) {
      write(answered, shortened(operation), Names.of(answered.body().get()));
    }
  }

  private static void s3(Answered answered) {
    String method = answered.request().method();
    if (ChangingCalls.isMadeBy(method)) {
      write(answered, method, shortened(answered.request().rawPath()));
    }
  }

  private static void query(Answered answered) {
    ChangingCalls.action(answered.request().rawQuery(), answered.body().get())
        .filter(ChangingCalls::isMade)
        .ifPresent(action -> write(answered, action, NONE));
  }

  private static void write(Answered answered, String operation, String resource) {
    Caller caller = answered.caller().orElse(null);
    LOG.atInfo()
        .addKeyValue("key", answered.keyId() == null ? NONE : shortened(answered.keyId()))
        .addKeyValue("principal", caller == null ? NONE : caller.principalArn())
        .addKeyValue("account", caller == null ? NONE : caller.account())
        .addKeyValue("region", caller == null ? NONE : caller.region())
        .addKeyValue("service", answered.service())
        .addKeyValue("operation", operation)
        .addKeyValue("resource", resource)
        .addKeyValue("status", answered.outcome().status())
        .addKeyValue(
            "result", answered.outcome().error() == null ? "ok" : answered.outcome().error())
        .addKeyValue("request", answered.request().requestId())
        .log("change");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_PATH ? text : text.substring(0, LONGEST_PATH);
  }
}
