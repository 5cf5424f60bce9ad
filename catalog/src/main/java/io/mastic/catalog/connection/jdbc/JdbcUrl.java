package io.mastic.catalog.connection.jdbc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a JDBC URL says, as far as every driver reads it the same: forms in which a driver would
 * find hosts or parameters that are not seen here are no URLs.
 *
 * @param driver the word behind {@code jdbc:}
 * @param hosts names and addresses, without ports
 * @param parameters what the URL tells the driver, as it was written
 */
record JdbcUrl(String driver, List<String> hosts, List<Parameter> parameters) {

  /**
   * @param value null where there is no equals sign: what stands there may be the rest of a
   *     password with an ampersand in it
   */
  record Parameter(String name, @Nullable String value) {

    static Parameter of(String text) {
      String[] parts = text.split("=", 2);
      return new Parameter(parts[0].strip(), parts.length == 1 ? null : parts[1]);
    }

    /** The value may be a password. */
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String HOST = "(?:[A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])";
  private static final String PLACE = HOST + "(?::[0-9]{1,5})?";

  /** {@code jdbc:postgresql://host:5432,other/database?name=value&name=value}. */
  private static final Pattern QUERY =
      Pattern.compile(
          "jdbc:(?<driver>postgresql|redshift|mysql|mariadb)://(?<places>"
              + PLACE
              + "(?:,"
              + PLACE
              + "){0,9})(?:/(?<database>[^?#;(){}]{0,512}))?(?:\\?(?<parameters>[^?#]*))?");

  /** {@code jdbc:sqlserver://host\instance:1433;name=value;name={value}}. */
  private static final Pattern SEMICOLONS =
      Pattern.compile(
          "jdbc:(?<driver>sqlserver)://(?<places>"
              + HOST
              + "(?:\\\\[A-Za-z0-9_$]{1,64})?(?::[0-9]{1,5})?)(?:;(?<parameters>.*))?");

  /** {@code jdbc:oracle:thin:@//host:1521/service} and {@code @host:1521:sid}. */
  private static final Pattern ORACLE =
      Pattern.compile(
          "jdbc:(?<driver>oracle):thin:@(?://|tcps?://)?(?<places>"
              + PLACE
              + ")(?:[/:][A-Za-z0-9._$#:/%-]{0,255})?(?:\\?(?<parameters>[^?]*))?");

  /** Empty for the URL of another driver, and for a form that is not read here. */
  static Optional<JdbcUrl> parse(String url) {
    return Stream.of(QUERY, SEMICOLONS, ORACLE)
        .map(form -> form.matcher(url))
        .filter(Matcher::matches)
        .findFirst()
        .map(
            match ->
                new JdbcUrl(
                    match.group("driver"),
                    hosts(match.group("places")),
                    parameters(match.group("driver"), match.group("parameters"))));
  }

  private static List<String> hosts(String places) {
    return Stream.of(places.split(",", -1))
        .map(place -> place.startsWith("[") ? place.substring(1, place.indexOf(']')) : bare(place))
        .map(host -> host.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String bare(String place) {
    return place.split("[:\\\\]", 2)[0];
  }

  private static List<Parameter> parameters(String driver, @Nullable String text) {
    String separator = driver.equals("sqlserver") ? ";" : "&";
    return text == null
        ? List.of()
        : Stream.of(text.split(separator, -1))
            .filter(parameter -> !parameter.isBlank())
            .map(Parameter::of)
            .toList();
  }
}
