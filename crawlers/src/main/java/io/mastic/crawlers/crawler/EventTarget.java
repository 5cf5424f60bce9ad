package io.mastic.crawlers.crawler;

import io.mastic.contract.Errors;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CrawlerTargets;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.RecrawlBehavior;
import software.amazon.awssdk.services.glue.model.S3Target;

/**
 * The queues of the one target of a crawler that takes events of S3.
 *
 * @param deadLetters where messages go that are none; null for nowhere
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/crawler-s3-event-notifications.html">Amazon
 *     S3 event notifications</a>
 */
public record EventTarget(String queue, @Nullable String deadLetters) {

  private static final String ARN = "arn:aws[a-z-]*:sqs:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,80}";

  public EventTarget {
    deadLetters = isGiven(deadLetters) ? deadLetters : null;
  }

  /** Terraform writes what was not given as an empty text. */
  private static boolean isGiven(@Nullable String arn) {
    return arn != null && !arn.isEmpty();
  }

  /** Empty if the crawler takes no events. */
  public static Optional<EventTarget> of(CreateCrawlerRequest input) {
    if (!takesEvents(input)) {
      return Optional.empty();
    }
    return all(input.targets()).filter(target -> isGiven(target.queue())).findFirst();
  }

  public List<String> queues() {
    return deadLetters == null ? List.of(queue) : List.of(queue, deadLetters);
  }

  private static Stream<EventTarget> all(CrawlerTargets targets) {
    return Stream.concat(
        targets.s3Targets().stream()
            .map(target -> new EventTarget(target.eventQueueArn(), target.dlqEventQueueArn())),
        targets.catalogTargets().stream()
            .map(target -> new EventTarget(target.eventQueueArn(), target.dlqEventQueueArn())));
  }

  private static boolean takesEvents(CreateCrawlerRequest input) {
    return input.recrawlPolicy() != null
        && input.recrawlPolicy().recrawlBehavior() == RecrawlBehavior.CRAWL_EVENT_MODE;
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException saying what is wrong
   */
  static void check(CreateCrawlerRequest input) {
    CrawlerTargets targets = input.targets();
    List<EventTarget> all = all(targets).toList();
    boolean named = all.stream().anyMatch(t -> isGiven(t.queue()) || t.deadLetters() != null);
    if (!takesEvents(input)) {
      if (named) {
        throw Errors.invalidInput(
            "EventQueueArn and DlqEventQueueArn need RecrawlBehavior CRAWL_EVENT_MODE.");
      }
      return;
    }
    boolean others =
        !targets.jdbcTargets().isEmpty()
            || !targets.dynamoDBTargets().isEmpty()
            || !targets.mongoDBTargets().isEmpty()
            || !targets.deltaTargets().isEmpty()
            || !targets.icebergTargets().isEmpty()
            || !targets.hudiTargets().isEmpty();
    if (all.size() != 1 || others) {
      throw Errors.invalidInput(
          "RecrawlBehavior CRAWL_EVENT_MODE supports a single Amazon S3 or Data Catalog target.");
    }
    if (!isGiven(all.get(0).queue())) {
      throw Errors.invalidInput(
          "EventQueueArn cannot be null or empty for RecrawlBehavior CRAWL_EVENT_MODE.");
    }
    if (targets.s3Targets().stream().map(S3Target::sampleSize).anyMatch(size -> size != null)) {
      throw Errors.invalidInput(
          "SampleSize is not supported for RecrawlBehavior CRAWL_EVENT_MODE.");
    }
    for (String arn : all.get(0).queues()) {
      if (!arn.matches(ARN)) {
        throw Errors.invalidInput("Not the ARN of a standard SQS queue: " + arn);
      }
    }
  }
}
