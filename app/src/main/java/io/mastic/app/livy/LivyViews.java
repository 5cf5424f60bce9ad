package io.mastic.app.livy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import software.amazon.awssdk.services.glue.model.Session;
import software.amazon.awssdk.services.glue.model.Statement;
import software.amazon.awssdk.services.glue.model.StatementOutput;
import software.amazon.awssdk.services.glue.model.StatementState;

/** Sessions and statements as Livy shows them. */
final class LivyViews {

  private LivyViews() {}

  /**
   * Livy's sessions have numbers; that of ours follows from its name and the moment it was created.
   */
  static int number(Session session) {
    CRC32 sum = new CRC32();
    sum.update(
        (session.createdOn().toEpochMilli() + " " + session.id()).getBytes(StandardCharsets.UTF_8));
    return (int) (sum.getValue() & Integer.MAX_VALUE);
  }

  /**
   * @param isBusy whether it executes a statement
   * @param log its last lines
   */
  static ObjectNode session(Session session, boolean isBusy, List<String> log) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("id", number(session));
    json.put("name", session.id());
    json.putNull("appId");
    json.putNull("owner");
    json.putNull("proxyUser");
    json.put("state", state(session, isBusy));
    json.put("kind", "pyspark");
    json.putObject("appInfo").putNull("driverLogUrl").putNull("sparkUiUrl");
    log.forEach(json.putArray("log")::add);
    return json;
  }

  static String state(Session session, boolean isBusy) {
    return switch (session.status()) {
      case PROVISIONING -> "starting";
      case READY -> isBusy ? "busy" : "idle";
      case STOPPING -> "shutting_down";
      case FAILED -> "error";
      default -> "dead";
    };
  }

  static ObjectNode statement(Statement statement) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("id", statement.id());
    json.put("code", statement.code());
    json.put("state", statement.stateAsString().toLowerCase(Locale.ROOT));
    json.put("progress", statement.progress());
    json.put("started", statement.startedOn() == null ? 0 : statement.startedOn());
    json.put("completed", statement.completedOn() == null ? 0 : statement.completedOn());
    if (statement.completedOn() == null || statement.completedOn() == 0) {
      json.putNull("output");
    } else {
      json.set("output", output(statement));
    }
    return json;
  }

  private static ObjectNode output(Statement statement) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    StatementOutput output = statement.output();
    boolean isRaised = output != null && output.errorName() != null;
    json.put("status", isRaised || statement.state() != StatementState.AVAILABLE ? "error" : "ok");
    json.put("execution_count", statement.id());
    if (output == null) {
      json.put("ename", "Cancelled").put("evalue", "It did not begin").putArray("traceback");
    } else if (isRaised) {
      json.put("ename", output.errorName()).put("evalue", output.errorValue());
      output.traceback().forEach(json.putArray("traceback")::add);
    } else if (statement.state() != StatementState.AVAILABLE) {
      json.put("ename", "Cancelled").put("evalue", "It was cancelled").putArray("traceback");
    }
    String text = output == null || output.data() == null ? "" : output.data().textPlain();
    json.putObject("data").put("text/plain", text == null ? "" : text);
    return json;
  }
}
