package io.mastic.app.crawls;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.CrawlerState;

/** Starts a crawl and passes on its log until it has ended. */
public final class FollowedCrawl {

  private static final long LOOK_MILLIS = 200;

  private final GlueClient glue;
  private final Path log;
  private final PrintStream out;
  private long position;

  /**
   * @param log the crawler's, which the server writes
   */
  public FollowedCrawl(GlueClient glue, Path log, PrintStream out) {
    this.glue = glue;
    this.log = log;
    this.out = out;
  }

  /** True if it was completed. */
  public boolean run(String crawler) throws IOException, InterruptedException {
    position = Files.exists(log) ? Files.size(log) : 0;
    glue.startCrawler(b -> b.name(crawler));
    while (glue.getCrawler(b -> b.name(crawler)).crawler().state() != CrawlerState.READY) {
      passOn();
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    passOn();
    CrawlerHistory crawl =
        glue.listCrawls(b -> b.crawlerName(crawler).maxResults(1)).crawls().get(0);
    out.println();
    out.println(
        "Crawler "
            + crawler
            + ": "
            + crawl.stateAsString()
            + (crawl.errorMessage() == null ? "" : ": " + crawl.errorMessage()));
    changes(crawl.summary()).forEach(out::println);
    return "COMPLETED".equals(crawl.stateAsString());
  }

  /** Whole lines, without the time and the crawl's id before each. */
  private void passOn() throws IOException {
    byte[] all;
    try (var in = Files.newInputStream(log)) {
      in.skipNBytes(position);
      all = in.readAllBytes();
    } catch (NoSuchFileException notYet) {
      return;
    }
    int end = all.length;
    while (end > 0 && all[end - 1] != '\n') {
      end--;
    }
    position += end;
    new String(all, 0, end, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> out.println(line.replaceFirst("^\\d+\t\\[[^]]*] ", "")));
  }

  /** A sentence for each thing that ListCrawls' summary counts. */
  static List<String> changes(String summary) {
    if (summary == null) {
      return List.of("Nothing was changed in the catalog.");
    }
    return Json.read(summary).properties().stream()
        .flatMap(
            entity ->
                entity.getValue().properties().stream()
                    .map(action -> change(entity.getKey(), action.getKey(), action.getValue())))
        .toList();
  }

  private static String change(String entity, String action, JsonNode details) {
    JsonNode parsed = Json.read(details.asText());
    String verb =
        switch (action) {
          case "ADD" -> "added";
          case "DELETE" -> "deleted";
          default -> "updated";
        };
    long count = parsed.path("Count").asLong();
    String noun = entity.equals("TABLE") ? "table" : "partition";
    StringBuilder names = new StringBuilder();
    parsed
        .path("Details")
        .path("names")
        .forEach(name -> names.append(names.isEmpty() ? ": " : ", ").append(name.asText()));
    return count + " " + noun + (count == 1 ? " " : "s ") + verb + names;
  }
}
