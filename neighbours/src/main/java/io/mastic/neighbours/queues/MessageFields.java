package io.mastic.neighbours.queues;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A message's body and attributes: what they may be, how large they are, and their MD5s; pure. */
final class MessageFields {

  private static final int MOST = 10;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,256}");
  private static final Pattern TYPE =
      Pattern.compile("(String|Number|Binary)(\\..*)?", Pattern.DOTALL);

  private MessageFields() {}

  static void checkBody(String body) {
    if (body.isEmpty()) {
      throw SqsErrors.missing("MessageBody");
    }
    boolean wrong = body.codePoints().anyMatch(c -> !isAllowed(c));
    if (wrong) {
      throw SqsErrors.of(
          "InvalidMessageContents",
          "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF"
              + " | #xE000 to #xFFFD | #x10000 to #x10FFFF");
    }
  }

  private static boolean isAllowed(int c) {
    return c == 9
        || c == 10
        || c == 13
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }

  static void checkAttributes(JsonNode attributes) {
    if (attributes.size() > MOST) {
      throw SqsErrors.invalid(
          "Number of message attributes ["
              + attributes.size()
              + "] exceeds the allowed maximum [10].");
    }
    for (Map.Entry<String, JsonNode> entry : attributes.properties()) {
      checkAttribute(entry.getKey(), entry.getValue());
    }
  }

  private static void checkAttribute(String name, JsonNode value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()
        || name.startsWith(".")
        || name.endsWith(".")
        || name.contains("..")
        || lower.startsWith("aws.")
        || lower.startsWith("amazon.")) {
      throw SqsErrors.invalid("The message attribute name '" + name + "' is not valid.");
    }
    String type = value.path("DataType").asText();
    if (!TYPE.matcher(type).matches()) {
      throw SqsErrors.invalid(
          "The message attribute '"
              + name
              + "' has an invalid message attribute type, the set of supported type prefixes is"
              + " Binary, Number, and String.");
    }
    if (value.has("StringListValues") || value.has("BinaryListValues")) {
      throw SqsErrors.of(
          "UnsupportedOperation",
          "Message attribute list values in SendMessage operation are not" + " supported.");
    }
    String member = type.startsWith("Binary") ? "BinaryValue" : "StringValue";
    String text = value.path(member).asText();
    if (text.isEmpty()) {
      throw SqsErrors.invalid(
          "The message attribute '"
              + name
              + "' must contain a non-empty message attribute value"
              + " for message attribute type '"
              + type
              + "'.");
    }
    if (type.startsWith("Number") && !isNumber(text)) {
      throw SqsErrors.invalid(
          "Can't cast the value of message (user) attribute '" + name + "' to a number.");
    }
  }

  private static boolean isNumber(String text) {
    try {
      return text.length() <= 100 && new BigDecimal(text).precision() <= 38;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Bytes of a message as its limit counts them. */
  static int size(String body, JsonNode attributes) {
    int size = body.getBytes(StandardCharsets.UTF_8).length;
    for (Map.Entry<String, JsonNode> entry : attributes.properties()) {
      JsonNode value = entry.getValue();
      size += utf8(entry.getKey()).length + utf8(value.path("DataType").asText()).length;
      size += value(value).length;
    }
    return size;
  }

  static String md5(String text) {
    return md5(utf8(text));
  }

  /** As clients compute it: names in order, each with type and value, all with their lengths. */
  static String md5(JsonNode attributes) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    attributes.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sorted.forEach(
        (name, value) -> {
          add(bytes, utf8(name));
          add(bytes, utf8(value.path("DataType").asText()));
          bytes.write(value.has("BinaryValue") ? 2 : 1);
          add(bytes, value(value));
        });
    return md5(bytes.toByteArray());
  }

  private static byte[] value(JsonNode value) {
    return value.has("BinaryValue")
        ? Base64.getDecoder().decode(value.path("BinaryValue").asText())
        : utf8(value.path("StringValue").asText());
  }

  private static void add(ByteArrayOutputStream bytes, byte[] part) {
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
    bytes.writeBytes(part);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
