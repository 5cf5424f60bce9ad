package io.mastic.crawlers.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.crawlers.crawler.CatalogChanges.Action;
import io.mastic.crawlers.crawler.CatalogChanges.Change;
import io.mastic.crawlers.crawler.CatalogChanges.Entity;
import io.mastic.kernel.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangesTest {

  @Test
  void theSummaryNamesTablesByAction() {
    CatalogChanges changes =
        new CatalogChanges(
            List.of(
                new Change(Entity.TABLE, Action.ADD, "a", 1),
                new Change(Entity.TABLE, Action.ADD, "b", 1),
                new Change(Entity.PARTITION, Action.ADD, "a", 7)));
    JsonNode summary = Json.read(changes.summary());
    JsonNode added = Json.read(summary.path("TABLE").path("ADD").asText());
    assertThat(added.path("Details").path("names")).hasSize(2);
    assertThat(Json.read(summary.path("PARTITION").path("ADD").asText()).path("Count").asInt())
        .isEqualTo(7);
    assertThat(changes.tables(Action.ADD)).isEqualTo(2);
  }

  @Test
  void theSummaryOfManyChangesStaysWithinAwsLimit() {
    CatalogChanges changes =
        new CatalogChanges(
            IntStream.range(0, 100)
                .mapToObj(i -> new Change(Entity.TABLE, Action.UPDATE, "x".repeat(100) + i, 1))
                .toList());
    assertThat(changes.summary()).hasSizeLessThanOrEqualTo(255).contains("100");
  }
}
