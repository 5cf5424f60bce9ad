package io.mastic.crawlers.jdbc;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a driver tells of a database that is not here, as it was written down.
 *
 * @param patterns what the driver was asked for, as the test checks it
 */
record RecordedDatabase(
    String product,
    String catalog,
    List<Map<String, Object>> tables,
    List<Map<String, Object>> columns,
    List<String> patterns) {

  Connection connection() {
    return answering(
        Connection.class,
        (name, given) ->
            switch (name) {
              case "getMetaData" -> metadata();
              case "getCatalog" -> catalog;
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private DatabaseMetaData metadata() {
    return answering(
        DatabaseMetaData.class,
        (name, given) ->
            switch (name) {
              case "getDatabaseProductName" -> product;
              case "supportsSchemasInDataManipulation" -> true;
              case "getSearchStringEscape" -> "\\";
              case "getTables" -> rows(tables, given);
              case "getColumns" -> rows(columns, given);
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private ResultSet rows(List<Map<String, Object>> rows, @Nullable Object[] given) {
    patterns.add(given[0] + " " + given[1] + " " + given[2]);
    return new Rows(rows.iterator()).resultSet();
  }

  /** A result set before its first row. */
  private static final class Rows {
    private final Iterator<Map<String, Object>> rest;
    private Map<String, Object> row = Map.of();

    Rows(Iterator<Map<String, Object>> rest) {
      this.rest = rest;
    }

    ResultSet resultSet() {
      return answering(
          ResultSet.class,
          (name, given) ->
              switch (name) {
                case "next" -> next();
                case "getString" -> row.get(given[0]);
                case "getInt" -> row.getOrDefault((String) given[0], 0);
                case "close" -> null;
                default -> throw new UnsupportedOperationException(name);
              });
    }

    private boolean next() {
      boolean is = rest.hasNext();
      row = is ? rest.next() : Map.of();
      return is;
    }
  }

  /** What is answered to a method of a name. */
  private interface Answers {
    @Nullable Object of(String name, @Nullable Object[] given);
  }

  private static <T> T answering(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, given) ->
                answers.of(method.getName(), given == null ? new Object[0] : given)));
  }
}
