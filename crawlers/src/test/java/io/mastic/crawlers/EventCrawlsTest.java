package io.mastic.crawlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.crawlers.event.EventBatch;
import io.mastic.crawlers.event.ObjectEvent;
import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.CatalogTarget;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.DeleteBehavior;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;
import software.amazon.awssdk.services.glue.model.RecrawlBehavior;
import software.amazon.awssdk.services.glue.model.S3Target;

/** Crawls that look only where S3's events say that something has changed. */
class EventCrawlsTest {

  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:news";
  private static final String DEAD = "arn:aws:sqs:us-east-1:000000000000:dead";

  @TempDir Path directory;
  private final KeptMessages messages = new KeptMessages();
  private Db db;
  private Town town;
  private ReadsStore reads;

  @BeforeEach
  void open() {
    db = TestDatabases.sqlite(directory);
    town =
        new Town(
            db,
            directory,
            Clock.systemUTC(),
            store -> {
              reads = new ReadsStore(store);
              return reads;
            });
    town.room().take(messages);
    messages.queue(QUEUE);
    messages.queue(DEAD);
    town.start();
    town.database("db");
  }

  @AfterEach
  void close() {
    town.close();
    db.close();
  }

  private static String event(String bucket, String key) {
    String name = URLEncoder.encode(key, StandardCharsets.UTF_8);
    return "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\""
        + bucket
        + "\"},\"object\":{\"key\":\""
        + name
        + "\"}}}]}";
  }

  private void changed(String key, String content) {
    town.put("raw", key, content);
    messages.send(QUEUE, event("raw", key));
  }

  private static CreateCrawlerRequest.Builder crawler(Consumer<S3Target.Builder> more) {
    S3Target.Builder target = S3Target.builder().path("s3://raw/t/").eventQueueArn(QUEUE);
    more.accept(target);
    return Town.crawler("c")
        .targets(t -> t.s3Targets(target.build()))
        .schemaChangePolicy(p -> p.deleteBehavior(DeleteBehavior.DELETE_FROM_DATABASE))
        .recrawlPolicy(r -> r.recrawlBehavior(RecrawlBehavior.CRAWL_EVENT_MODE));
  }

  private List<String> crawled() {
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    return reads.taken();
  }

  @Test
  void onlyFoldersOfEventsAreListedAndMessagesGoWhenTheCatalogHasThem() {
    town.put("raw", "t/y=1/a.json", "{\"a\":1}\n");
    town.put("raw", "t/y=2/a.json", "{\"a\":1}\n");
    messages.send(QUEUE, "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}");
    town.create(crawler(t -> {}));
    assertThat(crawled()).containsExactly("t/y=1/a.json", "t/y=2/a.json");
    assertThat(messages.queues.get(QUEUE)).isEmpty();

    changed("t/y=3/b c+d.json", "{\"a\":1.5}\n{\"a\":2}\n");
    changed("elsewhere/a.json", "{\"z\":1}\n");
    town.put("raw", "t/y=4/unannounced.json", "{\"a\":1}\n");
    assertThat(crawled()).containsExactly("t/y=3/b c+d.json");
    assertThat(town.partitions("t")).hasSize(3);
    assertThat(town.columns("t")).isEqualTo("a double");
    assertThat(town.table("t").parameters()).containsEntry("recordCount", "4");
    assertThat(town.log("c"))
        .contains(
            "s3://raw/t/: the 2 messages of its queue name 1 folders, which were listed; the others"
                + " are as they were.");
    assertThat(messages.queues.get(QUEUE)).isEmpty();

    // What is gone is told too.
    town.objects.delete("raw", "t/y=1/a.json");
    messages.send(QUEUE, event("raw", "t/y=1/a.json"));
    assertThat(crawled()).isEmpty();
    assertThat(town.partitions("t")).hasSize(2);
    assertThat(crawled()).isEmpty();
    assertThat(town.table("t").parameters()).containsEntry("recordCount", "3");
  }

  @Test
  void aCrawlThatFailsLeavesTheMessages() {
    town.put("raw", "t/y=1/a.json", "{\"a\":1}\n");
    town.create(
        crawler(t -> t.path("s3://raw/"))
            .configuration(
                "{\"Version\":1.0,\"CrawlerOutput\":{\"Tables\":{\"TableThreshold\":1}}}"));
    assertThat(crawled()).hasSize(1);
    changed("u/a.json", "{\"z\":1}\n");
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.FAILED);
    assertThat(messages.queues.get(QUEUE)).hasSize(1);
    town.objects.delete("raw", "u/a.json");
    changed("t/y=2/a.json", "{\"a\":1}\n");
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.partitions("t")).hasSize(2);
    assertThat(messages.queues.get(QUEUE)).isEmpty();
  }

  /**
   * A crawl that is walked again after it remembered what it saw is still one of events: it sees no
   * more than the messages told, none of them is lost, and none counts twice.
   */
  @ParameterizedTest
  @ValueSource(strings = {"look", "before they are taken", "after they are taken"})
  void aCrawlThatIsBrokenOffIsWalkedAgainByTheSameMessages(String place) {
    town.put("raw", "t/y=1/a.json", "{\"a\":1}\n");
    town.create(crawler(t -> {}));
    crawled();
    changed("t/y=2/a.json", "{\"a\":1}\n");
    changed("t/y=1/b.json", "{\"a\":2}\n");
    town.put("raw", "t/y=3/unannounced.json", "{\"a\":1}\n");
    messages.broken = place;
    assertThat(crawled()).containsExactly("t/y=1/b.json", "t/y=2/a.json");
    assertThat(messages.broken).isEmpty();
    assertThat(messages.queues.get(QUEUE)).isEmpty();
    assertThat(town.partitions("t")).hasSize(2);
    assertThat(town.table("t").parameters()).containsEntry("recordCount", "3");
    assertThat(crawled()).isEmpty();
    assertThat(town.partitions("t")).hasSize(2);
  }

  @Test
  void whatIsNoEventGoesToTheDeadLettersOrStays() {
    town.put("raw", "t/a.json", "{\"a\":1}\n");
    messages.send(QUEUE, "hello");
    town.create(crawler(t -> {}));
    assertThat(crawled()).hasSize(1);
    assertThat(messages.queues.get(QUEUE)).hasSize(1);
    assertThat(town.log("c"))
        .contains("1 messages of " + QUEUE + " are no events of Amazon S3 and are left there.");
    town.create(crawler(t -> t.dlqEventQueueArn(DEAD)).name("d"));
    assertThat(town.crawl("d").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(messages.queues.get(QUEUE)).isEmpty();
    assertThat(messages.queues.get(DEAD)).extracting(m -> m.body()).containsExactly("hello");
  }

  @Test
  void aQueueThatIsNotThereFailsTheCrawl() {
    town.put("raw", "t/a.json", "{\"a\":1}\n");
    messages.queues.remove(QUEUE);
    town.create(crawler(t -> {}));
    assertThat(town.crawl("c").errorMessage())
        .isEqualTo("The SQS queue " + QUEUE + " does not exist.");
  }

  @Test
  void tablesOfTheCatalogTakeEventsToo() {
    town.put("raw", "t/y=1/a.json", "{\"a\":1}\n");
    town.create(Town.crawler("first", "s3://raw/t/"));
    assertThat(town.crawl("first").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    CatalogTarget target =
        CatalogTarget.builder().databaseName("db").tables("t").eventQueueArn(QUEUE).build();
    town.create(
        Town.crawler("c")
            .targets(t -> t.catalogTargets(target))
            .schemaChangePolicy(p -> p.deleteBehavior(DeleteBehavior.LOG))
            .recrawlPolicy(r -> r.recrawlBehavior(RecrawlBehavior.CRAWL_EVENT_MODE)));
    reads.taken();
    assertThat(crawled()).containsExactly("t/y=1/a.json");
    changed("t/y=2/a.json", "{\"a\":1,\"b\":2}\n");
    town.put("raw", "t/y=3/unannounced.json", "{\"a\":1}\n");
    assertThat(crawled()).containsExactly("t/y=2/a.json");
    assertThat(town.partitions("t")).hasSize(2);
    assertThat(town.columns("t")).isEqualTo("a int, b int");
  }

  @Test
  void aTableOfDeltaLakeStaysOneWhenItsFolderIsNotNamed() {
    town.put(
        "raw",
        "t/d/_delta_log/00000000000000000000.json",
        "{\"metaData\":{\"schemaString\":\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[{\\\"name\\\":\\\"a\\\",\\\"type\\\":\\\"integer\\\"}]}\"}}\n");
    town.put("raw", "t/d/part.json", "{\"z\":1}\n");
    town.put("raw", "t/e/a.json", "{\"a\":1}\n");
    town.create(crawler(t -> {}));
    crawled();
    changed("t/e/b.json", "{\"a\":2}\n");
    assertThat(crawled()).containsExactly("t/d/_delta_log/00000000000000000000.json", "t/e/b.json");
    assertThat(town.tables()).containsExactly("d", "e");
    assertThat(town.table("d").parameters()).containsEntry("classification", "delta");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no queue | EventQueueArn cannot be null or empty",
        "fifo | Not the ARN of a standard SQS queue",
        "sample | SampleSize is not supported",
        "two | supports a single Amazon S3 or Data Catalog target",
        "not asked | need RecrawlBehavior CRAWL_EVENT_MODE"
      })
  void whatIsWrongIsRefusedWhenItIsSaid(String what, String says) {
    CreateCrawlerRequest.Builder wrong =
        switch (what) {
          case "no queue" -> crawler(t -> t.eventQueueArn(null));
          case "fifo" -> crawler(t -> t.eventQueueArn(QUEUE + ".fifo"));
          case "sample" -> crawler(t -> t.sampleSize(1));
          case "two" ->
              crawler(t -> {})
                  .targets(
                      t ->
                          t.s3Targets(
                              S3Target.builder().path("s3://a/").eventQueueArn(QUEUE).build(),
                              S3Target.builder().path("s3://b/").eventQueueArn(QUEUE).build()));
          default -> crawler(t -> {}).recrawlPolicy(r -> r.recrawlBehavior("CRAWL_EVERYTHING"));
        };
    assertThatThrownBy(() -> town.create(wrong))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"source\":\"aws.s3\",\"detail\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"x/y+z\"}}}"
            + " | b x/y+z",
        "{\"Type\":\"Notification\",\"Message\":\"{\\\"Event\\\":\\\"s3:TestEvent\\\"}\"} | none",
        "{\"Records\":[{\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"x/y+%C3%B6\"}}}]}"
            + " | b x/y \u00f6",
        "{\"Records\":[{\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"%zz\"}}}]} | no"
            + " event",
        "{\"Records\":[]} | no event",
        "{\"a\":1} | no event",
        "hello | no event"
      })
  void whatAMessageTells(String body, String expected) {
    Optional<List<ObjectEvent>> events = ObjectEvent.of(body);
    String said =
        events.isEmpty()
            ? "no event"
            : events.get().isEmpty()
                ? "none"
                : events.get().get(0).bucket() + " " + events.get().get(0).key();
    assertThat(said).isEqualTo(expected);
  }

  @Test
  void aCrawlTakesAHundredThousandMessagesAndLeavesTheRest() {
    for (int i = 0; i <= EventBatch.MOST; i++) {
      messages.send(QUEUE, "{\"Event\":\"s3:TestEvent\"}");
    }
    assertThat(EventBatch.of(messages, QUEUE, null).messages()).isEqualTo(EventBatch.MOST);
  }
}
