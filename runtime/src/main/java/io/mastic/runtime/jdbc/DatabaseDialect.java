package io.mastic.runtime.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In whose SQL a database is asked. */
public enum DatabaseDialect {
  POSTGRESQL,
  REDSHIFT,
  MYSQL,
  SQLSERVER,
  ORACLE,
  /** Of a driver that is the job's own: quoted as the standard says. */
  OTHER;

  private static final Pattern VENDOR =
      Pattern.compile("jdbc:(?<vendor>[A-Za-z0-9_+-]+):.*", Pattern.DOTALL);

  /** The word behind {@code jdbc:}, in lower case; IllegalArgumentException if there is none. */
  public static String vendor(String url) {
    Matcher matcher = VENDOR.matcher(url);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "A JDBC URL begins with jdbc: and the name of a database, such as"
              + " jdbc:postgresql://host:5432/database");
    }
    return matcher.group("vendor").toLowerCase(Locale.ROOT);
  }

  /** By the URL; IllegalArgumentException if it is none of JDBC. */
  public static DatabaseDialect of(String url) {
    return switch (vendor(url)) {
      case "postgresql" -> POSTGRESQL;
      case "redshift" -> REDSHIFT;
      case "mysql", "mariadb" -> MYSQL;
      case "sqlserver" -> SQLSERVER;
      case "oracle" -> ORACLE;
      default -> OTHER;
    };
  }

  /** A name that is taken as it is written. */
  public String quote(String name) {
    return switch (this) {
      case MYSQL -> "`" + name.replace("`", "``") + "`";
      case SQLSERVER -> "[" + name.replace("]", "]]") + "]";
      default -> "\"" + name.replace("\"", "\"\"") + "\"";
    };
  }

  /** A value of a column, as that column's database wrote it, to compare the column with. */
  String literal(ColumnFacts column, String text) {
    if (column.kind().isNumber()) {
      return number(column, text);
    }
    String quoted = "'" + text.replace("'", "''") + "'";
    return switch (this) {
      case MYSQL -> text.indexOf('\\') < 0 ? quoted : "_utf8mb4 x'" + hex(text) + "'";
      case SQLSERVER ->
          column.kind() == ColumnFacts.Kind.TIME
              ? "convert(" + column.typeName() + ", " + quoted + ", 121)"
              : "N" + quoted;
      case ORACLE -> column.kind() == ColumnFacts.Kind.TIME ? "timestamp " + quoted : quoted;
      default -> quoted;
    };
  }

  private static String number(ColumnFacts column, String text) {
    if (!text.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
      throw new IllegalArgumentException(
          "The bookmark key " + column.name() + " has a value that is no number: " + text);
    }
    return text;
  }

  /** Backslashes mean something between quotes, or not, as the server is set. */
  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The remainder, 0 and above, of a whole number divided by {@code parts}. */
  String remainder(String number, int parts) {
    return this == SQLSERVER
        ? "abs((" + number + ") % " + parts + ")"
        : "abs(mod((" + number + "), " + parts + "))";
  }

  /**
   * A number below {@code parts} that follows from a column's value.
   *
   * @throws IllegalArgumentException if this database's way to do so is not known
   */
  String hash(ColumnFacts column, int parts) {
    String name = quote(column.name());
    if (column.kind() == ColumnFacts.Kind.WHOLE) {
      return remainder(name, parts);
    }
    return switch (this) {
      case POSTGRESQL -> remainder("hashtext(cast(" + name + " as text))", parts);
      case MYSQL -> remainder("crc32(" + name + ")", parts);
      case SQLSERVER -> remainder("checksum(" + name + ")", parts);
      case ORACLE -> "ora_hash(" + name + ", " + (parts - 1) + ")";
      case REDSHIFT, OTHER ->
          throw new IllegalArgumentException(
              "hashfield "
                  + column.name()
                  + " is no whole number, and how this database makes one of it is not known here:"
                  + " give a hashexpression instead");
    };
  }

  /** The query's first row only. */
  String first(String query) {
    return switch (this) {
      case POSTGRESQL, REDSHIFT, MYSQL -> query + " limit 1";
      // Others are asked by Statement.setMaxRows.
      default -> query;
    };
  }

  /** The same server, another database; a URL's parameters stay. */
  public String withDatabase(String url, String database) {
    return switch (this) {
      case SQLSERVER ->
          url.replaceAll("(?i);\\s*database(?:Name)?\\s*=[^;]*", "") + ";databaseName=" + database;
      case ORACLE ->
          url.replaceFirst(
              "@(?://)?([^/:?]+(?::[0-9]+)?)(?:[/:][^?]*)?",
              "@//$1/" + Matcher.quoteReplacement(database));
      default ->
          url.replaceFirst(
              "^([^:]+:[^:]+://[^/?;]*)(?:/[^?;]*)?", "$1/" + Matcher.quoteReplacement(database));
    };
  }

  /** Protocol, host and port of a URL. */
  public static String server(String url) {
    Matcher matcher =
        Pattern.compile(
                "(jdbc:[a-z0-9_+-]+:(?:thin:)?(?://|@(?://)?)?[^/;?]*)(?:[/;?].*)?",
                Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
            .matcher(url);
    return matcher.matches() ? matcher.group(1) : url;
  }
}
