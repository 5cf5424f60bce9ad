package io.mastic.wire.page;

import io.mastic.kernel.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The cookie that holds a sign-in's token: no script reads it, no other site's page makes a browser
 * send it, and no service but the server's own pages gets it.
 */
public final class SignInCookie {

  private static final String NAME = "mastic-sign-in";

  private SignInCookie() {}

  /** The token that a request brings along. */
  public static Optional<String> token(HttpRequest request) {
    for (String header : request.headers().getOrDefault("cookie", List.of())) {
      for (String pair : header.split(";", -1)) {
        String text = pair.strip();
        if (text.startsWith(NAME + "=")) {
          return Optional.of(text.substring(NAME.length() + 1));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What {@code Set-Cookie} says.
   *
   * @param life how long the browser keeps it; zero makes it forget
   */
  public static String of(HttpRequest request, String token, Duration life) {
    boolean secure = request.header("origin").orElse("").startsWith("https://");
    return NAME
        + "="
        + token
        + "; Path="
        + OwnPages.PREFIX
        + "; HttpOnly; SameSite=Strict; Max-Age="
        + life.toSeconds()
        + (secure ? "; Secure" : "");
  }
}
