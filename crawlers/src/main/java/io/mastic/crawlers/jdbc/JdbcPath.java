package io.mastic.crawlers.jdbc;

import com.google.re2j.Pattern;
import io.mastic.crawlers.group.Globs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tables of a database a target means: {@code database/schema/table} or {@code
 * database/table}, in which {@code %} stands for any text, without those that are excluded. Names
 * are told apart by their case.
 *
 * @param parts two or three; the first names a database
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/define-crawler-choose-data-sources.html">Include
 *     path</a>
 */
public record JdbcPath(List<String> parts, Globs exclusions) {

  private static final char ANY = '%';

  public JdbcPath {
    parts = List.copyOf(parts);
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  public static JdbcPath of(String path, List<String> exclusions) {
    List<String> parts = Arrays.asList(path.split("/", -1));
    if (parts.size() < 2 || parts.size() > 3 || parts.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "The include path of a JDBC target must be database/schema/table or database/table: "
              + path);
    }
    if (parts.get(0).indexOf(ANY) >= 0) {
      throw new IllegalArgumentException(
          "The database of an include path cannot be substituted by the percent character: "
              + path);
    }
    return new JdbcPath(parts, Globs.of(exclusions));
  }

  public String database() {
    return parts.get(0);
  }

  public boolean namesSchema() {
    return parts.size() == 3;
  }

  /**
   * Whether a table is meant.
   *
   * @param schema empty where the database has none
   */
  public boolean includes(String schema, String table) {
    return (!namesSchema() || fits(parts.get(1), schema))
        && fits(parts.get(parts.size() - 1), table)
        && !isExcluded(schema, table);
  }

  /** Exclude patterns are for what follows the last part that is named, or for the table's name. */
  private boolean isExcluded(String schema, String table) {
    boolean schemaIsOpen = !schema.isEmpty() && (!namesSchema() || parts.get(1).indexOf(ANY) >= 0);
    return exclusions.match(table) || (schemaIsOpen && exclusions.match(schema + "/" + table));
  }

  /** Whether a table's location, names with dots between, is one that this path leads to. */
  public boolean coversLocation(String location) {
    String schemas = parts.size() == 2 ? "(?:.*\\.)?" : "";
    String names = parts.stream().skip(1).map(JdbcPath::regex).collect(Collectors.joining("\\."));
    return Pattern.compile(Pattern.quote(database()) + "\\." + schemas + names)
        .matcher(location)
        .matches();
  }

  private static boolean fits(String part, String name) {
    return part.indexOf(ANY) < 0
        ? part.equals(name)
        : Pattern.compile(regex(part)).matcher(name).matches();
  }

  private static String regex(String part) {
    return Stream.of(part.split("%", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
  }
}
