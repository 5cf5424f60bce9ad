package io.mastic.crawlers.lake;

import io.mastic.crawlers.schema.Column;
import java.util.List;
import java.util.Map;

/**
 * What the metadata of a lake's table says.
 *
 * @param columns all of them, those that partition it too
 * @param parameters by which engines know the table as one of its format
 */
public record LakeSchema(List<Column> columns, Map<String, String> parameters) {
  public LakeSchema {
    columns = List.copyOf(columns);
    parameters = Map.copyOf(parameters);
  }
}
