package io.mastic.app.pages;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.change.Batch;
import io.mastic.kernel.change.Change;
import io.mastic.kernel.change.ChangeListener;
import io.mastic.kernel.change.Changes;
import io.mastic.kernel.change.Cursor;
import io.mastic.kernel.change.Feed;
import io.mastic.kernel.change.Published;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import io.mastic.wire.stream.Event;
import io.mastic.wire.stream.EventSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /_/changes}: what changes in the caller's account and region, on any server, as
 * events. Each is called after the kind of thing; its data is {@code {"Key", "What", "At",
 * "Detail"}}, the time in epoch milliseconds. {@code missed} says that everything shown is to be
 * read anew.
 */
public record ChangesPage(Changes changes, Feed feed) implements OwnPage {

  @Override
  public String name() {
    return "changes";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public Optional<EventSource> events(HttpRequest request) {
    return request.method().equals("GET")
        ? Optional.of(new Source(changes, feed, request.caller()))
        : Optional.empty();
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    response.header("Allow", "GET");
    OwnPage.write(response, 405, "text/plain", "Changes are listened to by GET.\n");
  }

  private record Source(Changes changes, Feed feed, Caller caller) implements EventSource {

    @Override
    public String begin(Optional<String> last) {
      return last.map(Cursor::parse).orElseGet(changes::latest).text();
    }

    @Override
    public News after(String place, int limit) {
      Cursor from = Cursor.parse(place);
      Batch batch = changes.after(from, limit);
      String next = batch.next(from).text();
      if (batch.hasGapAfter(from)) {
        return new News(List.of(new Event(next, "missed", "{}")), next);
      }
      return new News(
          batch.changes().stream().filter(this::isMine).map(Source::event).toList(), next);
    }

    private boolean isMine(Published published) {
      Change change = published.change();
      return change.account().equals(caller.account())
          && (change.region().isEmpty() || change.region().equals(caller.region()));
    }

    private static Event event(Published published) {
      Change change = published.change();
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("Key", change.key());
      data.put("What", change.what());
      data.put("At", published.at().toEpochMilli());
      data.put("Detail", change.detail());
      return new Event(published.cursor().text(), change.kind(), Json.write(data));
    }

    @Override
    public Listening listen(Runnable more) {
      return feed.listen(
              new ChangeListener() {
                @Override
                public void changed(List<Published> news) {
                  more.run();
                }

                @Override
                public void missedSome() {
                  more.run();
                }
              })
          ::close;
    }
  }
}
