package io.mastic.wire.refusal;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The error document of AWS's query protocol, as STS, IAM and CloudFormation write it. */
public final class QueryErrors {

  private QueryErrors() {}

  /** Writes status and document; the namespace is the service's, or empty. */
  public static void write(
      HttpRequest request,
      HttpResponse response,
      int status,
      String code,
      String message,
      String namespace)
      throws IOException {
    String xml =
        "<ErrorResponse"
            + (namespace.isEmpty() ? "" : " xmlns=\"" + namespace + "\"")
            + "><Error><Type>"
            + (status < 500 ? "Sender" : "Receiver")
            + "</Type><Code>"
            + escape(code)
            + "</Code><Message>"
            + escape(message)
            + "</Message></Error><RequestId>"
            + request.requestId()
            + "</RequestId></ErrorResponse>";
    response.status(status);
    response.header("Content-Type", "text/xml");
    response.body().write(xml.getBytes(StandardCharsets.UTF_8));
  }

  /** Text as XML content; what XML cannot hold becomes a replacement character. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c < 0xD800)
        || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF);
  }
}
