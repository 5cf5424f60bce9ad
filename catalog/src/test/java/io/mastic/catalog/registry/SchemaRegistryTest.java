package io.mastic.catalog.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Compatibility;
import software.amazon.awssdk.services.glue.model.CreateSchemaResponse;
import software.amazon.awssdk.services.glue.model.DataFormat;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.MetadataInfo;
import software.amazon.awssdk.services.glue.model.OperationNotSupportedException;
import software.amazon.awssdk.services.glue.model.RegisterSchemaVersionResponse;
import software.amazon.awssdk.services.glue.model.ResourceNumberLimitExceededException;
import software.amazon.awssdk.services.glue.model.SchemaId;
import software.amazon.awssdk.services.glue.model.SchemaReference;
import software.amazon.awssdk.services.glue.model.SchemaVersionErrorItem;
import software.amazon.awssdk.services.glue.model.SchemaVersionListItem;
import software.amazon.awssdk.services.glue.model.SchemaVersionNumber;
import software.amazon.awssdk.services.glue.model.SchemaVersionStatus;
import software.amazon.awssdk.services.glue.model.TableInput;

class SchemaRegistryTest extends CatalogFixture {

  private static final String ONE = record("{'name':'a','type':'int'}");
  private static final String MORE = record("{'name':'a','type':'int'},{'name':'b','type':'int'}");
  private static final String DEFAULTED =
      record("{'name':'a','type':'int'},{'name':'b','type':'int','default':0}");
  private static final SchemaId ID = SchemaId.builder().registryName("r").schemaName("s").build();

  @Test
  void aRegistryIsCreatedChangedListedAndDeleted() {
    var created =
        glue.createRegistry(r -> r.registryName("r").description("x").tags(Map.of("k", "v")));
    String arn = "arn:aws:glue:eu-west-1:" + caller.account() + ":registry/r";
    assertThat(created.registryArn()).isEqualTo(arn);
    assertThat(created.tags()).isEqualTo(Map.of("k", "v"));
    assertThatThrownBy(() -> glue.createRegistry(r -> r.registryName("r")))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessageContaining("Registry already exists. RegistryName: r");
    glue.updateRegistry(r -> r.registryId(i -> i.registryArn(arn)).description("y"));
    var found = glue.getRegistry(r -> r.registryId(i -> i.registryName("r")));
    assertThat(found.description()).isEqualTo("y");
    assertThat(found.statusAsString()).isEqualTo("AVAILABLE");
    assertThat(found.createdTime()).isEqualTo(clock.instant().toString());
    assertThat(glue.getTags(r -> r.resourceArn(arn)).tags()).isEqualTo(Map.of("k", "v"));
    glue.createRegistry(r -> r.registryName("q"));
    var page = glue.listRegistries(r -> r.maxResults(1));
    var rest = glue.listRegistries(r -> r.maxResults(1).nextToken(page.nextToken()));
    assertThat(page.registries().get(0).registryName()).isEqualTo("q");
    assertThat(rest.registries().get(0).registryName()).isEqualTo("r");
    assertThat(rest.nextToken()).isNull();
    create("r", "s", "NONE", ONE);
    assertThat(glue.deleteRegistry(r -> r.registryId(i -> i.registryName("r"))).statusAsString())
        .isEqualTo("DELETING");
    assertThatThrownBy(() -> glue.getRegistry(r -> r.registryId(i -> i.registryName("r"))))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Registry is not found. RegistryName: r, RegistryArn: null");
    assertThatThrownBy(() -> glue.getSchema(r -> r.schemaId(ID)))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @ParameterizedTest
  @CsvSource({"x y, not valid", "a/b, not valid", "'', too many or too few"})
  void namesAreChecked(String name, String why) {
    assertThatThrownBy(() -> glue.createRegistry(r -> r.registryName(name)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aSchemaComesBackAsItWasSaid() {
    CreateSchemaResponse created =
        glue.createSchema(
            r ->
                r.schemaName("s")
                    .dataFormat(DataFormat.AVRO)
                    .compatibility(Compatibility.BACKWARD)
                    .description("x")
                    .schemaDefinition(ONE)
                    .tags(Map.of("k", "v")));
    String arn = "arn:aws:glue:eu-west-1:" + caller.account() + ":schema/default-registry/s";
    assertThat(created.schemaArn()).isEqualTo(arn);
    assertThat(created.registryName()).isEqualTo("default-registry");
    assertThat(created.schemaVersionStatusAsString()).isEqualTo("AVAILABLE");
    assertThat(created.latestSchemaVersion()).isEqualTo(1);
    assertThat(created.nextSchemaVersion()).isEqualTo(2);
    assertThat(created.schemaCheckpoint()).isEqualTo(1);
    var found = glue.getSchema(r -> r.schemaId(i -> i.schemaArn(arn)));
    assertThat(found.compatibility()).isEqualTo(Compatibility.BACKWARD);
    assertThat(found.description()).isEqualTo("x");
    var version =
        glue.getSchemaVersion(
            r -> r.schemaId(i -> i.schemaArn(arn)).schemaVersionNumber(n -> n.latestVersion(true)));
    assertThat(version.schemaDefinition()).isEqualTo(ONE);
    assertThat(version.dataFormat()).isEqualTo(DataFormat.AVRO);
    assertThat(version.schemaVersionId()).isEqualTo(created.schemaVersionId());
    assertThat(
            glue.getSchemaVersion(r -> r.schemaVersionId(created.schemaVersionId()))
                .versionNumber())
        .isEqualTo(1);
    assertThat(
            glue.getSchemaByDefinition(r -> r.schemaId(i -> i.schemaArn(arn)).schemaDefinition(ONE))
                .schemaVersionId())
        .isEqualTo(created.schemaVersionId());
    assertThat(glue.getTags(r -> r.resourceArn(arn)).tags()).isEqualTo(Map.of("k", "v"));
    assertThatThrownBy(
            () ->
                glue.createSchema(
                    r -> r.schemaName("s").dataFormat(DataFormat.AVRO).schemaDefinition(ONE)))
        .isInstanceOf(AlreadyExistsException.class);
    glue.deleteSchema(r -> r.schemaId(i -> i.schemaArn(arn)));
    assertThatThrownBy(
            () -> glue.getSchemaVersion(r -> r.schemaVersionId(version.schemaVersionId())))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> glue.getTags(r -> r.resourceArn(arn)))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, MORE, AVAILABLE",
    "BACKWARD, MORE, FAILURE",
    "BACKWARD, DEFAULTED, AVAILABLE",
    "FORWARD, MORE, AVAILABLE",
    "FULL, MORE, FAILURE",
    "FULL, DEFAULTED, AVAILABLE",
    "BACKWARD_ALL, MORE, FAILURE",
    "FORWARD_ALL, MORE, AVAILABLE",
    "FULL_ALL, DEFAULTED, AVAILABLE",
  })
  void aNewVersionMeetsTheRule(String mode, String second, SchemaVersionStatus status) {
    glue.createRegistry(r -> r.registryName("r"));
    create("r", "s", mode, ONE);
    String definition = second.equals("MORE") ? MORE : DEFAULTED;
    RegisterSchemaVersionResponse version = register(definition);
    assertThat(version.versionNumber()).isEqualTo(2);
    assertThat(version.status()).isEqualTo(status);
    boolean taken = status == SchemaVersionStatus.AVAILABLE;
    assertThat(glue.getSchema(r -> r.schemaId(ID)).latestSchemaVersion()).isEqualTo(taken ? 2 : 1);
    if (taken) {
      assertThat(register(definition).schemaVersionId()).isEqualTo(version.schemaVersionId());
    }
  }

  @Test
  void allMeansAllSinceTheCheckpoint() {
    glue.createRegistry(r -> r.registryName("r"));
    create("r", "s", "NONE", ONE);
    String other = record("{'name':'z','type':'string'}");
    register(other);
    glue.updateSchema(
        r ->
            r.schemaId(ID)
                .compatibility(Compatibility.BACKWARD_ALL)
                .schemaVersionNumber(n -> n.versionNumber(1L)));
    assertThat(
            register(record("{'name':'z','type':'string'},{'name':'y','type':'int','default':1}"))
                .status())
        .isEqualTo(SchemaVersionStatus.FAILURE);
    glue.updateSchema(r -> r.schemaId(ID).schemaVersionNumber(n -> n.versionNumber(2L)));
    assertThat(
            register(record("{'name':'z','type':'string'},{'name':'x','type':'int','default':1}"))
                .status())
        .isEqualTo(SchemaVersionStatus.AVAILABLE);
    assertThat(glue.getSchema(r -> r.schemaId(ID)).schemaCheckpoint()).isEqualTo(2);
    assertThatThrownBy(
            () -> glue.updateSchema(r -> r.schemaId(ID).compatibility(Compatibility.NONE)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void disabledAllowsNoSecondVersion() {
    glue.createRegistry(r -> r.registryName("r"));
    create("r", "s", "DISABLED", ONE);
    assertThatThrownBy(() -> register(MORE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Compatibility DISABLED does not allow versioning.");
  }

  @Test
  void versionsAreListedComparedAndDeleted() {
    glue.createRegistry(r -> r.registryName("r"));
    create("r", "s", "NONE", ONE);
    register(MORE);
    register(DEFAULTED);
    List<Long> numbers = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      var page = glue.listSchemaVersions(r -> r.schemaId(ID).maxResults(2).nextToken(from));
      page.schemas().stream().map(SchemaVersionListItem::versionNumber).forEach(numbers::add);
      token = page.nextToken();
    } while (token != null);
    assertThat(numbers).containsExactly(1L, 2L, 3L);
    assertThat(
            glue.getSchemaVersionsDiff(
                    r ->
                        r.schemaId(ID)
                            .schemaDiffType("SYNTAX_DIFF")
                            .firstSchemaVersionNumber(number(1))
                            .secondSchemaVersionNumber(number(2)))
                .diff())
        .isEqualTo(
            "[{\"op\":\"add\",\"path\":\"/fields/1\",\"value\":{\"name\":\"b\",\"type\":\"int\"}}]");
    assertThat(glue.deleteSchemaVersions(r -> r.schemaId(ID).versions("3-4")).schemaVersionErrors())
        .extracting(SchemaVersionErrorItem::versionNumber)
        .containsExactly(4L);
    assertThatThrownBy(() -> glue.deleteSchemaVersions(r -> r.schemaId(ID).versions("1")))
        .isInstanceOf(InvalidInputException.class);
    assertThat(glue.getSchema(r -> r.schemaId(ID)).latestSchemaVersion()).isEqualTo(2);
    assertThat(register(DEFAULTED).versionNumber()).isEqualTo(4);
    assertThatThrownBy(
            () -> glue.getSchemaVersion(r -> r.schemaId(ID).schemaVersionNumber(number(3))))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Schema version is not found.");
    assertThatThrownBy(() -> glue.getSchemaVersion(r -> r.schemaId(ID)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void schemasAreListedByRegistry() {
    for (String registry : List.of("q", "r")) {
      glue.createRegistry(r -> r.registryName(registry));
      create(registry, "b", "NONE", ONE);
      create(registry, "a", "NONE", ONE);
    }
    var page = glue.listSchemas(r -> r.maxResults(3));
    assertThat(page.schemas())
        .extracting(s -> s.registryName() + "/" + s.schemaName())
        .containsExactly("q/a", "q/b", "r/a");
    assertThat(glue.listSchemas(r -> r.maxResults(3).nextToken(page.nextToken())).schemas())
        .extracting(s -> s.schemaName())
        .containsExactly("b");
    assertThat(glue.listSchemas(r -> r.registryId(i -> i.registryName("r"))).schemas())
        .extracting(s -> s.registryName())
        .containsExactly("r", "r");
    assertThatThrownBy(() -> glue.listSchemas(r -> r.registryId(i -> i.registryName("x"))))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> create("x", "s", "NONE", ONE))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void metadataIsPutQueriedAndRemoved() {
    glue.createRegistry(r -> r.registryName("r"));
    create("r", "s", "NONE", ONE);
    put("team", "x");
    clock.advance(Duration.ofSeconds(1));
    put("team", "y");
    put("app", "z");
    assertThatThrownBy(() -> put("app", "z"))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessageContaining("metadata key: app, metadata value: z");
    Map<String, MetadataInfo> all =
        glue.querySchemaVersionMetadata(r -> r.schemaId(ID).schemaVersionNumber(number(1)))
            .metadataInfoMap();
    assertThat(all).containsOnlyKeys("team", "app");
    assertThat(all.get("team").metadataValue()).isEqualTo("y");
    assertThat(all.get("team").otherMetadataValueList().get(0).metadataValue()).isEqualTo("x");
    var removed =
        glue.removeSchemaVersionMetadata(
            r ->
                r.schemaId(ID)
                    .schemaVersionNumber(number(1))
                    .metadataKeyValue(m -> m.metadataKey("app").metadataValue("z")));
    assertThat(removed.latestVersion()).isTrue();
    assertThatThrownBy(
            () ->
                glue.removeSchemaVersionMetadata(
                    r ->
                        r.schemaId(ID)
                            .schemaVersionNumber(number(1))
                            .metadataKeyValue(m -> m.metadataKey("app").metadataValue("z"))))
        .isInstanceOf(EntityNotFoundException.class);
    for (int i = 0; i < 8; i++) {
      put("k", "v" + i);
    }
    assertThatThrownBy(() -> put("k", "more"))
        .isInstanceOf(ResourceNumberLimitExceededException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AVRO | {\"type\":\"record\",\"name\":\"R\",\"fields\":[]} | true",
        "AVRO | \"int\" | true",
        "AVRO | {\"type\":\"nothing\"} | false",
        "AVRO | {\"type\":\"record\" | false",
        "AVRO |"
            + " {\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a-b\",\"type\":\"int\"}]}"
            + " | false",
        "JSON | {\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}} | true",
        "JSON | {\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"type\":\"string\"} |"
            + " true",
        "JSON | {\"type\":\"thing\"} | false",
        "JSON | {\"required\":\"a\"} | false",
        "JSON | [1] | false",
        "JSON | {\"type\": | false",
        "JSON | {} {} | false",
        "PROTOBUF | syntax = \"proto3\"; message A { int32 a = 1; } | true",
        "PROTOBUF | syntax = \"proto3\"; message A { int32 a = 1; int32 b = 1; } | false",
      })
  void definitionsAreReadByTheirLanguage(String format, String definition, boolean valid) {
    var answer =
        glue.checkSchemaVersionValidity(r -> r.dataFormat(format).schemaDefinition(definition));
    assertThat(answer.valid()).isEqualTo(valid);
    assertThat(answer.error() == null).isEqualTo(valid);
    if (!valid) {
      assertThatThrownBy(
              () ->
                  glue.createSchema(
                      r -> r.schemaName("s").dataFormat(format).schemaDefinition(definition)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("Schema definition of " + format + " data format is invalid: ");
    }
  }

  @Test
  void whatCannotBeDecidedSaysSo() {
    SchemaId json = SchemaId.builder().schemaName("j").build();
    glue.createSchema(
        r ->
            r.schemaName("j")
                .dataFormat("JSON")
                .compatibility("BACKWARD")
                .schemaDefinition("{\"pattern\":\"^a$\"}"));
    assertThatThrownBy(
            () ->
                glue.registerSchemaVersion(
                    r -> r.schemaId(json).schemaDefinition("{\"pattern\":\"a\"}")))
        .isInstanceOf(OperationNotSupportedException.class)
        .hasMessageContaining("compatibility BACKWARD cannot be decided: pattern changed");
    glue.updateSchema(
        r ->
            r.schemaId(json).compatibility("NONE").schemaVersionNumber(n -> n.latestVersion(true)));
    assertThat(
            glue.registerSchemaVersion(
                    r -> r.schemaId(json).schemaDefinition("{\"pattern\":\"a\"}"))
                .versionNumber())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AVRO | {\"type\":\"record\",\"name\":\"R\",\"fields\":[]} |"
            + " {\"name\":\"R\", \"type\":\"record\", \"fields\":[ ]}",
        "JSON | {\"type\":\"object\",\"title\":\"t\"} | { \"title\": \"t\", \"type\": \"object\" }",
        "PROTOBUF | syntax=\"proto3\";message A{int32 a=1;} |"
            + " syntax = \"proto3\"; message A { int32 a = 1; }",
      })
  void anEqualDefinitionIsTheSameVersion(String format, String definition, String equal) {
    SchemaId id = SchemaId.builder().schemaName("s").build();
    var created =
        glue.createSchema(r -> r.schemaName("s").dataFormat(format).schemaDefinition(definition));
    assertThat(
            glue.registerSchemaVersion(r -> r.schemaId(id).schemaDefinition(equal))
                .schemaVersionId())
        .isEqualTo(created.schemaVersionId());
    assertThat(
            glue.getSchemaByDefinition(r -> r.schemaId(id).schemaDefinition(equal))
                .schemaVersionId())
        .isEqualTo(created.schemaVersionId());
    assertThat(
            glue.getSchemaVersion(r -> r.schemaVersionId(created.schemaVersionId()))
                .schemaDefinition())
        .isEqualTo(definition);
  }

  @Test
  void aFailureIsKeptOnce() {
    glue.createRegistry(r -> r.registryName("r"));
    create("r", "s", "BACKWARD", ONE);
    RegisterSchemaVersionResponse failed = register(MORE);
    assertThat(register(MORE).schemaVersionId()).isEqualTo(failed.schemaVersionId());
    assertThat(glue.getSchema(r -> r.schemaId(ID)).nextSchemaVersion()).isEqualTo(3);
    assertThatThrownBy(() -> glue.updateSchema(r -> r.schemaId(ID).schemaVersionNumber(number(2))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("FAILURE");
    glue.updateSchema(
        r -> r.schemaId(ID).compatibility("NONE").schemaVersionNumber(n -> n.latestVersion(true)));
    RegisterSchemaVersionResponse taken = register(MORE);
    assertThat(taken.status()).isEqualTo(SchemaVersionStatus.AVAILABLE);
    assertThat(taken.versionNumber()).isEqualTo(3);
  }

  private void create(String registry, String name, String compatibility, String definition) {
    glue.createSchema(
        r ->
            r.registryId(i -> i.registryName(registry))
                .schemaName(name)
                .dataFormat(DataFormat.AVRO)
                .compatibility(compatibility)
                .schemaDefinition(definition));
  }

  private RegisterSchemaVersionResponse register(String definition) {
    return glue.registerSchemaVersion(r -> r.schemaId(ID).schemaDefinition(definition));
  }

  private void put(String key, String value) {
    glue.putSchemaVersionMetadata(
        r ->
            r.schemaId(ID)
                .schemaVersionNumber(number(1))
                .metadataKeyValue(m -> m.metadataKey(key).metadataValue(value)));
  }

  private static SchemaVersionNumber number(long version) {
    return SchemaVersionNumber.builder().versionNumber(version).build();
  }

  private static String record(String fields) {
    return "{'type':'record','name':'R','fields':[%s]}".formatted(fields).replace('\'', '"');
  }

  @Test
  void aTableWithoutColumnsHasThoseOfItsSchema() {
    glue.createRegistry(r -> r.registryName("r"));
    create("r", "s", "NONE", ONE);
    glue.createDatabase(r -> r.databaseInput(d -> d.name("d")));
    TableInput newest = referring("newest", ref -> ref.schemaId(ID));
    TableInput first = referring("first", ref -> ref.schemaId(ID).schemaVersionNumber(1L));
    glue.createTable(r -> r.databaseName("d").tableInput(newest));
    glue.createTable(r -> r.databaseName("d").tableInput(first));
    assertThat(columns("newest")).containsExactly("a int");

    glue.registerSchemaVersion(r -> r.schemaId(ID).schemaDefinition(MORE));
    assertThat(columns("newest")).containsExactly("a int", "b int");
    assertThat(columns("first")).containsExactly("a int");
    assertThat(glue.getTables(r -> r.databaseName("d")).tableList())
        .extracting(table -> table.storageDescriptor().columns().size())
        .containsExactly(1, 2);
    assertThat(glue.getTableVersions(r -> r.databaseName("d").tableName("newest")).tableVersions())
        .extracting(version -> version.table().storageDescriptor().columns().size())
        .containsExactly(2);

    TableInput nowhere = referring("none", ref -> ref.schemaId(i -> i.schemaName("x")));
    assertThatThrownBy(() -> glue.createTable(r -> r.databaseName("d").tableInput(nowhere)))
        .isInstanceOf(EntityNotFoundException.class);
    glue.deleteSchema(r -> r.schemaId(ID));
    assertThat(columns("newest")).isEmpty();
  }

  private static TableInput referring(String name, Consumer<SchemaReference.Builder> reference) {
    return TableInput.builder()
        .name(name)
        .storageDescriptor(s -> s.location("s3://b/t/").schemaReference(reference))
        .build();
  }

  private List<String> columns(String table) {
    return glue
        .getTable(r -> r.databaseName("d").name(table))
        .table()
        .storageDescriptor()
        .columns()
        .stream()
        .map(column -> column.name() + " " + column.type())
        .toList();
  }
}
