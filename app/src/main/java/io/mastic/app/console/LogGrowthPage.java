package io.mastic.app.console;

import io.mastic.jobs.logs.LineTimes;
import io.mastic.jobs.logs.LogNotFoundException;
import io.mastic.jobs.logs.LogText;
import io.mastic.jobs.logs.Logs;
import io.mastic.kernel.access.AccessDeniedException;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import io.mastic.wire.stream.Event;
import io.mastic.wire.stream.EventSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /_/api/log/growth?group=&stream=}: an event {@code grown} with {@code {"Size"}}
 * whenever the log of a run of this server has grown; what it says is then asked for by {@link
 * LogLinesPage}.
 */
public record LogGrowthPage(Logs logs, LineTimes times) implements OwnPage {

  @Override
  public String name() {
    return "api/log/growth";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public Optional<EventSource> events(HttpRequest request) {
    if (!request.method().equals("GET")) {
      return Optional.empty();
    }
    AtomicReference<@Nullable EventSource> source = new AtomicReference<>();
    // An answer that goes on is asked for before the caller is bound.
    request.caller().run(() -> source.set(find(request)));
    return Optional.ofNullable(source.get());
  }

  private @Nullable EventSource find(HttpRequest request) {
    try {
      LogPlace place = LogPlace.of(PageQuery.of(request));
      return new Source(place.open(logs, request), place.stream(), times);
    } catch (LogNotFoundException | IllegalArgumentException | AccessDeniedException e) {
      return null;
    }
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    PageAnswer.say(response, 404, "There is no such log yet, or it was not asked for by GET.");
  }

  private record Source(LogText log, String run, LineTimes times) implements EventSource {

    @Override
    public String begin(Optional<String> last) {
      return Long.toString(last.map(Long::parseLong).orElseGet(log::size));
    }

    @Override
    public News after(String place, int limit) {
      long size = log.size();
      if (size <= Long.parseLong(place)) {
        return new News(List.of(), place);
      }
      String now = Long.toString(size);
      return new News(List.of(new Event(now, "grown", "{\"Size\":" + now + "}")), now);
    }

    @Override
    public Listening listen(Runnable more) {
      return times.listen(run, more)::close;
    }
  }
}
