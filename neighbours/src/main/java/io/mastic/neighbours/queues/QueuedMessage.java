package io.mastic.neighbours.queues;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A message as its row keeps it.
 *
 * @param place which of a queue's it is
 * @param group of a FIFO queue, else empty
 * @param received how often it was received, this time included
 * @param firstAt when it was received first
 * @param document what its sender gave, and when
 */
public record QueuedMessage(
    Place place, String group, int received, long firstAt, ObjectNode document) {

  /**
   * @param seq the order in the queue
   */
  public record Place(String queue, long seq, String id) {

    /** What a receiver is given, for one time that it receives the message. */
    String handle(String receipt) {
      String text = String.join(" ", queue, String.valueOf(seq), id, receipt);
      return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A handle that a client gives back. */
  record Handle(Place place, String receipt) {

    /**
     * @throws io.mastic.wire.json.JsonServiceException if this server never gave it for that queue
     */
    static Handle parse(MessageQueue queue, String text) {
      try {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        List<String> parts = List.of(plain.split(" ", -1));
        if (parts.size() == 4 && parts.get(0).equals(queue.id())) {
          Place place = new Place(queue.id(), Long.parseLong(parts.get(1)), parts.get(2));
          return new Handle(place, parts.get(3));
        }
      } catch (IllegalArgumentException e) {
        throw invalid(text);
      }
      throw invalid(text);
    }

    private static RuntimeException invalid(String text) {
      String shown = text.length() > 200 ? text.substring(0, 200) + "..." : text;
      return SqsErrors.of(
          "ReceiptHandleIsInvalid", "The input receipt handle \"" + shown + "\" is not valid.");
    }
  }
}
