package io.mastic.runtime.sparksql;

import io.mastic.runtime.delimited.CellOrder;
import java.util.List;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.serde2.AbstractSerDe;
import org.apache.hadoop.hive.serde2.OpenCSVSerde;
import org.apache.hadoop.hive.serde2.SerDeException;
import org.apache.hadoop.hive.serde2.SerDeStats;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspector;
import org.apache.hadoop.io.Writable;
import org.jspecify.annotations.Nullable;

/** Hive's SerDe for quoted cells, to which a column that a file has not is null. */
@SuppressWarnings("deprecation") // Statistics, which every SerDe of Hive 2 has to have.
public final class AbsentCells extends AbstractSerDe {

  private final OpenCSVSerde cells = new OpenCSVSerde();

  @Override
  public void initialize(@Nullable Configuration conf, Properties properties)
      throws SerDeException {
    cells.initialize(conf, properties);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Object deserialize(Writable line) throws SerDeException {
    List<@Nullable Object> row = (List<@Nullable Object>) cells.deserialize(line);
    row.replaceAll(cell -> CellOrder.ABSENT.equals(cell) ? null : cell);
    return row;
  }

  @Override
  public Writable serialize(Object row, ObjectInspector inspector) throws SerDeException {
    return cells.serialize(row, inspector);
  }

  @Override
  public ObjectInspector getObjectInspector() throws SerDeException {
    return cells.getObjectInspector();
  }

  @Override
  public Class<? extends Writable> getSerializedClass() {
    return cells.getSerializedClass();
  }

  @Override
  public SerDeStats getSerDeStats() {
    return cells.getSerDeStats();
  }
}
