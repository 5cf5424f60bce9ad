package io.mastic.catalog.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import io.mastic.catalog.tag.Tags;
import io.mastic.catalog.tag.Tags.Tagged;
import io.mastic.kernel.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetDatabasesResponse;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

class DatabaseOperationsTest extends CatalogFixture {

  @Test
  void aDatabaseComesBackAsItWasSaid() {
    glue.createDatabase(
        r ->
            r.databaseInput(
                d ->
                    d.name("Sales")
                        .description("what's \"sold\"; DROP TABLE x --")
                        .locationUri("s3://bucket/sales")
                        .parameters(Map.of("ключ", "値"))));
    Database database = glue.getDatabase(r -> r.name("SALES")).database();
    assertThat(database.name()).isEqualTo("sales");
    assertThat(database.description()).isEqualTo("what's \"sold\"; DROP TABLE x --");
    assertThat(database.locationUri()).isEqualTo("s3://bucket/sales");
    assertThat(database.parameters()).containsExactly(Map.entry("ключ", "値"));
    assertThat(database.createTime()).isEqualTo(clock.instant());
    assertThat(database.catalogId()).isEqualTo(caller.account());
    assertThat(database.createTableDefaultPermissions()).hasSize(1);
  }

  @Test
  void aNameIsTakenOnce() {
    createDatabase("a");
    assertThatThrownBy(() -> createDatabase("A"))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessageContaining("Database already exists.");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThatThrownBy(() -> glue.getDatabase(r -> r.name("nowhere")))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Database nowhere not found.");
    assertThatThrownBy(() -> glue.deleteDatabase(r -> r.name("nowhere")))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(
            () -> glue.updateDatabase(r -> r.name("nowhere").databaseInput(d -> d.name("nowhere"))))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> glue.getDatabase(r -> r.name("a").catalogId("999999999999")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void anUpdateReplacesTheInputAndKeepsTheTime() {
    glue.createDatabase(r -> r.databaseInput(d -> d.name("a").description("old").locationUri("x")));
    clock.advance(Duration.ofHours(1));
    glue.updateDatabase(r -> r.name("a").databaseInput(d -> d.name("a").description("new")));
    Database database = glue.getDatabase(r -> r.name("a")).database();
    assertThat(database.description()).isEqualTo("new");
    assertThat(database.locationUri()).isNull();
    assertThat(database.createTime()).isBefore(clock.instant());
  }

  @Test
  void pagesStayRightWhileDatabasesComeAndGo() {
    for (String name : List.of("a", "c", "e", "g")) {
      createDatabase(name);
    }
    GetDatabasesResponse first = glue.getDatabases(r -> r.maxResults(2));
    assertThat(names(first)).containsExactly("a", "c");
    glue.deleteDatabase(r -> r.name("c"));
    createDatabase("b");
    createDatabase("f");
    GetDatabasesResponse second =
        glue.getDatabases(r -> r.maxResults(2).nextToken(first.nextToken()));
    assertThat(names(second)).containsExactly("e", "f");
    GetDatabasesResponse third =
        glue.getDatabases(r -> r.maxResults(2).nextToken(second.nextToken()));
    assertThat(names(third)).containsExactly("g");
    assertThat(third.nextToken()).isNull();
    assertThatThrownBy(() -> glue.getDatabases(r -> r.nextToken("no token of ours")))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void deletingTakesAllThatIsInside() {
    createDatabase("a");
    createTable("a", table("t", "dt string"));
    createPartitions("a", "t", List.of(partition("1")));
    glue.deleteDatabase(r -> r.name("a"));
    createDatabase("a");
    assertThat(glue.getTables(r -> r.databaseName("a")).tableList()).isEmpty();
    createTable("a", table("t", "dt string"));
    assertThat(glue.getPartitions(r -> r.databaseName("a").tableName("t")).partitions()).isEmpty();
  }

  @Test
  void accountsAndRegionsSeeOnlyTheirOwn() {
    createDatabase("a");
    assertThat(as(Caller.root("888888888888", "eu-west-1")).getDatabases(r -> {}).databaseList())
        .isEmpty();
    assertThat(as(Caller.root(caller.account(), "us-east-1")).getDatabases(r -> {}).databaseList())
        .isEmpty();
  }

  @Test
  void whatCarriesATagIsFoundByItsKeyOrValueInTheAccountAndRegion() {
    Caller elsewhere = Caller.root(caller.account(), "us-east-1");
    glue.createDatabase(r -> r.databaseInput(d -> d.name("a")).tags(Map.of("Team", "Sales")));
    glue.createDatabase(r -> r.databaseInput(d -> d.name("b")).tags(Map.of("owner", "50%_{}")));
    createDatabase("c");
    as(elsewhere)
        .createDatabase(r -> r.databaseInput(d -> d.name("d")).tags(Map.of("team", "sales")));
    String arn = "arn:aws:glue:eu-west-1:" + caller.account() + ":database/";
    Tagged first = new Tagged(arn + "a", Map.of("Team", "Sales"));
    Tagged second = new Tagged(arn + "b", Map.of("owner", "50%_{}"));
    Tags tags = catalog.tags();
    assertThat(tags.search(caller, "team", 10)).containsExactly(first);
    assertThat(tags.search(caller, "SALE", 10)).containsExactly(first);
    assertThat(tags.search(caller, "%_{", 10)).containsExactly(second);
    assertThat(tags.search(caller, "e", 10)).containsExactly(first, second);
    assertThat(tags.search(caller, "e", 1)).containsExactly(first);
    assertThat(tags.search(caller, "{", 10)).containsExactly(second);
    assertThat(tags.search(caller, "none", 10)).isEmpty();
  }

  @Test
  void tagsComeAndGoWithTheirDatabase() {
    glue.createDatabase(r -> r.databaseInput(d -> d.name("a")).tags(Map.of("k", "v", "l", "w")));
    String arn = "arn:aws:glue:eu-west-1:" + caller.account() + ":database/a";
    assertThat(glue.getTags(r -> r.resourceArn(arn)).tags()).isEqualTo(Map.of("k", "v", "l", "w"));
    glue.tagResource(r -> r.resourceArn(arn).tagsToAdd(Map.of("k", "v2", "m", "x")));
    glue.untagResource(r -> r.resourceArn(arn).tagsToRemove("l", "none"));
    assertThat(glue.getTags(r -> r.resourceArn(arn)).tags()).isEqualTo(Map.of("k", "v2", "m", "x"));
    glue.deleteDatabase(r -> r.name("a"));
    assertThatThrownBy(() -> glue.getTags(r -> r.resourceArn(arn)))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> glue.tagResource(r -> r.resourceArn(arn).tagsToAdd(Map.of("k", "v"))))
        .isInstanceOf(EntityNotFoundException.class);
  }

  private static List<String> names(GetDatabasesResponse response) {
    return new ArrayList<>(response.databaseList().stream().map(Database::name).toList());
  }
}
