package io.mastic.crawlers.detect;

import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.jspecify.annotations.Nullable;

/**
 * Turns Parquet's flattened schema into Hive types.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/LogicalTypes.md">Logical
 *     types</a>
 */
final class ParquetTypes {

  private static final int DEEPEST = 200;

  private final List<SchemaElement> elements;
  private int at;

  private ParquetTypes(List<SchemaElement> elements) {
    this.elements = elements;
  }

  /** The columns of a schema whose first element is the root. */
  static List<Column> columns(List<SchemaElement> elements) {
    ParquetTypes types = new ParquetTypes(elements);
    return types.fields(types.take(), 0);
  }

  private SchemaElement take() {
    if (at >= elements.size()) {
      throw new IllegalArgumentException("the schema has fewer elements than it says");
    }
    return elements.get(at++);
  }

  private List<Column> fields(SchemaElement group, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("the schema is nested more than " + DEEPEST + " deep");
    }
    List<Column> fields = new ArrayList<>();
    for (int i = 0; i < group.getNum_children(); i++) {
      SchemaElement element = take();
      fields.add(new Column(element.getName(), field(element, depth)));
    }
    return fields;
  }

  private Type field(SchemaElement element, int depth) {
    Type type = element.isSetType() ? primitive(element) : group(element, depth);
    // A repeated field outside of a LIST or MAP is a list of its own, as old writers make them.
    return element.getRepetition_type() == FieldRepetitionType.REPEATED
        ? new Type.Array(type)
        : type;
  }

  private Type group(SchemaElement element, int depth) {
    LogicalType logical = element.getLogicalType();
    ConvertedType converted = element.getConverted_type();
    boolean isList = (logical != null && logical.isSetLIST()) || converted == ConvertedType.LIST;
    boolean isMap =
        (logical != null && logical.isSetMAP())
            || converted == ConvertedType.MAP
            || converted == ConvertedType.MAP_KEY_VALUE;
    List<Column> fields = fields(element, depth + 1);
    if (fields.size() == 1 && fields.get(0).type() instanceof Type.Array repeated) {
      if (isMap && repeated.element() instanceof Type.Struct entry && entry.fields().size() == 2) {
        return new Type.MapOf(entry.fields().get(0).type(), entry.fields().get(1).type());
      }
      if (isList) {
        return new Type.Array(listElement(fields.get(0).name(), element.getName(), repeated));
      }
    }
    return new Type.Struct(fields);
  }

  /**
   * The middle level of a list is not part of the type, unless it is the element itself, as the
   * backward-compatibility rules of the format say.
   */
  private static Type listElement(String middle, String list, Type.Array repeated) {
    boolean isElement = middle.equals("array") || middle.equals(list + "_tuple");
    return !isElement
            && repeated.element() instanceof Type.Struct wrapper
            && wrapper.fields().size() == 1
        ? wrapper.fields().get(0).type()
        : repeated.element();
  }

  private static Type primitive(SchemaElement element) {
    LogicalType logical = element.getLogicalType();
    ConvertedType converted = element.getConverted_type();
    if ((logical != null && logical.isSetDECIMAL()) || converted == ConvertedType.DECIMAL) {
      return Type.atom("decimal(" + element.getPrecision() + "," + element.getScale() + ")");
    }
    return switch (element.getType()) {
      case BOOLEAN -> Type.BOOLEAN;
      case INT32 -> int32(logical, converted);
      case INT64 ->
          isTimestamp(logical, converted)
              ? Type.atom("timestamp")
              : converted == ConvertedType.UINT_64 || isUnsigned(logical)
                  ? Type.atom("decimal(20,0)")
                  : Type.BIGINT;
      case INT96 -> Type.atom("timestamp");
      case FLOAT -> Type.atom("float");
      case DOUBLE -> Type.DOUBLE;
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
          isText(logical, converted) ? Type.STRING : Type.atom("binary");
    };
  }

  private static Type int32(@Nullable LogicalType logical, @Nullable ConvertedType converted) {
    if ((logical != null && logical.isSetDATE()) || converted == ConvertedType.DATE) {
      return Type.atom("date");
    }
    if (converted == ConvertedType.UINT_32 || (isUnsigned(logical) && bits(logical) == 32)) {
      return Type.BIGINT;
    }
    if (converted == ConvertedType.UINT_8 || (isUnsigned(logical) && bits(logical) == 8)) {
      return Type.atom("smallint");
    }
    if (converted == ConvertedType.UINT_16 || isUnsigned(logical)) {
      return Type.INT;
    }
    if (converted == ConvertedType.INT_8) {
      return Type.atom("tinyint");
    }
    return converted == ConvertedType.INT_16 ? Type.atom("smallint") : Type.INT;
  }

  /** What has no sign needs a type with more room. */
  private static boolean isUnsigned(@Nullable LogicalType logical) {
    return logical != null && logical.isSetINTEGER() && !logical.getINTEGER().isIsSigned();
  }

  private static int bits(@Nullable LogicalType logical) {
    return logical == null ? 0 : logical.getINTEGER().getBitWidth();
  }

  private static boolean isTimestamp(
      @Nullable LogicalType logical, @Nullable ConvertedType converted) {
    return (logical != null && logical.isSetTIMESTAMP())
        || converted == ConvertedType.TIMESTAMP_MILLIS
        || converted == ConvertedType.TIMESTAMP_MICROS;
  }

  private static boolean isText(@Nullable LogicalType logical, @Nullable ConvertedType converted) {
    return (logical != null
            && (logical.isSetSTRING() || logical.isSetENUM() || logical.isSetJSON()))
        || converted == ConvertedType.UTF8
        || converted == ConvertedType.ENUM
        || converted == ConvertedType.JSON;
  }
}
