package io.mastic.crawlers.crawl;

import io.mastic.crawlers.dynamo.DynamoSurvey;
import io.mastic.crawlers.explain.CrawlCode;
import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.group.FoundTable;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.glue.model.DynamoDBTarget;

/** Targets in DynamoDB, at the endpoint that the server was told; its keys are AWS's usual ones. */
final class DynamoTargets {

  private final Optional<URI> endpoint;
  private final Clock clock;
  private final ExecutorService readers;
  private final Reach reach;
  private final Findings findings;

  DynamoTargets(
      Optional<URI> endpoint,
      Clock clock,
      ExecutorService readers,
      Reach reach,
      Findings findings) {
    this.endpoint = endpoint;
    this.clock = clock;
    this.readers = readers;
    this.reach = reach;
    this.findings = findings;
  }

  /**
   * @throws CrawlException if there is no DynamoDB, or it does not tell
   */
  FoundTable table(DynamoDBTarget target, String region) throws InterruptedException {
    URI where =
        endpoint.orElseThrow(
            () ->
                new CrawlException(
                    "The DynamoDB table "
                        + target.path()
                        + " cannot be crawled: this server was not told where DynamoDB is; start it"
                        + " with --forward dynamodb=URL."));
    Future<FoundTable> reading = readers.submit(() -> read(where, region, target));
    try {
      FoundTable found = Watched.get(reading, reach);
      findings.add(
          CrawlCode.DYNAMO_TABLE,
          target.path(),
          Map.of(
              "columns", String.valueOf(found.shape().schema().columns().size()),
              "items", String.valueOf(found.stats().records())));
      return found;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SdkException said) {
        throw new CrawlException(
            "The DynamoDB table " + target.path() + " cannot be crawled: " + said.getMessage());
      }
      throw new IllegalStateException("a table of DynamoDB could not be looked at", e.getCause());
    } finally {
      reading.cancel(true);
    }
  }

  private FoundTable read(URI where, String region, DynamoDBTarget target)
      throws InterruptedException {
    try (DynamoDbClient client =
        DynamoDbClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(where)
            .region(Region.of(region))
            .build()) {
      return new DynamoSurvey(client, clock).table(target);
    }
  }
}
