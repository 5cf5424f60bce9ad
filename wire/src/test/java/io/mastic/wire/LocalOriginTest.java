package io.mastic.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A web page that somebody on this machine looks at tries to use the server. */
class LocalOriginTest {

  private static final Door OPEN = new Door(Auth.OFF, Clock.systemUTC(), new RecordingGlue());
  private static final RawHttp HTTP = new RawHttp(OPEN.uri());
  private static final String CREATE = "/?Action=CreateRole&Version=2010-05-08&RoleName=x";
  private static final String FORM = "application/x-www-form-urlencoded";

  @AfterAll
  static void close() {
    OPEN.close();
  }

  /** Headers that a browser sends by itself; a page cannot change them. */
  @ParameterizedTest
  @CsvSource({
    // a form, with and without Fetch metadata
    "POST, /, https://evil.example, cross-site, 403",
    "POST, /, https://evil.example, , 403",
    "POST, /, null, cross-site, 403",
    "POST, /, null, , 403",
    "POST, /, http://127.0.0.1.evil.example, , 403",
    "POST, /, http://localhost@evil.example, , 403",
    "POST, /, http://evil.example:80@localhost, , 403",
    "POST, /, chrome-extension://localhost, , 403",
    "PUT, /b/k, https://evil.example, same-site, 403",
    "DELETE, /b/k, , cross-site, 403",
    // an image, a script, a link, a frame
    "GET, /b/k, , cross-site, 403",
    "GET, /b/k, , same-site, 403",
    "GET, /_/metrics, , cross-site, 403",
    // the server's own pages, programs, and pages of other programs here
    "GET, /b/k, , none, 200",
    "GET, /b/k, , same-origin, 200",
    "GET, /b/k, , , 200",
    "PUT, /b/k, http://localhost:3000, cross-site, 200",
    "PUT, /b/k, http://127.0.0.1:3000, same-site, 200",
    "PUT, /b/k, http://app.localhost, , 200",
    "PUT, /b/k, , , 200",
  })
  void whereARequestComesFrom(String method, String path, String origin, String site, int status)
      throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    if (origin != null) {
      headers.put("Origin", origin);
    }
    if (site != null) {
      headers.put("Sec-Fetch-Site", site);
    }
    assertThat(HTTP.send(method, path, headers, "").status()).isEqualTo(status);
  }

  @Test
  void anImageCreatesNoRole() throws IOException {
    assertThat(HTTP.send("GET", CREATE, Map.of("Sec-Fetch-Site", "cross-site"), "").status())
        .isEqualTo(403);
    // A browser that knows no Fetch metadata.
    assertThat(HTTP.send("GET", CREATE, Map.of(), "").status()).isEqualTo(403);
    assertThat(HTTP.send("GET", CREATE + "&X-Amz-Signature=x", Map.of(), "").status())
        .isEqualTo(403);
    assertThat(HTTP.send("POST", "/", Map.of("Content-Type", FORM), CREATE.substring(2)).body())
        .isEqualTo("answered by iam");
    assertThat(
            HTTP.send("GET", "/?Action=GetCallerIdentity&Version=2011-06-15", Map.of(), "").body())
        .isEqualTo("answered by sts");
  }

  @Test
  void aFormOfTextCarriesNoJson() throws IOException {
    Map<String, String> form =
        Map.of("Content-Type", "text/plain", "Origin", "https://evil.example");
    assertThat(HTTP.send("POST", "/", form, "{\"Name\":\"x\"}").status()).isEqualTo(403);
    assertThat(
            HTTP.send(
                    "OPTIONS",
                    "/",
                    Map.of(
                        "Origin",
                        "https://evil.example",
                        "Access-Control-Request-Headers",
                        "x-amz-target"),
                    "")
                .status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example, 403",
    "evil.example:4566, 403",
    "127.0.0.1.evil.example, 403",
    "localhost.evil.example, 403",
    "localhost:80@evil.example, 403",
    "LOCALHOST:4566, 200",
    "bucket.localhost, 200",
    "127.0.0.1, 200",
    "[::1]:4566, 200",
    "host.docker.internal:4566, 200"
  })
  void aNameThatIsMadeToPointHere(String host, int status) throws IOException {
    int given =
        HTTP.send("GET /b/k HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").status();
    if (status == 403) {
      // Jetty itself refuses hosts that are none.
      assertThat(given).isIn(400, 403);
    } else {
      assertThat(given).isEqualTo(status);
    }
  }

  @Test
  void aLinkToAnOwnPageMayBeFollowed() throws IOException {
    Map<String, String> click =
        Map.of(
            "Sec-Fetch-Site", "cross-site",
            "Sec-Fetch-Mode", "navigate",
            "Sec-Fetch-Dest", "document");
    assertThat(HTTP.send("GET", "/_/metrics", click, "").status()).isEqualTo(200);
    assertThat(HTTP.send("POST", "/_/metrics", click, "").status()).isEqualTo(403);
  }

  /** Where signatures are asked for a browser has nothing to give: no cookie, no password. */
  @Test
  void withSignaturesOnNothingIsTrustedThatABrowserSendsByItself() throws IOException {
    try (Door door = Door.verifying(new RecordingGlue())) {
      RawHttp http = new RawHttp(door.uri());
      Map<String, String> browser =
          Map.of("Cookie", "session=x", "Origin", door.uri().toString(), "Content-Type", FORM);
      assertThat(http.send("POST", "/", browser, CREATE.substring(2)).status()).isEqualTo(403);
      assertThat(http.send("GET", CREATE, browser, "").status()).isEqualTo(403);
      assertThat(http.send("GET", "/b/k", browser, "").status()).isEqualTo(403);
    }
  }
}
