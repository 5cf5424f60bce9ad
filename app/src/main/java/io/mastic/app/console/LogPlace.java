package io.mastic.app.console;

import io.mastic.jobs.logs.LogText;
import io.mastic.jobs.logs.Logs;
import io.mastic.kernel.http.HttpRequest;
import java.util.List;

/** Which log a page is about: {@code group} and {@code stream}, as CloudWatch Logs names them. */
record LogPlace(String group, String stream) {

  static LogPlace of(PageQuery parameters) {
    return new LogPlace(parameters.text("group"), parameters.text("stream"));
  }

  /** The text, if the caller may read it. */
  LogText open(Logs logs, HttpRequest request) {
    String arn =
        "arn:aws:logs:"
            + request.caller().region()
            + ":"
            + request.caller().account()
            + ":log-group:"
            + group
            + ":log-stream:"
            + stream;
    request.authorize("logs", "GetLogEvents", List.of(arn));
    if (logs.open(group, stream) instanceof LogText text) {
      return text;
    }
    throw new IllegalArgumentException(
        "Pages show what Glue wrote; GetLogEvents reads " + group + " too.");
  }
}
