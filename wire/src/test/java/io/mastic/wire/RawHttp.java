package io.mastic.wire;

import io.mastic.kernel.key.AccessKey;
import io.mastic.wire.signature.SigningKeys;
import io.mastic.wire.text.Digests;
import io.mastic.wire.text.PercentCode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Requests written byte for byte, signed by a signer of the test's own. */
final class RawHttp {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final URI server;

  RawHttp(URI server) {
    this.server = server;
  }

  record Answer(int status, String head, String body) {}

  /** Sends bytes as they are, and reads until the server closes. */
  Answer send(String text) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      int end = answer.indexOf("\r\n\r\n");
      int status = Integer.parseInt(answer.substring(9, 12));
      return new Answer(status, answer.substring(0, end), answer.substring(end + 4));
    }
  }

  /** A signed request; {@code canonicalPath} and {@code canonicalQuery} are what is signed. */
  String signed(
      String service,
      String method,
      String target,
      String canonicalPath,
      String canonicalQuery,
      Map<String, String> headers,
      String body) {
    String date = DATE.format(Instant.now());
    AccessKey key = Door.KEY;
    TreeMap<String, String> all = new TreeMap<>();
    all.put("Host", server.getAuthority());
    all.put("X-Amz-Date", date);
    all.putAll(headers);
    TreeMap<String, String> canonical = new TreeMap<>();
    all.forEach((name, value) -> canonical.put(name.toLowerCase(Locale.ROOT), value.strip()));
    String names = String.join(";", canonical.keySet());
    StringBuilder text =
        new StringBuilder(method + "\n" + canonicalPath + "\n" + canonicalQuery + "\n");
    canonical.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
    String hash = Digests.hex(Digests.sha256().digest(body.getBytes(StandardCharsets.ISO_8859_1)));
    text.append('\n')
        .append(names)
        .append('\n')
        .append(canonical.getOrDefault("x-amz-content-sha256", hash));
    String scope = date.substring(0, 8) + "/us-east-1/" + service + "/aws4_request";
    String toSign =
        "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + Digests.sha256Hex(text.toString());
    String signature = Digests.hex(Digests.hmac(SigningKeys.derive(key.secret(), scope), toSign));
    StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    all.forEach((name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    request
        .append("Authorization: AWS4-HMAC-SHA256 Credential=" + key.id() + "/" + scope)
        .append(", SignedHeaders=" + names + ", Signature=" + signature + "\r\n")
        .append("Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n")
        .append(body);
    return request.toString();
  }

  /**
   * A URL's path and query, presigned by version 4.
   *
   * @param query encoded and in order, or empty
   */
  String presigned(String service, String method, String path, String query, String bodyHash) {
    String date = DATE.format(Instant.now());
    String scope = date.substring(0, 8) + "/us-east-1/" + service + "/aws4_request";
    String canonical =
        (query.isEmpty() ? "" : query + "&")
            + "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
            + PercentCode.encode(Door.KEY.id() + "/" + scope)
            + "&X-Amz-Date="
            + date
            + "&X-Amz-Expires=300&X-Amz-SignedHeaders=host";
    String text =
        method
            + "\n"
            + path
            + "\n"
            + canonical
            + "\nhost:"
            + server.getAuthority()
            + "\n\nhost\n"
            + bodyHash;
    String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + Digests.sha256Hex(text);
    byte[] key = SigningKeys.derive(Door.KEY.secret(), scope);
    return path + "?" + canonical + "&X-Amz-Signature=" + Digests.hex(Digests.hmac(key, toSign));
  }

  /** A URL's path and query, presigned by version 2. */
  static String presignedByVersion2(String method, String path, String resource) {
    long soon = Instant.now().plusSeconds(60).getEpochSecond();
    String text = method + "\n\n\n" + soon + "\n" + path + resource;
    byte[] mac =
        Digests.hmac(
            "HmacSHA1",
            Door.KEY.secret().getBytes(StandardCharsets.UTF_8),
            text.getBytes(StandardCharsets.UTF_8));
    return path
        + (resource.isEmpty() ? "?" : resource + "&")
        + "AWSAccessKeyId="
        + Door.KEY.id()
        + "&Expires="
        + soon
        + "&Signature="
        + PercentCode.encode(Base64.getEncoder().encodeToString(mac));
  }

  /** Sends a request with the headers given and no more than HTTP asks for. */
  Answer send(String method, String target, Map<String, String> headers, String body)
      throws IOException {
    StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: ");
    request.append(server.getAuthority()).append("\r\n");
    headers.forEach(
        (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    request.append("Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n");
    return send(request.append(body).toString());
  }

  /** A signed call of Glue. */
  String glue(String operation, String body) {
    return signed(
        "glue",
        "POST",
        "/",
        "/",
        "",
        Map.of(
            "X-Amz-Target", "AWSGlue." + operation, "Content-Type", "application/x-amz-json-1.1"),
        body);
  }
}
