package io.mastic.crawlers.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.detect.Serde;
import io.mastic.crawlers.schema.FileSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableNamesTest {

  @ParameterizedTest
  @CsvSource({
    "'',Sales,sales",
    "Raw_,Sales,raw_sales",
    "'',year=2017,year_2017",
    "'',weatherSmall.json,weathersmall_json",
    "'',aws-glue-pokemon-csv,aws_glue_pokemon_csv",
    "'',Größe,gr__e",
  })
  void plainNames(String prefix, String folder, String name) {
    assertThat(new TableNames(prefix, any -> "").name(table(folder))).isEqualTo(name);
  }

  @Test
  void aNameOfAnotherLocationGetsAHash() {
    TableNames names =
        new TableNames("", name -> name.equals("landing") ? "s3://other/landing/" : "");
    assertThat(names.name(table("landing"))).matches("landing_[0-9a-f]{32}");
    assertThat(names.name(table("fresh"))).isEqualTo("fresh");
    assertThat(names.name(table("FRESH"))).matches("fresh_[0-9a-f]{32}");
  }

  @Test
  void theTableOfTheSameLocationKeepsItsName() {
    TableNames names = new TableNames("", name -> "s3://b/landing");
    assertThat(names.name(table("landing"))).isEqualTo("landing");
  }

  @Test
  void longNamesAreCut() {
    assertThat(new TableNames("p", any -> "").name(table("x".repeat(300)))).hasSize(128);
    assertThat(new TableNames("p", any -> "s3://else/").name(table("x".repeat(300)))).hasSize(128);
  }

  private static FoundTable table(String folder) {
    TableShape shape =
        new TableShape(
            new Format("csv", "none", Map.of(), Serde.JSON),
            new FileSchema(List.of(), FileSchema.Names.GIVEN),
            List.of());
    return new FoundTable(
        List.of("b", folder),
        "s3://b/" + folder + "/",
        shape,
        Stats.NONE,
        List.of(),
        List.of(),
        List.of());
  }
}
