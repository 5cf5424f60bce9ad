package io.mastic.catalog.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.catalog.CatalogFixture;
import io.mastic.catalog.expression.ExpressionParser;
import io.mastic.catalog.expression.KeyType;
import io.mastic.catalog.expression.PartitionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;
import software.amazon.awssdk.services.glue.model.Partition;

/** Whatever index is read, the pages together hold what the expression lets through, each once. */
class PartitionPagesTest extends CatalogFixture {

  private static final List<PartitionKey> KEYS =
      List.of(
          new PartitionKey("d", KeyType.of("date"), 0),
          new PartitionKey("r", KeyType.of("string"), 1),
          new PartitionKey("b", KeyType.of("int"), 2));

  /** More than a statement looks at, by each of the indexes. */
  private static final List<List<String>> ROWS =
      IntStream.range(0, 12_000)
          .mapToObj(
              i ->
                  List.of(
                      String.format("2024-%02d-%02d", i / 1000 + 1, i / 100 % 10 + 10),
                      i % 20 < 19 ? "long" : "r" + i % 100 / 20,
                      (i % 3 == 0 ? "0" : "") + i % 100))
          .toList();

  @Test
  void pagesHoldWhatTheExpressionLetsThrough() {
    createDatabase("d");
    createTable("d", table("t", "d date", "r string", "b int"));
    createPartitions(
        "d", "t", ROWS.stream().map(row -> partition(row.toArray(String[]::new))).toList());
    Random random = new Random(5);
    for (String expression :
        List.of(
            "d = '2024-03-12'",
            "r = 'r3'",
            "r = 'long' and b = 7",
            "b = 7",
            "b in (7, 8, 300)",
            "b > 97 and r <> 'long'",
            "r = 'long' and d > '2024-02-01' and d < '2024-04-01'",
            "r in ('r1', 'r2') and d in ('2024-01-11', '2024-05-15') or b = 5 and r = 'long'",
            "r like 'r%' and d >= '2024-06-01'",
            "r > 'm' and d between '2024-06-01' and '2024-08-01' and b < 50",
            "not (b < 99)",
            "b = 1 and b = 2",
            "d > '2023-01-01' and r > 'a' and b = 99",
            "b <> 4")) {
      var predicate = ExpressionParser.parse(expression, KEYS);
      List<String> expected =
          ROWS.stream().filter(predicate::test).map(List::toString).sorted().toList();
      int limit = 300 + random.nextInt(700);
      assertThat(pages(expression, limit, 0, 1)).as(expression).isEqualTo(expected);
      List<String> segments = new ArrayList<>();
      for (int segment = 0; segment < 3; segment++) {
        segments.addAll(pages(expression, 700, segment, 3));
      }
      assertThat(segments.stream().sorted().toList()).as(expression).isEqualTo(expected);
    }
  }

  private List<String> pages(String expression, int limit, int segment, int total) {
    List<String> found = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      GetPartitionsResponse page =
          glue.getPartitions(
              r -> {
                r.databaseName("d").tableName("t").expression(expression);
                r.maxResults(limit).nextToken(from);
                if (total > 1) {
                  r.segment(s -> s.segmentNumber(segment).totalSegments(total));
                }
              });
      assertThat(page.partitions()).hasSizeLessThanOrEqualTo(limit);
      page.partitions().stream().map(Partition::values).map(List::toString).forEach(found::add);
      token = page.nextToken();
    } while (token != null);
    return found.stream().sorted().toList();
  }
}
