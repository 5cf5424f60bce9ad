package io.mastic.wire.page;

import io.mastic.kernel.http.HttpFace.Refusal;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.signin.SignIn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps those from the server's own pages who may not see them, and other sites' pages from what
 * somebody's sign-in lets them do. A browser sends the cookie by itself, so a request that changes
 * something must also bring a header that no other site can make it send, and come from this very
 * host.
 *
 * @param signIns by their tokens
 */
public record PageGuard(Function<String, Optional<SignIn>> signIns, PageHosts hosts) {

  /** Any value will do: a page of another site cannot send it without being asked about first. */
  public static final String HEADER = "x-mastic-page";

  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** Who has signed in. */
  public Optional<SignIn> find(HttpRequest request) {
    return SignInCookie.token(request).flatMap(signIns);
  }

  /**
   * Why a request may not have a page; empty if it may.
   *
   * @param known whether its caller is known
   */
  public Optional<Refusal> refusal(HttpRequest request, OwnPage.Audience audience, boolean known) {
    if (audience == OwnPage.Audience.EVERYBODY && !known) {
      return Optional.empty();
    }
    if (!isOfThisHost(request)) {
      return Optional.of(
          new Refusal(403, "ForeignOrigin", "This is for the server's own pages alone."));
    }
    if (!READING.contains(request.method()) && request.header(HEADER).isEmpty()) {
      return Optional.of(
          new Refusal(403, "MissingHeader", "A change needs the header " + HEADER + "."));
    }
    if (audience == OwnPage.Audience.SIGNED_IN && !known) {
      return Optional.of(new Refusal(401, "NotSignedIn", "Sign in first."));
    }
    return Optional.empty();
  }

  private boolean isOfThisHost(HttpRequest request) {
    List<String> host = request.headers().getOrDefault("host", List.of());
    if (host.size() != 1 || !hosts.isOurs(host.get(0))) {
      return false;
    }
    for (String origin : request.headers().getOrDefault("origin", List.of())) {
      if (!origin.equals("http://" + host.get(0)) && !origin.equals("https://" + host.get(0))) {
        return false;
      }
    }
    return request.headers().getOrDefault("sec-fetch-site", List.of()).stream()
        .allMatch(OWN_SITE::contains);
  }
}
