package io.mastic.catalog.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import io.mastic.kernel.TestDatabases;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.glue.model.AuthenticationType;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.ConnectionPropertyKey;
import software.amazon.awssdk.services.glue.model.ConnectionType;
import software.amazon.awssdk.services.glue.model.Entity;
import software.amazon.awssdk.services.glue.model.EntityConfiguration;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.FederationSourceException;
import software.amazon.awssdk.services.glue.model.Field;
import software.amazon.awssdk.services.glue.model.FieldDefinition;
import software.amazon.awssdk.services.glue.model.GetEntityRecordsRequest;
import software.amazon.awssdk.services.glue.model.GetEntityRecordsResponse;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.PropertyType;

/**
 * What lies behind connections; the database looked at is PostgreSQL, whatever the catalog's is.
 */
class EntityOperationsTest extends CatalogFixture {

  private static String url;

  @BeforeEach
  void aShop() throws SQLException {
    if (url == null) {
      String made = TestDatabases.postgresqlUrl();
      try (var connection = DriverManager.getConnection(made);
          Statement statement = connection.createStatement()) {
        for (String sql :
            List.of(
                "CREATE SCHEMA shop",
                "CREATE TABLE shop.items (kind text, no int, name varchar(40), price numeric(9,2),"
                    + " weight double precision, sold boolean DEFAULT false, at timestamp,"
                    + " moment timestamptz, born date, photo bytea, tags text[], PRIMARY KEY (kind, no))",
                "COMMENT ON COLUMN shop.items.name IS 'what it is called'",
                "INSERT INTO shop.items VALUES ('a', 1, 'pen', 1.50, 0.5, true, '2024-01-02 03:04:05',"
                    + " '2024-01-02 03:04:05+00', '2024-01-02', '\\x01ff', '{x,y}'),"
                    + " ('a', 2, 'ink', 20, 'NaN', false, NULL, NULL, NULL, NULL, NULL),"
                    + " ('a', 10, 'it''s 5% off', 3, NULL, false, NULL, NULL, NULL, NULL, NULL),"
                    + " ('b', 1, 'cap', 7, NULL, NULL, NULL, NULL, '2023-12-31', NULL, NULL),"
                    + " ('b', 3, 'hat', NULL, NULL, false, NULL, NULL, NULL, NULL, NULL)",
                "CREATE VIEW shop.cheap AS SELECT name FROM shop.items WHERE price < 5",
                "CREATE TABLE shop.\"odd.\"\"name_\" (\"a \"\"b\" int)",
                "INSERT INTO shop.\"odd.\"\"name_\" VALUES (7)",
                "CREATE TABLE shop.\"odd.\"\"nameX\" (x int)")) {
          statement.execute(sql);
        }
      }
      url = made;
    }
    connect("db", url);
  }

  private void connect(String name, String to) {
    glue.createConnection(
        r ->
            r.connectionInput(
                ConnectionInput.builder()
                    .name(name)
                    .connectionType(ConnectionType.JDBC)
                    .connectionProperties(
                        Map.of(
                            ConnectionPropertyKey.JDBC_CONNECTION_URL,
                            to,
                            ConnectionPropertyKey.USERNAME,
                            "postgres",
                            ConnectionPropertyKey.PASSWORD,
                            "postgres"))
                    .build()));
  }

  @Test
  void entitiesAreSchemasAndTheirTables() {
    List<Entity> outermost = glue.listEntities(r -> r.connectionName("db")).entities();
    assertThat(outermost).extracting(Entity::entityName).containsExactly("public", "shop");
    assertThat(outermost).allMatch(Entity::isParentEntity);
    List<Entity> tables =
        glue.listEntities(r -> r.connectionName("db").parentEntityName("shop")).entities();
    assertThat(tables)
        .extracting(Entity::entityName)
        .containsExactly("shop.cheap", "shop.items", "shop.odd.\"nameX", "shop.odd.\"name_");
    assertThat(tables).noneMatch(Entity::isParentEntity);
    assertThat(glue.listEntities(r -> r.connectionName("db").parentEntityName("public")).entities())
        .isEmpty();
    assertThatThrownBy(
            () -> glue.listEntities(r -> r.connectionName("db").parentEntityName("none")))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessage("Entity none not found.");
  }

  @Test
  void fieldsAreColumns() {
    List<Field> fields = fields("shop.items");
    assertThat(fields)
        .extracting(f -> f.fieldName() + " " + f.fieldTypeAsString())
        .containsExactly(
            "kind STRING",
            "no INT",
            "name STRING",
            "price DECIMAL",
            "weight DOUBLE",
            "sold BOOLEAN",
            "at TIMESTAMP",
            "moment TIMESTAMP",
            "born DATE",
            "photo BINARY",
            "tags STRING");
    assertThat(fields)
        .filteredOn(Field::isPrimaryKey)
        .extracting(Field::fieldName)
        .containsExactly("kind", "no");
    Field name = fields.get(2);
    assertThat(name.description()).isEqualTo("what it is called");
    assertThat(name.nativeDataType()).isEqualTo("varchar");
    assertThat(name.isNullable()).isTrue();
    assertThat(fields.get(5).isDefaultOnCreate()).isTrue();
    assertThat(fields.get(9).isFilterable()).isFalse();
    assertThat(fields("shop.odd.\"name_")).extracting(Field::fieldName).containsExactly("a \"b");
    assertThatThrownBy(() -> fields("shop.none"))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessage("Entity shop.none not found.");
    assertThatThrownBy(() -> fields("items")).isInstanceOf(EntityNotFoundException.class);
  }

  private List<Field> fields(String entity) {
    return glue.describeEntity(r -> r.connectionName("db").entityName(entity)).fields();
  }

  @Test
  void valuesAreJson() {
    Map<String, Document> first = records(r -> r.limit(1L)).records().get(0).asMap();
    assertThat(first.get("no").asNumber().intValue()).isEqualTo(1);
    assertThat(first.get("price").asNumber().stringValue()).isEqualTo("1.50");
    assertThat(first.get("sold").asBoolean()).isTrue();
    assertThat(first.get("at").asString()).isEqualTo("2024-01-02T03:04:05");
    assertThat(first.get("moment").asString()).isEqualTo("2024-01-02T03:04:05Z");
    assertThat(first.get("born").asString()).isEqualTo("2024-01-02");
    assertThat(first.get("photo").asString()).isEqualTo("Af8=");
    assertThat(first.get("tags").asString()).isEqualTo("{x,y}");
    Map<String, Document> second =
        records(r -> r.filterPredicate("no = 2")).records().get(0).asMap();
    assertThat(second.get("weight").asString()).isEqualTo("NaN");
    assertThat(second.get("born").isNull()).isTrue();
  }

  @Test
  void pagesGoByThePrimaryKey() {
    for (long limit = 1; limit <= 6; limit++) {
      List<String> names = new ArrayList<>();
      String token = null;
      do {
        long size = limit;
        String from = token;
        var page =
            records(
                r ->
                    r.limit(size).nextToken(from).selectedFields("name").filterPredicate("no < 9"));
        assertThat(page.records()).hasSizeLessThanOrEqualTo((int) limit);
        page.records().forEach(record -> names.add(record.asMap().get("name").asString()));
        token = page.nextToken();
      } while (token != null);
      assertThat(names).as("pages of %s", limit).containsExactly("pen", "ink", "cap", "hat");
    }
  }

  @Test
  void recordsAreFiltered() {
    assertThat(names("name = 'pen' OR (kind = \"b\" AND NOT no = 1)"))
        .containsExactly("pen", "hat");
    assertThat(names("no BETWEEN 2 AND 3")).containsExactly("ink", "hat");
    assertThat(names("no NOT IN (1, 3)")).containsExactly("ink", "it's 5% off");
    assertThat(names("`name` LIKE '%5\\% o_f'")).containsExactly("it's 5% off");
    assertThat(names("price IS NULL")).containsExactly("hat");
    assertThat(names("price >= 7.0 AND sold = false")).containsExactly("ink");
    assertThat(names("born < DATE '2024-01-01'")).containsExactly("cap");
    assertThat(names("at = timestamp '2024-01-02 03:04:05'")).containsExactly("pen");
    assertThat(names("moment >= '2024-01-02T04:04:05+01:00'")).containsExactly("pen");
    // What would be SQL is a text.
    assertThat(names("name = 'x'' OR ''1''=''1'")).isEmpty();
    assertThat(names("name = 'it''s 5% off'")).containsExactly("it's 5% off");
  }

  @Test
  void recordsAreOrdered() {
    var page = records(r -> r.orderBy("price desc").filterPredicate("price is not null").limit(2L));
    assertThat(page.records())
        .extracting(d -> d.asMap().get("name").asString())
        .containsExactly("ink", "cap");
    // Another order has one page only.
    assertThat(page.nextToken()).isNull();
  }

  @Test
  void oddNamesAndViews() {
    var odd = records(r -> r.entityName("shop.odd.\"name_").filterPredicate("`a \"b` = 7"));
    assertThat(odd.records().get(0).asMap().get("a \"b").asNumber().intValue()).isEqualTo(7);
    assertThat(records(r -> r.entityName("shop.cheap").limit(1L)).records()).hasSize(1);
    assertThat(records(r -> r.entityName("shop.cheap").limit(1L)).nextToken()).isNull();
  }

  @Test
  void whatIsNoConditionIsRefused() {
    for (String filter :
        List.of(
            "name = 'x'; DROP TABLE shop.items",
            "1 = 1",
            "name = name",
            "no = 'x'",
            "photo = 'x'",
            "no LIKE '1'",
            "lower(name) = 'x'",
            "name = 'x' --",
            "name = `x`",
            "born = '2024-13-01'",
            "(name = 'x'")) {
      refused(() -> names(filter), "Invalid FilterPredicate! ");
    }
    refused(() -> names("none = 1"), "Entity items has no field none.");
    refused(() -> records(r -> r.selectedFields("name\" FROM x")), "Entity items has no field");
    refused(() -> records(r -> r.orderBy("name; DROP")), "Entity items has no field");
    refused(() -> records(r -> r.connectionOptions(Map.of("a", "b"))), "ConnectionOptions");
    refused(() -> records(r -> r.nextToken("eyJ4Ijox")), "Invalid NextToken.");
    refused(() -> glue.getEntityRecords(r -> r.entityName("t").limit(1L)), "ConnectionName");
  }

  @Test
  void aDatabaseThatCannotAnswer() {
    connect("gone", "jdbc:postgresql://127.0.0.1:1/d");
    refused(() -> glue.listEntities(r -> r.connectionName("gone")), "Check that your connection");
    connect("lite", "jdbc:sqlite:x.db");
    refused(() -> glue.listEntities(r -> r.connectionName("lite")), "Unsupported");
    assertThatThrownBy(
            () ->
                records(
                    r ->
                        r.entityName("pg_catalog.pg_authid")
                            .filterPredicate(
                                "rolname = 'x' AND rolpassword = 'y' AND rolsuper = true AND oid > 99999999999")))
        .isInstanceOf(FederationSourceException.class);
  }

  /** Host, port and database, and credentials that only the server knows. */
  @Test
  void aConnectionThatSeveralServicesShare() {
    URI place = URI.create(url.substring("jdbc:".length()));
    ConnectionInput shared =
        ConnectionInput.builder()
            .name("shared")
            .connectionType(ConnectionType.POSTGRESQL)
            .connectionPropertiesWithStrings(
                Map.of(
                    "HOST",
                    place.getHost(),
                    "PORT",
                    String.valueOf(place.getPort()),
                    "DATABASE",
                    place.getPath().substring(1)))
            .authenticationConfiguration(
                a ->
                    a.authenticationType(AuthenticationType.BASIC)
                        .basicAuthenticationCredentials(
                            c -> c.username("postgres").password("postgres")))
            .build();
    glue.createConnection(r -> r.connectionInput(shared));
    glue.testConnection(r -> r.connectionName("shared"));
    assertThat(glue.listEntities(r -> r.connectionName("shared")).entities())
        .extracting(Entity::entityName)
        .contains("shop");
    for (Map.Entry<String, String> wrong :
        Map.of("HOST", "h/d?x=", "PORT", "1/d", "JDBC_PARAMS", "a=b", "ENFORCE_SSL", "true")
            .entrySet()) {
      Map<String, String> properties = new HashMap<>(shared.connectionPropertiesAsStrings());
      properties.put(wrong.getKey(), wrong.getValue());
      ConnectionInput odd =
          shared.toBuilder()
              .name(wrong.getKey())
              .connectionPropertiesWithStrings(properties)
              .build();
      glue.createConnection(r -> r.connectionInput(odd));
      assertThatThrownBy(() -> glue.listEntities(r -> r.connectionName(odd.name())))
          .isInstanceOf(InvalidInputException.class);
    }
    ConnectionInput secret =
        shared.toBuilder()
            .name("secret")
            .authenticationConfiguration(
                a ->
                    a.authenticationType(AuthenticationType.BASIC)
                        .secretArn("arn:aws:secretsmanager:us-east-1:000000000000:secret:s"))
            .build();
    glue.createConnection(r -> r.connectionInput(secret));
    refused(
        () -> glue.listEntities(r -> r.connectionName("secret")),
        "The secret arn:aws:secretsmanager:us-east-1:000000000000:secret:s is not in the Secrets Manager");
  }

  @Test
  void otherConnections() {
    glue.createConnection(
        r ->
            r.connectionInput(
                connection("kafka").toBuilder().connectionType(ConnectionType.KAFKA).build()));
    refused(() -> glue.listEntities(r -> r.connectionName("kafka")), "Entities of a connection");
    assertThatThrownBy(() -> glue.listEntities(r -> r.connectionName("none")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void aRegisteredTypeSaysWhichEntitiesThereAre() {
    glue.registerConnectionType(
        r ->
            r.connectionType("REST-FOO")
                .integrationType("REST")
                .connectionProperties(
                    p ->
                        p.url(
                            u ->
                                u.name("Url")
                                    .required(false)
                                    .propertyType(PropertyType.USER_INPUT)))
                .connectorAuthenticationConfiguration(
                    a -> a.authenticationTypes(AuthenticationType.BASIC))
                .restConfiguration(
                    c ->
                        c.entityConfigurations(
                            Map.of(
                                "bar",
                                EntityConfiguration.builder()
                                    .sourceConfiguration(s -> s.requestPath("/bar.json"))
                                    .schema(
                                        Map.of(
                                            "id",
                                            FieldDefinition.builder()
                                                .name("id")
                                                .fieldDataType("STRING")
                                                .build()))
                                    .build()))));
    glue.createConnection(
        r ->
            r.connectionInput(
                c ->
                    c.name("foo")
                        .connectionType("REST-FOO")
                        .connectionPropertiesWithStrings(Map.of())
                        .authenticationConfiguration(
                            a -> a.authenticationType(AuthenticationType.BASIC))));
    assertThat(glue.listEntities(r -> r.connectionName("foo")).entities())
        .extracting(Entity::entityName)
        .containsExactly("bar");
    assertThat(glue.describeEntity(r -> r.connectionName("foo").entityName("bar")).fields())
        .extracting(Field::fieldName)
        .containsExactly("id");
    assertThatThrownBy(() -> glue.describeEntity(r -> r.connectionName("foo").entityName("baz")))
        .isInstanceOf(EntityNotFoundException.class);
    refused(
        () -> glue.getEntityRecords(r -> r.connectionName("foo").entityName("bar").limit(1L)),
        "Records of REST connections cannot be read here");
    glue.deleteConnectionType(r -> r.connectionType("REST-FOO"));
    refused(() -> glue.listEntities(r -> r.connectionName("foo")), "Connection type REST-FOO");
  }

  private List<String> names(String filter) {
    return records(r -> r.filterPredicate(filter)).records().stream()
        .map(record -> record.asMap().get("name").asString())
        .toList();
  }

  private GetEntityRecordsResponse records(Consumer<GetEntityRecordsRequest.Builder> more) {
    return glue.getEntityRecords(
        r -> {
          r.connectionName("db").entityName("shop.items").limit(100L);
          more.accept(r);
        });
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(message);
  }
}
