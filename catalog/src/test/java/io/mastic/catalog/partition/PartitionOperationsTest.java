package io.mastic.catalog.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequestEntry;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetPartitionsRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.InvalidStateException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import software.amazon.awssdk.services.glue.model.Segment;

class PartitionOperationsTest extends CatalogFixture {

  @BeforeEach
  void aTable() {
    createDatabase("d");
    createTable("d", table("t", "year int", "region string"));
  }

  @Test
  void aPartitionComesBackAsItWasSaid() {
    PartitionInput input = partition("2024", "EU ü/'\";%00\u0000\u0001\u0002\uD83D\uDE00");
    glue.createPartition(r -> r.databaseName("D").tableName("T").partitionInput(input));
    Partition partition =
        glue.getPartition(r -> r.databaseName("d").tableName("t").partitionValues(input.values()))
            .partition();
    assertThat(partition.values()).isEqualTo(input.values());
    assertThat(partition.parameters()).isEqualTo(input.parameters());
    assertThat(partition.storageDescriptor().location())
        .isEqualTo(input.storageDescriptor().location());
    assertThat(partition.storageDescriptor().columns())
        .isEqualTo(input.storageDescriptor().columns());
    assertThat(partition.databaseName()).isEqualTo("d");
    assertThat(partition.tableName()).isEqualTo("t");
    assertThat(partition.catalogId()).isEqualTo(caller.account());
    assertThat(partition.creationTime()).isEqualTo(clock.instant());
    assertThat(values(list(r -> r.expression("region like 'EU%'")))).hasSize(1);
  }

  @Test
  void valuesOfAnyLengthAreKept() {
    String longest = "é".repeat(1024);
    createPartitions(
        "d", "t", List.of(partition("1", longest + "a"), partition("1", longest + "b")));
    assertThat(list(r -> r.expression("region = '" + longest.substring(0, 900) + "'"))).isEmpty();
    assertThat(list(r -> r.expression("region > '" + longest.substring(0, 900) + "'"))).hasSize(2);
    assertThat(list(r -> r.maxResults(1))).hasSize(2);
  }

  @Test
  void refusalsAreInGluesWords() {
    createPartitions("d", "t", List.of(partition("1", "a")));
    assertThatThrownBy(
            () ->
                glue.createPartition(
                    r -> r.databaseName("d").tableName("t").partitionInput(partition("1", "a"))))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessageContaining("Partition already exists.");
    assertThatThrownBy(
            () ->
                glue.getPartition(
                    r -> r.databaseName("d").tableName("t").partitionValues("2", "a")))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(
            () ->
                glue.createPartition(
                    r -> r.databaseName("d").tableName("t").partitionInput(partition("1"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("number of partition keys do not match");
    assertThatThrownBy(() -> glue.getPartitions(r -> r.databaseName("d").tableName("nothing")))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Table nothing not found.");
    assertThatThrownBy(() -> list(r -> r.expression("month = 3")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Invalid partition expression!");
    assertThatThrownBy(
            () -> list(r -> r.segment(Segment.builder().segmentNumber(5).totalSegments(5).build())))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> list(r -> r.nextToken("no token of ours")))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aBatchCreatesWhatIsNewAndReportsTheRest() {
    createPartitions("d", "t", List.of(partition("1", "a")));
    var errors =
        glue.batchCreatePartition(
                r ->
                    r.databaseName("d")
                        .tableName("t")
                        .partitionInputList(
                            partition("2", "b"), partition("1", "a"), partition("2", "b")))
            .errors();
    assertThat(errors)
        .extracting(e -> e.partitionValues() + e.errorDetail().errorCode())
        .containsExactly("[1, a]AlreadyExistsException", "[2, b]AlreadyExistsException");
    assertThat(values(list(r -> r))).containsExactly("1/a", "2/b");
  }

  @Test
  void aBatchGetsWhatIsThere() {
    createPartitions("d", "t", List.of(partition("1", "a"), partition("2", "b")));
    var response =
        glue.batchGetPartition(
            r ->
                r.databaseName("d")
                    .tableName("t")
                    .partitionsToGet(of("2", "b"), of("3", "c"), of("1", "a")));
    assertThat(values(response.partitions())).containsExactly("2/b", "1/a");
    assertThat(response.unprocessedKeys()).isEmpty();
  }

  @Test
  void anUpdateReplacesAndMayMoveAPartition() {
    createPartitions("d", "t", List.of(partition("1", "a"), partition("2", "b")));
    clock.advance(Duration.ofDays(1));
    PartitionInput changed = partition("1", "a").toBuilder().parameters(Map.of("x", "y")).build();
    glue.updatePartition(
        r ->
            r.databaseName("d")
                .tableName("t")
                .partitionValueList("1", "a")
                .partitionInput(changed));
    Partition partition =
        glue.getPartition(r -> r.databaseName("d").tableName("t").partitionValues("1", "a"))
            .partition();
    assertThat(partition.parameters()).isEqualTo(Map.of("x", "y"));
    assertThat(partition.creationTime()).isBefore(clock.instant());
    glue.updatePartition(
        r ->
            r.databaseName("d")
                .tableName("t")
                .partitionValueList("1", "a")
                .partitionInput(partition("9", "z")));
    assertThat(values(list(r -> r))).containsExactly("2/b", "9/z");
    assertThat(values(list(r -> r.expression("year > 5 and region = 'z'")))).containsExactly("9/z");
    var errors =
        glue.batchUpdatePartition(
                r ->
                    r.databaseName("d")
                        .tableName("t")
                        .entries(
                            move("9", "z", "2", "b"),
                            move("7", "q", "7", "q"),
                            move("2", "b", "3", "c")))
            .errors();
    assertThat(errors)
        .extracting(e -> e.partitionValueList() + e.errorDetail().errorCode())
        .containsExactly("[9, z]AlreadyExistsException", "[7, q]EntityNotFoundException");
    assertThat(values(list(r -> r))).containsExactly("3/c", "9/z");
  }

  @Test
  void aBatchDeletesWhatIsThereAndReportsTheRest() {
    createPartitions("d", "t", List.of(partition("1", "a"), partition("2", "b")));
    glue.deletePartition(r -> r.databaseName("d").tableName("t").partitionValues("1", "a"));
    var errors =
        glue.batchDeletePartition(
                r ->
                    r.databaseName("d")
                        .tableName("t")
                        .partitionsToDelete(of("1", "a"), of("2", "b")))
            .errors();
    assertThat(errors)
        .extracting(e -> e.partitionValues() + e.errorDetail().errorCode())
        .containsExactly("[1, a]EntityNotFoundException");
    assertThat(list(r -> r)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                         | 3/a 10/a 10/b",
        "'  '                                       | 3/a 10/a 10/b",
        "year = 10                                  | 10/a 10/b",
        "year = '10' and region = 'b'               | 10/b",
        "((region = 'a'))                           | 10/a 3/a",
        "year < 10                                  | 3/a",
        "year in (3, 10) and region in ('b', 'c')   | 10/b",
        "year between 1 and 9 or region = 'b'       | 3/a 10/b",
        "not (year = 10)                            | 3/a",
        "(year) = ((10))                            | 10/a 10/b",
        "((year) = 10 and (region) in (('b')))      | 10/b",
        "(3) = year                                 | 3/a",
        "region like '%'                            | 3/a 10/a 10/b",
        "year > 3 and year < 3                      | ''",
      })
  void expressionsChoosePartitions(String expression, String expected) {
    createPartitions(
        "d", "t", List.of(partition("10", "b"), partition("3", "a"), partition("10", "a")));
    assertThat(values(list(r -> r.expression(expression))))
        .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" "));
    assertThat(values(list(r -> r.expression(expression).maxResults(1))))
        .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" "));
  }

  /** An answer that left it out would look whole. */
  @Test
  void aFilterThatMeetsAValueOfAnotherTypeIsRefused() {
    createPartitions(
        "d",
        "t",
        List.of(
            partition("10", "b"),
            partition("x", "a"),
            partition("__HIVE_DEFAULT_PARTITION__", "n")));
    for (String filter : List.of("year = 10", "region = 'b' or year in (3)", "not year > 3")) {
      assertThatThrownBy(() -> list(r -> r.expression(filter)))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("Partition value x of key year is not a number");
    }
    assertThat(values(list(r -> r.expression("region = 'b'")))).containsExactly("10/b");
    assertThat(list(r -> r.expression("year is null"))).hasSize(1);
    assertThat(list(r -> r)).hasSize(3);
    glue.deletePartition(r -> r.databaseName("d").tableName("t").partitionValues("x", "a"));
    assertThat(values(list(r -> r.expression("year = 10")))).containsExactly("10/b");
  }

  @Test
  void segmentsAreDisjointAndTogetherComplete() {
    List<PartitionInput> inputs =
        IntStream.range(0, 300).mapToObj(i -> partition("" + i, "r" + i % 3)).toList();
    createPartitions("d", "t", inputs);
    for (String expression : new String[] {null, "region = 'r1'", "year >= 0"}) {
      List<String> whole = values(list(r -> r.expression(expression)));
      for (int total : List.of(1, 3, 10)) {
        List<String> seen = new ArrayList<>();
        for (int number = 0; number < total; number++) {
          Segment segment = Segment.builder().segmentNumber(number).totalSegments(total).build();
          List<String> part =
              values(list(r -> r.expression(expression).segment(segment).maxResults(7)));
          assertThat(part).isNotEmpty();
          seen.addAll(part);
        }
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(whole);
      }
    }
  }

  @Test
  void pagesStayRightWhilePartitionsComeAndGo() {
    createPartitions(
        "d", "t", Stream.of("1", "3", "5", "7").map(year -> partition(year, "a")).toList());
    GetPartitionsResponse first =
        glue.getPartitions(r -> r.databaseName("d").tableName("t").maxResults(2));
    assertThat(values(first.partitions())).containsExactly("1/a", "3/a");
    glue.deletePartition(r -> r.databaseName("d").tableName("t").partitionValues("3", "a"));
    createPartitions("d", "t", List.of(partition("2", "a"), partition("6", "a")));
    GetPartitionsResponse second =
        glue.getPartitions(
            r -> r.databaseName("d").tableName("t").maxResults(9).nextToken(first.nextToken()));
    assertThat(values(second.partitions())).containsExactly("5/a", "6/a", "7/a");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void columnsAreLeftOutWhereNotWanted() {
    createPartitions("d", "t", List.of(partition("1", "a")));
    Partition bare = list(r -> r.excludeColumnSchema(true)).get(0);
    assertThat(bare.storageDescriptor().hasColumns()).isFalse();
    assertThat(bare.storageDescriptor().location()).isEqualTo("s3://bucket/t/1/a");
  }

  @Test
  void aKeysNewTypeSortsItsPartitionsAgain() {
    createPartitions("d", "t", List.of(partition("10", "a"), partition("9", "a")));
    glue.updateTable(
        r -> r.databaseName("d").tableInput(table("t", "year string", "region string")));
    assertThat(values(list(r -> r))).containsExactly("10/a", "9/a");
    assertThat(values(list(r -> r.expression("year < '9'")))).containsExactly("10/a");
    glue.updateTable(r -> r.databaseName("d").tableInput(table("t", "year int", "region string")));
    assertThat(values(list(r -> r.expression("year > 1")))).containsExactly("9/a", "10/a");
  }

  private interface Asked extends UnaryOperator<GetPartitionsRequest.Builder> {}

  /** All pages of a listing. */
  private List<Partition> list(Asked asked) {
    List<Partition> all = new ArrayList<>();
    GetPartitionsRequest request =
        asked.apply(GetPartitionsRequest.builder().databaseName("d").tableName("t")).build();
    GetPartitionsResponse page = glue.getPartitions(request);
    all.addAll(page.partitions());
    while (page.nextToken() != null) {
      page = glue.getPartitions(request.toBuilder().nextToken(page.nextToken()).build());
      all.addAll(page.partitions());
    }
    return all;
  }

  private static List<String> values(List<Partition> partitions) {
    return partitions.stream().map(p -> String.join("/", p.values())).toList();
  }

  private static BatchUpdatePartitionRequestEntry move(String... fromAndTo) {
    return BatchUpdatePartitionRequestEntry.builder()
        .partitionValueList(fromAndTo[0], fromAndTo[1])
        .partitionInput(partition(fromAndTo[2], fromAndTo[3]))
        .build();
  }

  private static PartitionValueList of(String... values) {
    return PartitionValueList.builder().values(values).build();
  }
}
