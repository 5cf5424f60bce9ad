package io.mastic.neighbours.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.neighbours.call.Call;
import java.util.Optional;

/**
 * What is in a version of a secret.
 *
 * @param member {@code SecretString} or {@code SecretBinary}, which is Base64
 */
record SecretValue(String member, String text) {

  private static final String STRING = "SecretString";
  private static final String BINARY = "SecretBinary";

  /** The value that a call gives, if it gives one. */
  static Optional<SecretValue> find(Call call) {
    if (call.has(STRING) && call.has(BINARY)) {
      throw SecretErrors.invalid(
          "You can't specify both a binary secret value and a string secret value in the same"
              + " secret.");
    }
    return call.find(STRING)
        .map(text -> new SecretValue(STRING, text))
        .or(() -> call.find(BINARY).map(text -> new SecretValue(BINARY, text)));
  }

  String kept() {
    return (member.equals(STRING) ? "S" : "B") + text;
  }

  static SecretValue parse(String kept) {
    return new SecretValue(kept.startsWith("S") ? STRING : BINARY, kept.substring(1));
  }

  ObjectNode into(ObjectNode answer) {
    return answer.put(member, text);
  }

  boolean isText() {
    return member.equals(STRING);
  }

  /** The value never reaches a log by accident. */
  @Override
  public String toString() {
    return "SecretValue[" + member + "]";
  }
}
