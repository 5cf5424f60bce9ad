package io.mastic.runtime.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.option.Options;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.Connection;

/** Where a database is, who logs in, and by which driver. */
class JdbcConnectionTest {

  private static JdbcConnection at(String url) {
    return new JdbcConnection(url, new Login("u", "secret"), DriverChoice.BY_URL, Map.of());
  }

  private static Connection connection(String type, String... pairs) {
    Map<String, String> said = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      said.put(pairs[i], pairs[i + 1]);
    }
    return Connection.builder()
        .name("c")
        .connectionType(type)
        .connectionPropertiesWithStrings(said)
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://h/d,               org.postgresql.Driver",
    "jdbc:mysql://h/d,                    io.mastic.runtime.jdbc.MysqlDriver",
    "jdbc:mariadb://h/d,                  org.mariadb.jdbc.Driver",
    "jdbc:sqlserver://h;databaseName=d,   com.microsoft.sqlserver.jdbc.SQLServerDriver",
  })
  void theDriverFollowsFromTheUrl(String url, String driver) {
    assertThat(at(url).options()).containsEntry("driver", driver);
  }

  @Test
  void aDriverThatIsNotHereIsTold() {
    assertThatThrownBy(() -> at("jdbc:oracle:thin:@//h:1521/d").options())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:oracle:")
        .hasMessageContaining("--extra-jars")
        .hasMessageContaining("customJdbcDriverS3Path");
    JdbcConnection named =
        at("jdbc:mysql://h/d")
            .with(new Options(Map.of("customJdbcDriverClassName", "com.mysql.cj.jdbc.Driver")));
    assertThatThrownBy(named::options)
        .hasMessageContaining("com.mysql.cj.jdbc.Driver")
        .hasMessageContaining("--extra-jars");
  }

  @Test
  void noTextShowsAPassword() {
    JdbcConnection place = at("jdbc:postgresql://h/d?password=secret");
    assertThat(place.toString()).isEqualTo("jdbc:postgresql://h/d");
    assertThat(place.login().toString()).doesNotContain("secret");
    assertThatThrownBy(() -> Secrets.pairs("id", "not json: secret"))
        .hasMessageContaining("id")
        .hasMessageNotContaining("not json");
  }

  @Test
  void optionsWin() {
    JdbcConnection other =
        at("jdbc:postgresql://h/d")
            .with(new Options(Map.of("user", "v", "password", "p", "database", "e")));
    assertThat(other.url()).isEqualTo("jdbc:postgresql://h/e");
    assertThat(other.login()).isEqualTo(new Login("v", "p"));
  }

  @Test
  void aSecretHasTheLoginAndPartsOfTheUrl() {
    JdbcConnection place =
        at("jdbc:postgresql://${host}:5/d")
            .with(Secrets.pairs("s", "{\"USERNAME\":\"v\",\"password\":\"p\",\"host\":\"h\"}"));
    assertThat(place.url()).isEqualTo("jdbc:postgresql://h:5/d");
    assertThat(place.login()).isEqualTo(new Login("v", "p"));
  }

  @ParameterizedTest
  @CsvSource({
    "POSTGRESQL, jdbc:postgresql://h:1/d",
    "MYSQL,      jdbc:mysql://h:1/d",
    "SQLSERVER,  jdbc:sqlserver://h:1;databaseName=d",
    "ORACLE,     jdbc:oracle:thin:@//h:1/d",
  })
  void typesWithAHost(String type, String url) {
    Connection connection = connection(type, "HOST", "h", "PORT", "1", "DATABASE", "d");
    assertThat(CatalogConnection.of(connection).url()).isEqualTo(url);
  }

  @Test
  void encryptionIsAskedForInTheDriversWords() {
    Connection postgresql =
        connection(
            "JDBC", "JDBC_CONNECTION_URL", "jdbc:postgresql://h/d", "JDBC_ENFORCE_SSL", "true");
    assertThat(CatalogConnection.of(postgresql).options()).containsEntry("sslmode", "verify-full");
    Connection oracle =
        connection(
            "JDBC", "JDBC_CONNECTION_URL", "jdbc:oracle:thin:@//h/d", "JDBC_ENFORCE_SSL", "true");
    assertThatThrownBy(() -> CatalogConnection.of(oracle)).hasMessageContaining("JDBC_ENFORCE_SSL");
    assertThat(CatalogConnection.conf(oracle)).containsEntry("enforceSSL", "true");
    Connection certified =
        connection("JDBC", "JDBC_CONNECTION_URL", "jdbc:mysql://h/d", "CUSTOM_JDBC_CERT", "s3://c");
    assertThatThrownBy(() -> CatalogConnection.of(certified))
        .hasMessageContaining("CUSTOM_JDBC_CERT");
    assertThat(CatalogConnection.conf(certified)).containsEntry("customJDBCCert", "s3://c");
  }

  @Test
  void aConnectorOfOnesOwn() {
    JdbcConnection place =
        CatalogConnection.of(
            connection(
                "CUSTOM",
                "CONNECTOR_TYPE",
                "Jdbc",
                "CONNECTOR_CLASS_NAME",
                "a.Driver",
                "CONNECTOR_URL",
                "s3://b/a.jar",
                "JDBC_CONNECTION_URL",
                "jdbc:a://h"));
    assertThat(place.driver()).isEqualTo(new DriverChoice("a.Driver", "s3://b/a.jar"));
    assertThatThrownBy(() -> CatalogConnection.of(connection("JDBC")))
        .hasMessageContaining("JDBC_CONNECTION_URL");
  }

  @Test
  void whatAScriptExtracts() {
    assertThat(
            CatalogConnection.conf(
                connection(
                    "JDBC",
                    "JDBC_CONNECTION_URL",
                    "jdbc:postgresql://h:5/d?ssl=true",
                    "USERNAME",
                    "u",
                    "PASSWORD",
                    "p")))
        .containsAllEntriesOf(
            Map.of(
                "url", "jdbc:postgresql://h:5",
                "fullUrl", "jdbc:postgresql://h:5/d?ssl=true",
                "user", "u",
                "password", "p",
                "vendor", "postgresql",
                "enforceSSL", "false"));
  }
}
