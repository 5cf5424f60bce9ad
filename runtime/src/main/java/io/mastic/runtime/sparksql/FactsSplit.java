package io.mastic.runtime.sparksql;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.MapWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileSplit;

/** A part of a file with what its table says of its files: whoever reads it need not ask. */
public final class FactsSplit extends FileSplit {

  private Map<String, String> facts = Map.of();

  /** For Hadoop, which fills it by {@link #readFields}. */
  public FactsSplit() {}

  FactsSplit(Path file, long start, long length, String[] hosts, Map<String, String> facts) {
    super(file, start, length, hosts);
    this.facts = Map.copyOf(facts);
  }

  Map<String, String> facts() {
    return facts;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    super.write(out);
    MapWritable map = new MapWritable();
    facts.forEach((name, value) -> map.put(new Text(name), new Text(value)));
    map.write(out);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    super.readFields(in);
    MapWritable map = new MapWritable();
    map.readFields(in);
    Map<String, String> read = new HashMap<>();
    map.forEach((name, value) -> read.put(name.toString(), value.toString()));
    facts = read;
  }
}
