package io.mastic.catalog.connection.jdbc;

import io.mastic.contract.Errors;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/**
 * The parameters that a JDBC URL may give to its driver: those of the session, the encryption of
 * the connection, and times. None of them names a class to load, a file of the server, or another
 * host.
 */
final class JdbcParameters {

  private static final List<String> COMMON = List.of("user", "password");
  private static final List<String> POSTGRESQL =
      List.of(
          "ssl",
          "sslmode",
          "currentSchema",
          "ApplicationName",
          "connectTimeout",
          "socketTimeout",
          "loginTimeout",
          "cancelSignalTimeout",
          "tcpKeepAlive",
          "readOnly",
          "readOnlyMode",
          "stringtype",
          "defaultRowFetchSize",
          "adaptiveFetch",
          "prepareThreshold",
          "preparedStatementCacheQueries",
          "preparedStatementCacheSizeMiB",
          "preferQueryMode",
          "binaryTransfer",
          "reWriteBatchedInserts",
          "targetServerType",
          "loadBalanceHosts",
          "hostRecheckSeconds",
          "assumeMinServerVersion",
          "autosave",
          "channelBinding",
          "gssEncMode",
          "escapeSyntaxCallMode",
          "disableColumnSanitiser",
          "unknownLength",
          "options",
          "fetchSize",
          "enableFetchRingBuffer",
          "blockingRowsMode");
  private static final List<String> MYSQL =
      List.of(
          "useSSL",
          "requireSSL",
          "verifyServerCertificate",
          "sslMode",
          "tlsVersions",
          "enabledTLSProtocols",
          "allowPublicKeyRetrieval",
          "characterEncoding",
          "useUnicode",
          "connectionCollation",
          "serverTimezone",
          "connectionTimeZone",
          "forceConnectionTimeZoneToSession",
          "preserveInstants",
          "useLegacyDatetimeCode",
          "zeroDateTimeBehavior",
          "noDatetimeStringSync",
          "tinyInt1isBit",
          "transformedBitIsBoolean",
          "yearIsDateType",
          "connectTimeout",
          "socketTimeout",
          "tcpKeepAlive",
          "autoReconnect",
          "maxReconnects",
          "failOverReadOnly",
          "useCompression",
          "useCursorFetch",
          "defaultFetchSize",
          "useServerPrepStmts",
          "cachePrepStmts",
          "prepStmtCacheSize",
          "prepStmtCacheSqlLimit",
          "rewriteBatchedStatements",
          "nullCatalogMeansCurrent",
          "noAccessToProcedureBodies",
          "useInformationSchema",
          "databaseTerm",
          "useOldAliasMetadataBehavior",
          "sessionVariables");
  private static final List<String> SQLSERVER =
      List.of(
          "userName",
          "databaseName",
          "database",
          "encrypt",
          "trustServerCertificate",
          "hostNameInCertificate",
          "loginTimeout",
          "socketTimeout",
          "queryTimeout",
          "lockTimeout",
          "connectRetryCount",
          "connectRetryInterval",
          "applicationName",
          "applicationIntent",
          "multiSubnetFailover",
          "transparentNetworkIPResolution",
          "instanceName",
          "port",
          "portNumber",
          "packetSize",
          "responseBuffering",
          "selectMethod",
          "lastUpdateCount",
          "sendStringParametersAsUnicode",
          "sendTimeAsDatetime",
          "delayLoadingLobs",
          "disableStatementPooling",
          "workstationID");
  private static final List<String> ORACLE =
      List.of(
          "connect_timeout",
          "transport_connect_timeout",
          "retry_count",
          "retry_delay",
          "expire_time",
          "ssl_server_dn_match",
          "ssl_server_cert_dn");

  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "postgresql", lower(POSTGRESQL),
          "redshift", lower(POSTGRESQL),
          "mysql", lower(MYSQL),
          "mariadb", lower(MYSQL),
          "sqlserver", lower(SQLSERVER),
          "oracle", lower(ORACLE));

  private JdbcParameters() {}

  private static Set<String> lower(List<String> names) {
    Set<String> lower = new HashSet<>();
    COMMON.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    return Set.copyOf(lower);
  }

  /**
   * @throws InvalidInputException naming the first parameter that may not be said
   */
  static void check(JdbcUrl url) {
    Set<String> allowed = ALLOWED.getOrDefault(url.driver(), Set.of());
    for (JdbcUrl.Parameter parameter : url.parameters()) {
      if (!allowed.contains(parameter.name().toLowerCase(Locale.ROOT))) {
        throw Errors.invalidInput(
            "JDBC_CONNECTION_URL has the parameter "
                + shown(parameter)
                + ", which is not allowed for "
                + url.driver()
                + ".");
      }
    }
  }

  /** What stands at a name's place may be part of a password that was not escaped. */
  private static String shown(JdbcUrl.Parameter parameter) {
    boolean isName = parameter.name().matches("[A-Za-z0-9_.]{1,64}") && parameter.value() != null;
    return isName ? parameter.name() : "(not a name)";
  }
}
