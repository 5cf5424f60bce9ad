package io.mastic.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.wire.crowd.CrowdLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may see the server's own pages, and who may not make others' browsers use them. */
class PagesTest {

  private static final Pages PAGES = new Pages(Auth.VERIFY, CrowdLimits.ofHeap());
  private static final String COOKIE = "mastic-sign-in=" + Pages.TOKEN;

  @AfterAll
  static void close() {
    PAGES.close();
  }

  @Test
  void aPageStandsForItsPathOrAllBelow() throws IOException {
    assertThat(get("/_/open").body()).isEqualTo("somebody at open of /_/open");
    assertThat(get("/_/below/a/b.js").body()).isEqualTo("somebody at below/ of /_/below/a/b.js");
    assertThat(get("/_/below/").status()).isEqualTo(200);
    for (String none : new String[] {"/_/below", "/_/open/x", "/_/below/../open", "/_/below/%2e"}) {
      assertThat(get(none).status()).as(none).isEqualTo(404);
    }
  }

  /** No browser has a password to send: it is never asked for one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Basic AKIAKEEPS:its:secret | 200",
        "basic AKIAKEEPS:its:secret | 200",
        "Basic AKIAKEEPS:its:secre | 401",
        "Basic AKIAKEEPS: | 401",
        "Basic AKIAKEEPS | 401",
        "Basic NOBODY:its:secret | 401",
        "Basic ASIAPASSES:its:secret | 401",
        "Bearer AKIAKEEPS:its:secret | 401",
      })
  void aKeyAndItsSecretOpenWhatIsForKeyHolders(String pair, int status) throws IOException {
    int space = pair.indexOf(' ');
    String header =
        pair.substring(0, space + 1)
            + Base64.getEncoder()
                .encodeToString(pair.substring(space + 1).getBytes(StandardCharsets.UTF_8));
    RawHttp.Answer answer =
        PAGES.http.send("POST", "/_/keys", Map.of("Authorization", header), "x".repeat(20_000));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.head()).doesNotContainIgnoringCase("www-authenticate");
    if (status == 200) {
      assertThat(answer.body()).startsWith("444455556666 at keys");
    }
    Map<String, String> signedIn = Map.of("Cookie", COOKIE, "X-Mastic-Page", "1");
    assertThat(PAGES.http.send("POST", "/_/keys", signedIn, "").status()).isEqualTo(401);
    assertThat(PAGES.http.send("POST", "/_/keys", Map.of("Authorization", "Basic ?"), "").status())
        .isEqualTo(401);
  }

  private static RawHttp.Answer get(String path) throws IOException {
    return PAGES.http.send("GET", path, Map.of(), "");
  }

  @Test
  void whoHasSignedInIsTheCaller() throws IOException {
    assertThat(get("/_/mine").status()).isEqualTo(401);
    RawHttp.Answer wrong =
        PAGES.http.send("GET", "/_/mine", Map.of("Cookie", "mastic-sign-in=x"), "");
    assertThat(wrong.status()).isEqualTo(401);
    RawHttp.Answer mine = PAGES.http.send("GET", "/_/mine", Map.of("Cookie", "a=b; " + COOKIE), "");
    assertThat(mine.body()).startsWith("111122223333 at mine");
  }

  /** What a browser sends by itself cannot be changed by a page. */
  @ParameterizedTest
  @CsvSource({
    // method, host, origin, sec-fetch-site, own header, status
    "GET, 127.0.0.1, , , , 200",
    "GET, localhost:4566, , same-origin, , 200",
    "GET, mastic.example, , none, , 200",
    "GET, evil.example, , , , 403",
    "GET, 127.0.0.1.evil.example, , , , 403",
    "GET, 127.0.0.1, https://evil.example, , , 403",
    "GET, 127.0.0.1, , cross-site, , 403",
    "GET, 127.0.0.1, , same-site, , 403",
    "POST, 127.0.0.1, , , , 403",
    "POST, 127.0.0.1, , , 1, 200",
    "POST, 127.0.0.1:80, http://127.0.0.1:80, same-origin, 1, 200",
    "POST, mastic.example, https://mastic.example, same-origin, 1, 200",
    "POST, 127.0.0.1:80, http://127.0.0.1:81, same-site, 1, 403",
    "POST, 127.0.0.1, null, cross-site, 1, 403",
    "POST, mastic.example, https://mastic.example.evil, , 1, 403",
    "DELETE, 127.0.0.1, , , , 403",
  })
  void whereARequestComesFrom(
      String method, String host, String origin, String site, String own, int status)
      throws IOException {
    for (String page : new String[] {"/_/mine", "/_/own"}) {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Cookie", COOKIE);
      put(headers, "Origin", origin);
      put(headers, "Sec-Fetch-Site", site);
      put(headers, "X-Mastic-Page", own);
      StringBuilder request = new StringBuilder(method + " " + page + " HTTP/1.1\r\nHost: " + host);
      headers.forEach((name, value) -> request.append("\r\n" + name + ": " + value));
      request.append("\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      assertThat(PAGES.http.send(request.toString()).status()).as(page).isEqualTo(status);
    }
  }

  private static void put(Map<String, String> headers, String name, String value) {
    if (value != null) {
      headers.put(name, value);
    }
  }

  @Test
  void aStrangersChangeNeedsTheHeaderToo() throws IOException {
    assertThat(PAGES.http.send("POST", "/_/own", Map.of(), "{}").status()).isEqualTo(403);
    RawHttp.Answer answer = PAGES.http.send("POST", "/_/own", Map.of("X-Mastic-Page", "1"), "{}");
    assertThat(answer.body()).endsWith("/_/own{}");
    assertThat(PAGES.http.send("POST", "/_/open", Map.of(), "x").status()).isEqualTo(200);
    assertThat(PAGES.http.send("POST", "/_/open", Map.of(), "x".repeat(20_000)).status())
        .isEqualTo(413);
  }

  @Test
  void glueIsCalledByWhoHasSignedIn() throws IOException {
    String call = "{\"DatabaseName\":\"d\",\"Name\":\"t\"}";
    Map<String, String> headers =
        Map.of("X-Amz-Target", "AWSGlue.GetTable", "Cookie", COOKIE, "X-Mastic-Page", "1");
    RawHttp.Answer answer = PAGES.http.send("POST", "/_/api", headers, call);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"Table\":");
    assertThat(PAGES.room.caller).isEqualTo(Pages.CALLER);
    RawHttp.Answer invalid = PAGES.http.send("POST", "/_/api", headers, "{}");
    assertThat(invalid.body()).contains("\"__type\":\"ValidationException\"");
    RawHttp.Answer stranger =
        PAGES.http.send("POST", "/_/api", Map.of("X-Amz-Target", "AWSGlue.GetTable"), call);
    assertThat(stranger.status()).isEqualTo(403);
    RawHttp.Answer noCookie =
        PAGES.http.send(
            "POST",
            "/_/api",
            Map.of("X-Amz-Target", "AWSGlue.GetTable", "X-Mastic-Page", "1"),
            call);
    assertThat(noCookie.status()).isEqualTo(401);
    assertThat(noCookie.body()).contains("\"__type\":\"NotSignedIn\"");
  }

  @Test
  void aCookieOpensNoOtherDoor() throws IOException {
    RawHttp.Answer answer = PAGES.http.send("GET", "/b/k", Map.of("Cookie", COOKIE), "");
    assertThat(answer.status()).isEqualTo(403);
  }
}
