package io.mastic.catalog.connection.jdbc;

import io.mastic.catalog.connection.entity.RecordQuery;
import io.mastic.catalog.expression.Condition;
import io.mastic.catalog.expression.ConditionParser;
import io.mastic.catalog.expression.ExpressionException;
import io.mastic.catalog.expression.Predicate.Operator;
import io.mastic.contract.Errors;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;

/**
 * Reads a page of a table. Pages go by the primary key; a table without one, or in another order,
 * has one page.
 */
final class JdbcRecords {

  private static final int AT_ONCE = 100;
  private static final long MOST_CHARACTERS = 4_000_000;

  /** A token has 2,048 characters, with the mark that is put before it. */
  private static final int LONGEST_TOKEN = 2000;

  private final JdbcTable table;
  private final Map<String, JdbcField> fields;
  private final List<String> key;
  private final RecordQuery query;

  JdbcRecords(JdbcTable table, RecordQuery query) throws SQLException {
    this.table = table;
    this.fields =
        table.fields().stream()
            .collect(
                Collectors.toMap(JdbcField::name, field -> field, (a, b) -> a, LinkedHashMap::new));
    this.key = query.order() == null ? exactKey() : List.of();
    this.query = query;
  }

  /** The primary key, unless it has values that cannot be said again. */
  private List<String> exactKey() throws SQLException {
    List<String> columns = table.key();
    return columns.stream().allMatch(column -> field(column).type().isExact())
        ? columns
        : List.of();
  }

  Page<Document> read() throws SQLException {
    List<JdbcField> shown =
        query.fields().isEmpty()
            ? List.copyOf(fields.values())
            : query.fields().stream().map(this::field).toList();
    List<JdbcField> read = new ArrayList<>(shown);
    key.forEach(column -> read.add(field(column)));
    JdbcCondition condition = condition();
    String sql =
        "SELECT "
            + read.stream().map(f -> table.quoted(f.name())).collect(Collectors.joining(", "))
            + " FROM "
            + table.quoted()
            + (condition.sql().isEmpty() ? "" : " WHERE " + condition.sql())
            + order()
            + (table.spaces().takesLimit() ? " LIMIT " + (query.limit() + 1) : "");
    try (PreparedStatement statement = table.spaces().connection().prepareStatement(sql)) {
      statement.setQueryTimeout(JdbcLogin.SECONDS);
      statement.setMaxRows(query.limit() + 1);
      statement.setFetchSize(Math.min(query.limit() + 1, AT_ONCE));
      int position = 0;
      for (Object value : condition.values()) {
        statement.setObject(++position, value);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return page(rows, shown);
      }
    }
  }

  private Page<Document> page(ResultSet rows, List<JdbcField> shown) throws SQLException {
    List<Document> records = new ArrayList<>();
    List<String> last = List.of();
    long size = 0;
    while (rows.next()) {
      if (records.size() == query.limit() || size > MOST_CHARACTERS) {
        return new Page<>(records, token(last, size));
      }
      Map<String, Document> record = new LinkedHashMap<>();
      for (int i = 0; i < shown.size(); i++) {
        JdbcField field = shown.get(i);
        Document value = field.type().document(rows, i + 1);
        size += value.isString() ? value.asString().length() : 1;
        record.put(field.name(), value);
      }
      records.add(Document.fromMap(record));
      last = keyOf(rows, shown.size());
    }
    return new Page<>(records, null);
  }

  /** Where the next page starts; a page that is full too early must have one. */
  private static @Nullable String token(List<String> last, long size) {
    if (last.isEmpty()) {
      if (size > MOST_CHARACTERS) {
        throw Errors.invalidInput("The records are too long for one page; select fewer fields.");
      }
      return null;
    }
    String token = PageToken.encode(last);
    if (token.length() > LONGEST_TOKEN) {
      throw Errors.invalidInput("The primary key is too long to go on from it.");
    }
    return token;
  }

  private List<String> keyOf(ResultSet rows, int before) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      values.add(String.valueOf(field(key.get(i)).type().text(rows, before + i + 1)));
    }
    return values;
  }

  private JdbcCondition condition() {
    try {
      JdbcCondition condition = new JdbcCondition(this::field, table::quoted);
      if (query.filter() != null) {
        condition.and(ConditionParser.parse(query.filter()));
      }
      List<String> last = position();
      return last.isEmpty() ? condition : condition.and(behind(last));
    } catch (ExpressionException e) {
      throw Errors.invalidInput("Invalid FilterPredicate! " + e.getMessage());
    }
  }

  private List<String> position() {
    try {
      return PageToken.decode(query.token(), key.size());
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("Invalid NextToken.");
    }
  }

  /** The rows behind a key: a later first column, or the same and a later second one, and so on. */
  private Condition behind(List<String> last) {
    List<Condition> ways = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      List<Condition> way = new ArrayList<>();
      for (int same = 0; same < i; same++) {
        way.add(new Condition.Compare(key.get(same), Operator.EQ, last.get(same)));
      }
      way.add(new Condition.Compare(key.get(i), Operator.GT, last.get(i)));
      ways.add(new Condition.And(way));
    }
    // The first part says nothing new, but an index can begin there.
    return new Condition.And(
        List.of(
            new Condition.Compare(key.get(0), Operator.GE, last.get(0)), new Condition.Or(ways)));
  }

  private String order() {
    if (query.order() != null) {
      return " ORDER BY " + asked(query.order());
    }
    return key.isEmpty()
        ? ""
        : " ORDER BY " + key.stream().map(table::quoted).collect(Collectors.joining(", "));
  }

  /** {@code field}, {@code field ASC} or {@code field DESC}. */
  private String asked(String order) {
    String name = order.strip();
    String direction = "";
    int blank = name.lastIndexOf(' ');
    String word = name.substring(blank + 1).toUpperCase(Locale.ROOT);
    if (blank > 0 && (word.equals("ASC") || word.equals("DESC"))) {
      direction = " " + word;
      name = name.substring(0, blank).strip();
    }
    return table.quoted(field(name).name()) + direction;
  }

  private JdbcField field(String name) {
    JdbcField field = fields.get(name);
    if (field == null) {
      throw Errors.invalidInput("Entity " + table.name() + " has no field " + name + ".");
    }
    return field;
  }
}
