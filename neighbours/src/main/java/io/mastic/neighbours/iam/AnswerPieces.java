package io.mastic.neighbours.iam;

import io.mastic.neighbours.query.XmlElements;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Pieces that several of IAM's answers have. */
final class AnswerPieces {

  private AnswerPieces() {}

  /** IAM gives policy documents percent-encoded (RFC 3986). */
  static String encoded(String json) {
    return URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  static void tags(XmlElements xml, Map<String, String> tags) {
    xml.list(
        "Tags",
        tags.entrySet(),
        (member, tag) -> member.text("Key", tag.getKey()).text("Value", tag.getValue()));
  }
}
