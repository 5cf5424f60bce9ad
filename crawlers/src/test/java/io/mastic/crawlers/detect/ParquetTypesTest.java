package io.mastic.crawlers.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetTypesTest {

  /** Hive's types are all signed: the next wider one holds them. */
  @ParameterizedTest
  @CsvSource({
    "8,  smallint",
    "16, int",
    "32, bigint",
    "64, 'decimal(20,0)'",
  })
  void whatIsUnsignedIsWidened(int bits, String hive) {
    Type stored = bits == 64 ? Type.INT64 : Type.INT32;
    SchemaElement old = new SchemaElement("x");
    old.setType(stored);
    old.setConverted_type(ConvertedType.valueOf("UINT_" + bits));
    SchemaElement logical = new SchemaElement("x");
    logical.setType(stored);
    logical.setLogicalType(LogicalType.INTEGER(new IntType((byte) bits, false)));
    SchemaElement root = new SchemaElement("schema");
    root.setNum_children(1);
    for (SchemaElement element : List.of(old, logical)) {
      assertThat(ParquetTypes.columns(List.of(root, element)).get(0).type().hive()).isEqualTo(hive);
    }
  }
}
