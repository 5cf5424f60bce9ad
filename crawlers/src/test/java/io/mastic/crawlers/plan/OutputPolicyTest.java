package io.mastic.crawlers.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.crawlers.group.Grouping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.DeleteBehavior;
import software.amazon.awssdk.services.glue.model.SchemaChangePolicy;

class OutputPolicyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          -                  | ``                                                                                        | REPLACE
          UPDATE_IN_DATABASE | ``                                                                                        | REPLACE
          LOG                | ``                                                                                        | LOG
          LOG                | {"Version":1.0,"CrawlerOutput":{"Tables":{"AddOrUpdateBehavior":"MergeNewColumns"}}}      | ADD_COLUMNS
          LOG                | {"Version":1.0,"CrawlerOutput":{"Partitions":{"AddOrUpdateBehavior":"InheritFromTable"}}} | LOG
          """)
  void theConfigurationOverridesThePolicy(
      String update, String configuration, OutputPolicy.Updating updating) {
    SchemaChangePolicy changes =
        update.equals("-") ? null : SchemaChangePolicy.builder().updateBehavior(update).build();
    assertThat(OutputPolicy.of(changes, configuration).updating()).isEqualTo(updating);
  }

  @Test
  void defaultsAreAwsOwn() {
    OutputPolicy policy = OutputPolicy.of(null, null);
    assertThat(policy.deleting()).isEqualTo(DeleteBehavior.DEPRECATE_IN_DATABASE);
    assertThat(policy.partitions()).isEqualTo(OutputPolicy.PartitionSchema.OWN);
    assertThat(policy.grouping().likeness()).isEqualTo(Grouping.Likeness.FORMAT_AND_SCHEMA);
    assertThat(policy.tableThreshold()).isEmpty();
    assertThat(policy.newFoldersOnly().creating()).isEqualTo(OutputPolicy.Creating.LOG);
  }

  @Test
  void groupingIsRead() {
    OutputPolicy policy =
        OutputPolicy.of(
            null,
            "{\"Version\":1,\"Grouping\":{\"TableGroupingPolicy\":\"CombineCompatibleSchemas\","
                + "\"TableLevelConfiguration\":3},\"CrawlerOutput\":{\"Tables\":"
                + "{\"TableThreshold\":5}},\"CreatePartitionIndex\":true}");
    assertThat(policy.grouping().likeness()).isEqualTo(Grouping.Likeness.FORMAT);
    assertThat(policy.grouping().tableLevel()).hasValue(3);
    assertThat(policy.tableThreshold()).hasValue(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{}",
        "{\"Version\":2}",
        "{\"Version\":1,\"Grouping\":{\"TableGroupingPolicy\":\"X\"}}",
        "{\"Version\":1,\"Grouping\":{\"TableLevelConfiguration\":0}}",
        "{\"Version\":1,\"CrawlerOutput\":{\"Tables\":{\"TableThreshold\":\"many\"}}}",
      })
  void whatAwsDoesNotDocumentIsRefused(String configuration) {
    assertThatThrownBy(() -> OutputPolicy.of(null, configuration))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"Version":1,"Groupings":{}}                                                    | Configuration contains unsupported keys: Groupings.
          {"Version":1,"CrawlerOutput":{"Table":{}}}                                      | CrawlerOutput contains unsupported keys: Table.
          {"Version":1,"CrawlerOutput":{"Partitions":{"UpdateBehavior":"LOG"}}}           | CrawlerOutput.Partitions contains unsupported keys: UpdateBehavior.
          {"Version":1,"CrawlerOutput":{"Tables":{"Threshold":1,"X":2}}}                  | CrawlerOutput.Tables contains unsupported keys: Threshold, X.
          {"Version":1,"Grouping":{"TableGroupingPolicies":"CombineCompatibleSchemas"}}   | Grouping contains unsupported keys: TableGroupingPolicies.
          {"Version":1,"Grouping":3}                                                      | Grouping must be a JSON object: 3
          {"Version":1,"CreatePartitionIndex":"yes"}                                      | CreatePartitionIndex must be true or false: "yes"
          """)
  void aMisspeltKeyIsNamed(String configuration, String why) {
    assertThatThrownBy(() -> OutputPolicy.of(null, configuration)).hasMessage(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                          | INDEX
          {"Version":1.0}                             | INDEX
          {"Version":1.0,"CreatePartitionIndex":true} | INDEX
          {"Version":1.0,"CreatePartitionIndex":false} | NONE
          """)
  void partitionsAreIndexedUnlessSaidOtherwise(
      String configuration, OutputPolicy.Indexing indexing) {
    assertThat(OutputPolicy.of(null, configuration).indexing()).isEqualTo(indexing);
  }
}
