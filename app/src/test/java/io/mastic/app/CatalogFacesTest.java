package io.mastic.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What the rooms see of the catalog. Its packages make more than this public, for each other: Java
 * has no word for that, so it is held here.
 */
class CatalogFacesTest {

  private static final String ROOM = "io.mastic.catalog";

  private static final Set<String> FACES =
      Set.of(
          "Catalog",
          // The names of things, and what is told of secrets and tags.
          "scope.Scope",
          "scope.DatabaseName",
          "scope.TableName",
          "tag.Tags",
          "setting.AssignedProfiles",
          "setting.ResourcePolicies",
          "setting.SecurityConfigurations",
          "setting.UsageTerms",
          // Which of them the tag of a role names.
          "setting.UsageProfiles",
          "connection.ConnectionPasswords",
          // Whose drivers jobs have on their class path.
          "connection.Connections",
          // Which tables a crawl finds behind a connection.
          "connection.JdbcDatabases",
          // What crawls and statistics write.
          "database.Databases",
          "table.Tables",
          "partition.Partitions",
          "partition.PartitionIndexes",
          "partition.PartitionQuery",
          "statistics.TableStatistics",
          // What the app gives it.
          "iceberg.MetadataFiles",
          "iceberg.MetadataFileException",
          "connection.jdbc.JdbcHosts",
          "connection.jdbc.JdbcLogin",
          "connection.jdbc.LoginSecrets");

  @Test
  void otherRoomsSeeOnlyItsFaces() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOM + "..")
        .should()
        .dependOnClassesThat(
            describe("are of the catalog but no face of it", c -> isOfRoom(c) && !isFace(c)))
        .check(ServerRooms.CLASSES);
  }

  @Test
  void eachFaceIsThere() {
    for (String face : FACES) {
      assertThat(ServerRooms.CLASSES.contain(ROOM + "." + face)).as(face).isTrue();
    }
  }

  private static boolean isOfRoom(JavaClass type) {
    return type.getPackageName().startsWith(ROOM);
  }

  private static boolean isFace(JavaClass type) {
    String name = type.getName().substring(ROOM.length() + 1);
    return FACES.contains(name.contains("$") ? name.substring(0, name.indexOf('$')) : name);
  }
}
