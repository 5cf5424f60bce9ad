package io.mastic.wire.page;

import io.mastic.kernel.http.HttpFace.Refusal;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.stream.EventSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A page of the server's own, under {@code /_/} where no bucket can be. The front door asks for no
 * signature there; a page says who may see it.
 */
public interface OwnPage {

  /** Who may see a page. */
  enum Audience {
    /** Everybody; a page that is not for everybody asks for itself. */
    EVERYBODY,
    /** Everybody, but changes are asked for by this server's own pages alone. */
    OWN_PAGES,
    /**
     * Who brings an access key and its secret by Basic authentication: programs, not browsers,
     * which are never asked for it. The request has a caller.
     */
    KEY_HOLDERS,
    /** Who has signed in; the request has a caller, and it is bound to the thread. */
    SIGNED_IN
  }

  /**
   * What stands behind {@code /_/}, for example {@code health}; its name in logs and metrics. With
   * a slash at its end it stands for all paths below it that no other page has.
   */
  String name();

  default Audience audience() {
    return Audience.EVERYBODY;
  }

  /** Answers any method; a body is there whole. */
  void answer(HttpRequest request, HttpResponse response) throws IOException;

  /**
   * For a page that answers a request with events as they come, in {@link #answer}'s place.
   *
   * @return empty if {@link #answer} is to be called
   */
  default Optional<EventSource> events(HttpRequest request) {
    return Optional.empty();
  }

  /** Answers a request that is not let in or met a defect. */
  default void refuse(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    write(response, refusal.status(), "text/plain", refusal.message() + "\n");
  }

  /** Writes a short answer. */
  static void write(HttpResponse response, int status, String type, String text)
      throws IOException {
    response.status(status);
    response.header("Content-Type", type);
    response.header("Cache-Control", "no-store");
    response.body().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
