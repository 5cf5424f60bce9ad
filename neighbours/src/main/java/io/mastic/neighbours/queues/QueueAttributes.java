package io.mastic.neighbours.queues;

import io.mastic.kernel.Json;
import io.mastic.neighbours.call.PolicyText;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What attributes of queues may be; pure. */
final class QueueAttributes {

  /**
   * A number among the attributes.
   *
   * @param otherwise if it is not given
   */
  record Bounds(int least, int most, int otherwise) {}

  static final Map<String, Bounds> NUMBERS =
      Map.of(
          "DelaySeconds", new Bounds(0, 900, 0),
          "MaximumMessageSize", new Bounds(1_024, 1_048_576, 1_048_576),
          "MessageRetentionPeriod", new Bounds(60, 1_209_600, 345_600),
          "ReceiveMessageWaitTimeSeconds", new Bounds(0, 20, 0),
          "VisibilityTimeout", new Bounds(0, 43_200, 30),
          "KmsDataKeyReusePeriodSeconds", new Bounds(60, 86_400, 300));

  private static final Set<String> FLAGS =
      Set.of("FifoQueue", "ContentBasedDeduplication", "SqsManagedSseEnabled");
  private static final Set<String> OF_FIFO =
      Set.of("ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit");
  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "DeduplicationScope", Set.of("messageGroup", "queue"),
          "FifoThroughputLimit", Set.of("perQueue", "perMessageGroupId"));
  private static final Set<String> TEXTS =
      Set.of("Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private QueueAttributes() {}

  static Bounds bounds(String number) {
    Bounds bounds = NUMBERS.get(number);
    if (bounds == null) {
      throw new IllegalArgumentException("no number: " + number);
    }
    return bounds;
  }

  static void checkName(String name, boolean fifo) {
    boolean ends = name.endsWith(".fifo");
    String base = ends ? name.substring(0, name.length() - 5) : name;
    if (name.length() > 80 || !NAME.matcher(base).matches()) {
      throw SqsErrors.invalid(
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }
    if (fifo && !ends) {
      throw SqsErrors.invalid(
          "The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
              + " underscores, must end with .fifo suffix and be 1 to 80 in length.");
    }
    if (ends && !fifo) {
      throw SqsErrors.invalid(
          "The queue name ends with .fifo, so the attribute FifoQueue must be true.");
    }
  }

  /** One attribute as a client sets it; an empty text takes a policy or a key away. */
  static void check(String name, String value, boolean fifo) {
    Bounds bounds = NUMBERS.get(name);
    if (bounds != null) {
      checkNumber(name, value, bounds);
    } else if (FLAGS.contains(name)) {
      if (!value.equals("true") && !value.equals("false")) {
        throw invalid(name);
      }
      if (name.equals("FifoQueue") && value.equals("false")) {
        throw SqsErrors.of("InvalidAttributeName", "Unknown Attribute FifoQueue.");
      }
    } else if (WORDS.containsKey(name)) {
      if (!WORDS.get(name).contains(value)) {
        throw invalid(name);
      }
    } else if (!TEXTS.contains(name)) {
      throw SqsErrors.of("InvalidAttributeName", "Unknown Attribute " + name + ".");
    }
    if (!fifo && (OF_FIFO.contains(name) || name.equals("FifoQueue"))) {
      throw SqsErrors.of("InvalidAttributeName", "Unknown Attribute " + name + ".");
    }
    if (!value.isEmpty()) {
      checkPolicy(name, value);
    }
  }

  private static void checkNumber(String name, String value, Bounds bounds) {
    try {
      int number = Integer.parseInt(value);
      if (number >= bounds.least() && number <= bounds.most()) {
        return;
      }
    } catch (NumberFormatException e) {
      throw invalid(name);
    }
    throw invalid(name);
  }

  private static void checkPolicy(String name, String value) {
    switch (name) {
      case "RedrivePolicy" -> {
        RedrivePolicy unused = RedrivePolicy.parse(value);
      }
      case "RedriveAllowPolicy" -> {
        RedriveAllowance unused = RedriveAllowance.parse(value);
      }
      case "Policy" -> {
        if (PolicyText.flaw(value).isPresent() || !Json.read(value).has("Statement")) {
          throw SqsErrors.invalidAttribute("Invalid value for the parameter Policy.");
        }
      }
      default -> {}
    }
  }

  private static RuntimeException invalid(String name) {
    return SqsErrors.invalidAttribute("Invalid value for the parameter " + name + ".");
  }
}
