package io.mastic.app.console;

import io.mastic.jobs.logs.LogText;
import io.mastic.jobs.logs.Logs;
import io.mastic.jobs.logs.TimeRange;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /_/api/log/search?group=&stream=&text=}: which lines of the whole log hold a text, or
 * one of several. The answer is {@code {"Total", "Lines"}}: how many there are, and where the first
 * {@code most} (1000, or fewer) of them begin; {@code with=text} adds these lines as {@code
 * "Texts"}, as {@code /_/api/log} gives them.
 */
public record LogSearchPage(Logs logs) implements OwnPage {

  private static final int MOST = 1_000;
  private static final int MOST_TEXTS = 10;

  @Override
  public String name() {
    return "api/log/search";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    PageAnswer.get(request, response, parameters -> search(request, parameters));
  }

  private Map<String, Object> search(HttpRequest request, PageQuery parameters) throws IOException {
    List<String> texts = parameters.all("text");
    if (texts.isEmpty() || texts.size() > MOST_TEXTS) {
      throw new IllegalArgumentException("A search is for 1 to " + MOST_TEXTS + " texts.");
    }
    LogText log = LogPlace.of(parameters).open(logs, request);
    LogSearch search = new LogSearch(texts, parameters.number("most", MOST, MOST));
    try (InputStream bytes = log.stream(0)) {
      LogSearch.Found found = search.in(bytes);
      return parameters.all("with").contains("text")
          ? Map.of("Total", found.total(), "Lines", found.lines(), "Texts", texts(log, found))
          : Map.of("Total", found.total(), "Lines", found.lines());
    }
  }

  private static List<Map<String, Object>> texts(LogText log, LogSearch.Found found) {
    return found.lines().stream()
        .flatMap(at -> log.forward(at, TimeRange.ALWAYS, 1).events().stream())
        .map(
            line ->
                Map.<String, Object>of(
                    "At", line.offset(),
                    "Time", line.time().toEpochMilli(),
                    "Text", line.message()))
        .toList();
  }
}
