package io.mastic.runtime.jsonserde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.serde.serdeConstants;
import org.apache.hadoop.hive.serde2.AbstractSerDe;
import org.apache.hadoop.hive.serde2.SerDeException;
import org.apache.hadoop.hive.serde2.SerDeStats;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspector;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspectorUtils;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspectorUtils.ObjectInspectorCopyOption;
import org.apache.hadoop.hive.serde2.objectinspector.StructField;
import org.apache.hadoop.hive.serde2.objectinspector.StructObjectInspector;
import org.apache.hadoop.hive.serde2.typeinfo.StructTypeInfo;
import org.apache.hadoop.hive.serde2.typeinfo.TypeInfo;
import org.apache.hadoop.hive.serde2.typeinfo.TypeInfoFactory;
import org.apache.hadoop.hive.serde2.typeinfo.TypeInfoUtils;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.Writable;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line. Properties: {@code ignore.malformed.json}, {@code case.insensitive} (on
 * unless false), {@code dots.in.keys}, {@code mapping.COLUMN}=key, {@code explicit.null}.
 *
 * <p>A field that is not there is null, and so is an empty line. What is no value of its column's
 * type is an error that names the column, with {@code ignore.malformed.json} null.
 */
public class JsonLines extends AbstractSerDe {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private StructTypeInfo row = new StructTypeInfo();
  private ObjectInspector inspector =
      TypeInfoUtils.getStandardJavaObjectInspectorFromTypeInfo(TypeInfoFactory.voidTypeInfo);
  private JsonValues values = new JsonValues(JsonKeys.AS_THEY_ARE);
  private boolean lenient;
  private boolean explicitNull;

  @Override
  @SuppressWarnings("deprecation") // All that Hive 2.3 calls.
  public void initialize(@Nullable Configuration conf, Properties table) throws SerDeException {
    String names = table.getProperty(serdeConstants.LIST_COLUMNS, "");
    String delimiter = table.getProperty(serdeConstants.COLUMN_NAME_DELIMITER, ",");
    List<String> columns = names.isEmpty() ? List.of() : Arrays.asList(names.split(delimiter, -1));
    List<TypeInfo> types =
        TypeInfoUtils.getTypeInfosFromTypeString(
            table.getProperty(serdeConstants.LIST_COLUMN_TYPES, ""));
    row = new StructTypeInfo();
    row.setAllStructFieldNames(new ArrayList<>(columns));
    row.setAllStructFieldTypeInfos(new ArrayList<>(types));
    inspector = TypeInfoUtils.getStandardJavaObjectInspectorFromTypeInfo(row);
    lenient = isOn(table, "ignore.malformed.json", false);
    explicitNull = isOn(table, "explicit.null", false);
    Map<String, String> mapping = new HashMap<>();
    for (String property : table.stringPropertyNames()) {
      if (property.startsWith("mapping.")) {
        mapping.put(
            property.substring("mapping.".length()).toLowerCase(Locale.ROOT),
            table.getProperty(property));
      }
    }
    values =
        new JsonValues(
            new JsonKeys(
                mapping,
                isOn(table, "case.insensitive", true),
                isOn(table, "dots.in.keys", false)));
  }

  private static boolean isOn(Properties table, String name, boolean otherwise) {
    return Boolean.parseBoolean(table.getProperty(name, Boolean.toString(otherwise)).strip());
  }

  @Override
  public Object deserialize(Writable line) throws SerDeException {
    String text = line.toString();
    if (text.isBlank()) {
      return nothing();
    }
    try {
      JsonNode node = JSON.readTree(text);
      if (!node.isObject()) {
        throw new SerDeException("A line of the table's files is not a JSON object");
      }
      return values.struct(node, row, lenient);
    } catch (JsonProcessingException e) {
      if (lenient) {
        return nothing();
      }
      throw new SerDeException(
          "A line of the table's files is no JSON: " + e.getOriginalMessage(), e);
    } catch (SerDeException e) {
      if (lenient) {
        return nothing();
      }
      throw e;
    }
  }

  private List<@Nullable Object> nothing() {
    List<@Nullable Object> nulls = new ArrayList<>();
    for (int i = 0; i < row.getAllStructFieldNames().size(); i++) {
      nulls.add(null);
    }
    return nulls;
  }

  @Override
  public Writable serialize(Object value, ObjectInspector of) throws SerDeException {
    StructObjectInspector struct = (StructObjectInspector) of;
    var object = JSON.createObjectNode();
    List<? extends StructField> fields = struct.getAllStructFieldRefs();
    for (int i = 0; i < fields.size(); i++) {
      StructField field = fields.get(i);
      Object plain =
          ObjectInspectorUtils.copyToStandardObject(
              struct.getStructFieldData(value, field),
              field.getFieldObjectInspector(),
              ObjectInspectorCopyOption.JAVA);
      // What is written has the table's names; those of the row are Hive's own, such as _col0.
      String name = row.getAllStructFieldNames().get(i);
      JsonNode node = JsonWriting.node(plain, row.getAllStructFieldTypeInfos().get(i));
      if (explicitNull || !node.isNull()) {
        object.set(values.keys().of(name), node);
      }
    }
    try {
      return new Text(JSON.writeValueAsString(object));
    } catch (JsonProcessingException e) {
      throw new SerDeException(e);
    }
  }

  @Override
  public Class<? extends Writable> getSerializedClass() {
    return Text.class;
  }

  @Override
  public ObjectInspector getObjectInspector() {
    return inspector;
  }

  @Override
  public @Nullable SerDeStats getSerDeStats() {
    return null;
  }
}
