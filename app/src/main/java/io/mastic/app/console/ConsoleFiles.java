package io.mastic.app.console;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The files of the built console: {@code /_/} is its page, {@code /_/assets/} what that loads. They
 * hold nothing of anybody's, so everybody may have them; what they show is asked for by who has
 * signed in.
 *
 * @param name empty for the page, {@code assets/} or a file's name
 * @param site the directory of the built console, which may be missing
 */
public record ConsoleFiles(String name, Path site) implements OwnPage {

  /** No script or style of another host, none within the page, and no frame around it. */
  static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'"
          + " data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "woff2", "font/woff2",
          "png", "image/png");

  /** The console's page, and all that it loads. */
  public static List<OwnPage> of(Path site) {
    return List.of(
        new ConsoleFiles("", site),
        new ConsoleFiles("assets/", site),
        new ConsoleFiles("favicon.svg", site));
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      response.header("Allow", "GET, HEAD");
      OwnPage.write(response, 405, "text/plain", "A file is asked for by GET.\n");
      return;
    }
    response.header("X-Content-Type-Options", "nosniff");
    response.header("Referrer-Policy", "no-referrer");
    String path = request.rawPath().substring("/_/".length());
    if (path.isEmpty() && !Files.exists(site.resolve("index.html"))) {
      OwnPage.write(response, 200, "text/html; charset=utf-8", NotBuilt.PAGE);
      return;
    }
    Path file = site.resolve(path.isEmpty() ? "index.html" : path).normalize();
    String type = TYPES.get(ending(file));
    // The front door lets no path through that climbs; this holds whatever it does.
    if (!file.startsWith(site) || type == null || !Files.isRegularFile(file)) {
      OwnPage.write(response, 404, "text/plain", "There is no such file.\n");
      return;
    }
    response.status(200);
    response.header("Content-Type", type);
    response.header("Content-Security-Policy", POLICY);
    // The names of assets have a hash of what they hold.
    boolean lasts = name.equals("assets/");
    response.header("Cache-Control", lasts ? "public, max-age=31536000, immutable" : "no-cache");
    Path packed = file.resolveSibling(file.getFileName() + ".gz");
    response.header("Vary", "Accept-Encoding");
    boolean unpacks = request.header("accept-encoding").orElse("").contains("gzip");
    if (unpacks && Files.exists(packed)) {
      response.header("Content-Encoding", "gzip");
      response.whole(Files.readAllBytes(packed));
    } else {
      response.whole(Files.readAllBytes(file));
    }
  }

  private static String ending(Path file) {
    String text = file.toString();
    return text.substring(text.lastIndexOf('.') + 1);
  }
}
