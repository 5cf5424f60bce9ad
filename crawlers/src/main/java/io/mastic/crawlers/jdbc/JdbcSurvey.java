package io.mastic.crawlers.jdbc;

import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.detect.Serde;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.group.Remarks;
import io.mastic.crawlers.group.Stats;
import io.mastic.crawlers.group.TableShape;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.FileSchema;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.JdbcMetadataEntry;
import software.amazon.awssdk.services.glue.model.JdbcTarget;

/**
 * The tables and views that a target means, by what the database's driver tells of them: two
 * questions for all of them, and no row of theirs is read.
 */
public final class JdbcSurvey {

  private static final String[] KINDS = {
    "TABLE", "BASE TABLE", "PARTITIONED TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW"
  };
  private static final Set<String> VIEWS = Set.of("VIEW", "MATERIALIZED VIEW");

  private final Connection connection;
  private final DatabaseMetaData metadata;
  private final Engine engine;
  private final boolean hasSchemas;
  private final JdbcTarget target;
  private final JdbcPath path;

  private JdbcSurvey(Connection connection, JdbcTarget target) throws SQLException {
    this.connection = connection;
    this.metadata = connection.getMetaData();
    this.engine = Engine.of(metadata.getDatabaseProductName());
    this.hasSchemas = metadata.supportsSchemasInDataManipulation();
    this.target = target;
    this.path = JdbcPath.of(target.path(), target.exclusions());
  }

  /** A table, while its columns come in. */
  private record Table(
      String schema,
      String name,
      boolean isView,
      @Nullable String comment,
      List<Column> columns,
      Map<String, Remarks.OfColumn> remarks) {}

  private record Key(String schema, String name) {}

  /**
   * The tables in the order of their schemas and names.
   *
   * @throws IllegalArgumentException if the path is not of this database
   * @throws SQLException if the database does not tell
   */
  public static List<FoundTable> tables(Connection connection, JdbcTarget target)
      throws SQLException {
    return new JdbcSurvey(connection, target).read();
  }

  private List<FoundTable> read() throws SQLException {
    requireDatabase();
    Map<Key, Table> tables = new LinkedHashMap<>();
    try (ResultSet rows = metadata.getTables(path.database(), schemas(), names(), KINDS)) {
      while (rows.next()) {
        String schema = schema(rows);
        String name = rows.getString("TABLE_NAME");
        if (path.includes(schema, name) && !(hasSchemas && engine.isItsOwn(schema))) {
          boolean isView = VIEWS.contains(rows.getString("TABLE_TYPE"));
          // MySQL says of a view no more than that it is one.
          String comment =
              isView && engine == Engine.MYSQL ? null : said(rows.getString("REMARKS"));
          tables.put(
              new Key(schema, name),
              new Table(schema, name, isView, comment, new ArrayList<>(), new HashMap<>()));
        }
      }
    }
    if (!tables.isEmpty()) {
      addColumns(tables);
    }
    return tables.values().stream().map(this::found).toList();
  }

  private void addColumns(Map<Key, Table> tables) throws SQLException {
    try (ResultSet rows = metadata.getColumns(path.database(), schemas(), names(), null)) {
      while (rows.next()) {
        Table table = tables.get(new Key(schema(rows), rows.getString("TABLE_NAME")));
        if (table != null) {
          String nativeType = rows.getString("TYPE_NAME");
          String name = rows.getString("COLUMN_NAME");
          table
              .columns()
              .add(
                  new Column(
                      name,
                      HiveTypes.of(
                          engine,
                          rows.getInt("DATA_TYPE"),
                          nativeType,
                          rows.getInt("COLUMN_SIZE"),
                          rows.getInt("DECIMAL_DIGITS"))));
          table
              .remarks()
              .put(name, new Remarks.OfColumn(said(rows.getString("REMARKS")), nativeType));
        }
      }
    }
  }

  private static @Nullable String said(@Nullable String remark) {
    return remark == null || remark.isBlank() ? null : remark;
  }

  /** A login to PostgreSQL sees its own database alone. */
  private void requireDatabase() throws SQLException {
    String own = connection.getCatalog();
    boolean seesOthers = !hasSchemas || engine == Engine.SQLSERVER;
    if (!seesOthers && !path.database().equals(own)) {
      throw new IllegalArgumentException(
          "The connection "
              + target.connectionName()
              + " leads to the database "
              + own
              + ", and the include path "
              + target.path()
              + " names another one.");
    }
    if (!hasSchemas && path.namesSchema()) {
      throw new IllegalArgumentException(
          "Databases of "
              + metadata.getDatabaseProductName()
              + " have no schemas: the include path "
              + target.path()
              + " must be database/table.");
    }
  }

  private @Nullable String schemas() throws SQLException {
    return !hasSchemas ? null : path.namesSchema() ? pattern(path.parts().get(1)) : "%";
  }

  private String names() throws SQLException {
    return pattern(path.parts().get(path.parts().size() - 1));
  }

  /** What fits a part or more: which of them do is known here, by their case too. */
  private String pattern(String part) throws SQLException {
    String escape = metadata.getSearchStringEscape();
    return part.indexOf('%') >= 0
        ? "%"
        : part.replace(escape, escape + escape).replace("_", escape + "_");
  }

  private String schema(ResultSet row) throws SQLException {
    String schema = hasSchemas ? row.getString("TABLE_SCHEM") : null;
    return schema == null ? "" : schema;
  }

  private FoundTable found(Table table) {
    List<String> names =
        Stream.of(path.database(), table.schema(), table.name())
            .filter(name -> !name.isEmpty())
            .toList();
    Map<String, String> parameters =
        Map.of(
            "connectionName",
            target.connectionName(),
            "typeOfData",
            table.isView() ? "view" : "table");
    Format format = new Format(engine.word(), "none", parameters, Serde.NONE);
    FileSchema schema = FileSchema.of(table.columns(), FileSchema.Names.GIVEN);
    return new FoundTable(
        List.of(String.join("_", names)),
        String.join(".", names),
        new TableShape(format, schema, List.of(), 1, remarks(table, schema)),
        Stats.NONE,
        List.of(),
        List.of(),
        List.of());
  }

  /** As much of what the database says as the target asks for. */
  private Remarks remarks(Table table, FileSchema schema) {
    boolean comments = target.enableAdditionalMetadata().contains(JdbcMetadataEntry.COMMENTS);
    boolean types = target.enableAdditionalMetadata().contains(JdbcMetadataEntry.RAWTYPES);
    if (!comments && !types) {
      return Remarks.NONE;
    }
    Map<String, Remarks.OfColumn> columns = new HashMap<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Remarks.OfColumn all = table.remarks().get(table.columns().get(i).name());
      if (all != null) {
        columns.put(
            schema.columns().get(i).name(),
            new Remarks.OfColumn(comments ? all.comment() : null, types ? all.rawType() : null));
      }
    }
    return new Remarks(comments ? table.comment() : null, columns);
  }
}
