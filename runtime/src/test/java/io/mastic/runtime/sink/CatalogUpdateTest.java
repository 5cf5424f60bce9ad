package io.mastic.runtime.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.Column;

class CatalogUpdateTest {

  private static Column column(String name, String type) {
    return Column.builder().name(name).type(type).build();
  }

  @Test
  void newColumnsComeLastAndWrittenTypesWin() {
    List<Column> present = List.of(column("a", "int"), column("gone", "string"));
    List<Column> written = List.of(column("new", "date"), column("a", "bigint"));
    assertThat(CatalogUpdate.merged(present, written))
        .containsExactly(column("a", "bigint"), column("gone", "string"), column("new", "date"));
  }

  @Test
  void valuesOfAFolder() {
    assertThat(CatalogUpdate.values("year=2026/q=a%2Fb=c")).containsExactly("2026", "a/b=c");
  }
}
