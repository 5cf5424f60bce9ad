package io.mastic.catalog.partition;

import io.mastic.catalog.table.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.PartitionInput;

/**
 * What a client said of partitions, as rows and the shapes that they share.
 *
 * @param shapes shared parts of storage descriptors as AWS JSON, by their ids
 */
record NewPartitions(List<PartitionRow> rows, Map<String, String> shapes) {

  static NewPartitions of(List<PartitionInput> inputs, long createdAt) {
    Map<String, String> shapes = new HashMap<>();
    List<PartitionRow> rows = new ArrayList<>(inputs.size());
    PartitionShape.Split split = null;
    for (PartitionInput input : inputs) {
      split = PartitionShape.split(input, split);
      if (split.shapeId() != null && split.shape() != null) {
        shapes.put(split.shapeId(), split.shape());
      }
      rows.add(PartitionRow.of(input, split, createdAt));
    }
    return new NewPartitions(rows, shapes);
  }

  /** Inserts those that are not there; gives the ids that were new. */
  Set<String> insert(Handle h, TableRow table) {
    PartitionStore.insertShapes(h, table.id(), shapes);
    return PartitionStore.insert(h, table.sets(), rows);
  }

  /** Puts them in the place of the rows that have their values. */
  void replace(Handle h, TableRow table) {
    PartitionStore.insertShapes(h, table.id(), shapes);
    rows.forEach(row -> PartitionStore.update(h, table, row));
  }
}
