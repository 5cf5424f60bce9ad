package io.mastic.app.console;

import io.mastic.jobs.logs.LogPage;
import io.mastic.jobs.logs.LogText;
import io.mastic.jobs.logs.Logs;
import io.mastic.jobs.logs.TimeRange;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * {@code GET /_/api/log?group=&stream=}: some lines of a log. {@code after=OFFSET} gives those from
 * a byte on, {@code before=OFFSET} those in front of it, neither the last; {@code lines} says how
 * many at most. The answer is {@code {"Size", "Before", "After", "Lines": [{"At", "Time",
 * "Text"}]}}: offsets in bytes, times in epoch milliseconds. A page costs what it holds, wherever
 * in the log it lies.
 */
public record LogLinesPage(Logs logs) implements OwnPage {

  private static final int MOST = 2_000;

  @Override
  public String name() {
    return "api/log";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    PageAnswer.get(request, response, parameters -> lines(request, parameters));
  }

  private Map<String, Object> lines(HttpRequest request, PageQuery parameters) {
    LogText text = LogPlace.of(parameters).open(logs, request);
    int most = Math.max(1, parameters.number("lines", 500, MOST));
    OptionalLong after = parameters.number("after");
    long size = text.size();
    LogPage page =
        after.isPresent()
            ? text.forward(after.getAsLong(), TimeRange.ALWAYS, most)
            : text.backward(parameters.number("before").orElse(size), TimeRange.ALWAYS, most);
    List<Map<String, Object>> lines =
        page.events().stream()
            .map(
                line ->
                    Map.<String, Object>of(
                        "At", line.offset(),
                        "Time", line.time().toEpochMilli(),
                        "Text", line.message()))
            .toList();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Size", size);
    answer.put("Before", page.before());
    answer.put("After", page.after());
    answer.put("Lines", lines);
    return answer;
  }
}
