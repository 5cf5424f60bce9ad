package io.mastic.catalog.connection.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** Which URLs reach a driver, and which hosts. */
class JdbcUrlTest {

  private static final JdbcLogin LOGIN = new JdbcLogin(JdbcHosts.ALL, LoginSecrets.NONE);

  private static Map<String, String> url(String url) {
    return Map.of("JDBC_CONNECTION_URL", url, "USERNAME", "u", "PASSWORD", "hush");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h:5432/d?sslmode=require&currentSchema=shop&user=u&password=p",
        "jdbc:postgresql://a:1,b:2/d?targetServerType=primary",
        "jdbc:postgresql://[::1]:5432/my%20shop",
        "jdbc:mysql://h:3306/d?useSSL=true&serverTimezone=UTC&zeroDateTimeBehavior=CONVERT_TO_NULL",
        "jdbc:mariadb://h/d?useUnicode=true",
        "jdbc:redshift://c.x.eu-west-1.redshift.amazonaws.com:5439/dev?ssl=true",
        "jdbc:sqlserver://h:1433;databaseName=d;encrypt=true;trustServerCertificate=false",
        "jdbc:sqlserver://h\\inst;databaseName={a b}",
        "jdbc:oracle:thin:@//h:1521/svc.example.com",
        "jdbc:oracle:thin:@h:1521:ORCL",
        "jdbc:oracle:thin:@tcps://h:2484/svc?ssl_server_dn_match=true",
      })
  void whatPeopleWriteIsRead(String url) {
    assertThat(JdbcUrl.parse(url)).isPresent();
    assertThatCode(() -> JdbcLogin.check(url(url))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://h/d?socketFactory=org.x.Y, socketFactory",
    "jdbc:postgresql://h/d?user=u&socketFactoryArg=http://x, socketFactoryArg",
    "jdbc:postgresql://h/d?sslkey=/etc/passwd, sslkey",
    "jdbc:postgresql://h/d?sslrootcert=/etc/passwd, sslrootcert",
    "jdbc:postgresql://h/d?sslfactory=org.x.Y, sslfactory",
    "jdbc:postgresql://h/d?authenticationPluginClassName=org.x.Y, authenticationPluginClassName",
    "jdbc:postgresql://h/d?loggerLevel=TRACE&loggerFile=/tmp/x, loggerLevel",
    "jdbc:postgresql://h/d?logServerErrorDetail=true, logServerErrorDetail",
    "jdbc:postgresql://h/d?host=169.254.169.254, host",
    "jdbc:postgresql://h/d?service=x, service",
    "jdbc:postgresql://h/d?SOCKETFACTORY=org.x.Y, SOCKETFACTORY",
    "jdbc:postgresql://h/d?socket%46actory=org.x.Y, (not a name)",
    "jdbc:postgresql://h/d?password=x&hush, (not a name)",
    "jdbc:mysql://h/d?allowLoadLocalInfile=true, allowLoadLocalInfile",
    "jdbc:mysql://h/d?allowUrlInLocalInfile=true, allowUrlInLocalInfile",
    "jdbc:mysql://h/d?autoDeserialize=true, autoDeserialize",
    "jdbc:mysql://h/d?queryInterceptors=x.Y, queryInterceptors",
    "jdbc:mysql://h/d?propertiesTransform=x.Y, propertiesTransform",
    "jdbc:mysql://h/d?trustCertificateKeyStoreUrl=http://x, trustCertificateKeyStoreUrl",
    "jdbc:mariadb://h/d?serverSslCert=/etc/passwd, serverSslCert",
    "jdbc:mariadb://h/d?localSocket=/tmp/x, localSocket",
    "jdbc:redshift://h/d?plugin_name=x.Y, plugin_name",
    "jdbc:redshift://h/d?IniFile=/etc/x, IniFile",
    "jdbc:sqlserver://h;socketFactoryClass=x.Y, socketFactoryClass",
    "jdbc:sqlserver://h;serverName=other, serverName",
    "jdbc:sqlserver://h;integratedSecurity=true, integratedSecurity",
    "jdbc:oracle:thin:@//h:1521/s?TNS_ADMIN=/tmp, TNS_ADMIN",
    "jdbc:oracle:thin:@//h:1521/s?wallet_location=/tmp, wallet_location",
  })
  void whatLoadsClassesReadsFilesOrLeadsElsewhereIsRefusedByName(String url, String name) {
    assertThatThrownBy(() -> JdbcLogin.check(url(url)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("the parameter " + name + ",")
        .hasMessageNotContaining("/etc/passwd")
        .hasMessageNotContaining("hush");
    assertThatThrownBy(() -> LOGIN.open(url(url)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("the parameter " + name + ",");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://(host=h,allowLoadLocalInfile=true)/d",
        "jdbc:mysql://address=(host=h)(autoDeserialize=true)/d",
        "jdbc:mysql://u:hush@h/d",
        "jdbc:mysql:loadbalance://h/d",
        "jdbc:postgresql:d",
        "jdbc:postgresql://h/d?user=u?sslkey=x",
        "jdbc:postgresql://h/d#?x",
        "jdbc:redshift:iam://h/d",
        "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(HOST=h)))",
        "jdbc:oracle:thin:u/hush@h:1521/s",
        "jdbc:oracle:oci:@h",
        "jdbc:sqlite:/etc/x",
        "jdbc:h2:mem:;INIT=RUNSCRIPT FROM 'http://x'",
        "http://h",
        "",
      })
  void whatIsNotReadIsNotTried(String url) {
    assertThatThrownBy(() -> LOGIN.open(url(url)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("Unsupported JDBC_CONNECTION_URL")
        .hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.170.2",
        "[fe80::1]",
        "[fd00:ec2::254]",
        "[::ffff:169.254.169.254]",
        "[64:ff9b::a9fe:a9fe]",
        "2852039166",
        "224.0.0.1",
      })
  void linkLocalAddressesAreNeverConnectedTo(String host) {
    assertThatThrownBy(() -> LOGIN.open(url("jdbc:postgresql://localhost," + host + ":1/d")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("does not connect to the host");
  }

  @ParameterizedTest
  @CsvSource({
    "*, 127.0.0.1, true",
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.0/8, 127.0.0.1, true",
    "127.0.0.0/8, localhost, true",
    "10.0.0.0/8, 127.0.0.1, false",
    "*.example.com, 127.0.0.1, false",
    "local*, localhost, true",
    "l*l*t, localhost, true",
    "l*lt, localhost, false",
    "localhos*localhost, localhost, false",
    "127.0.0.1/32, 127.0.0.2, false",
    "127.0.0.0/31, 127.0.0.1, true",
    "::1/128, ::1, true",
    "::1/128, 127.0.0.1, false",
  })
  void hostsAreThoseOfTheSetting(String pattern, String host, boolean allowed) throws Exception {
    JdbcHosts hosts = new JdbcHosts(List.of("db.example.com", pattern));
    if (allowed) {
      hosts.check(host);
    } else {
      assertThatThrownBy(() -> hosts.check(host)).isInstanceOf(InvalidInputException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "x/8", "10.0.0.0/8/8", "/8", "10.0.0.0/-1"})
  void whatIsNoNetworkIsRefused(String network) {
    assertThatThrownBy(() -> new JdbcHosts(List.of(network)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Timeout(20)
  void longUrlsAreReadInNoTime() {
    for (String url :
        List.of(
            "jdbc:postgresql://" + "a,".repeat(100_000),
            "jdbc:mysql://h/" + "%41".repeat(100_000) + "?",
            "jdbc:sqlserver://h" + ";a=b".repeat(100_000),
            "jdbc:oracle:thin:@" + "h:".repeat(100_000))) {
      JdbcUrl.parse(url);
    }
  }
}
