package io.mastic.catalog.leftover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import io.mastic.catalog.scope.Scope;
import io.mastic.kernel.Ids;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.Compatibility;
import software.amazon.awssdk.services.glue.model.DataFormat;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.RegistryId;
import software.amazon.awssdk.services.glue.model.SchemaId;

/** What holds much is deleted in pieces, and a server that dies between two leaves nothing half. */
class RemovalsTest extends CatalogFixture {

  private static final int MANY = 3_000;

  /** The most that one piece takes. */
  private static final int PIECE = 1_000;

  private long count(String table) {
    return db.read(
        h ->
            h.createQuery("SELECT COUNT(*) FROM " + table + " WHERE account = :account")
                .bind("account", caller.account())
                .mapTo(Long.class)
                .one());
  }

  /** It took as many transactions as it must in pieces; how long each was is told, not tested. */
  private void inPieces(String what, int rows, Runnable deletion) {
    db.writeTimes().reset();
    deletion.run();
    System.out.printf(
        "%s, %s: %d transactions, longest %d ms, %d over the bound: %s%n",
        what,
        engine,
        db.writeTimes().count(),
        db.writeTimes().longest().toMillis(),
        db.writeTimes().overBound(),
        db.writeTimes().byMaker());
    assertThat(db.writeTimes().count()).isGreaterThan(rows / PIECE);
  }

  private void aCatalogOf(int databases) {
    glue.createCatalog(r -> r.name("c").catalogInput(c -> {}));
    Scope inside = new Scope(caller.account(), caller.region(), caller.account() + ":c");
    caller.run(
        () ->
            db.writeOnly(
                h -> {
                  for (int i = 0; i < databases; i++) {
                    catalog
                        .databases()
                        .create(
                            inside,
                            DatabaseInput.builder().name("d" + i).build(),
                            Map.of("a", "b"));
                  }
                }));
  }

  @Test
  void aCatalogGoesWithItsDatabases() {
    aCatalogOf(MANY);
    inPieces("a catalog", MANY, () -> glue.deleteCatalog(r -> r.catalogId("c")));
    theCatalogIsGone();
    assertThatThrownBy(() -> glue.deleteCatalog(r -> r.catalogId("c")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  private void theCatalogIsGone() {
    assertThatThrownBy(() -> glue.getCatalog(r -> r.catalogId("c")))
        .isInstanceOf(EntityNotFoundException.class);
    assertThat(count("catalog_database")).isZero();
    assertThat(count("catalog_removal")).isZero();
    long tags =
        db.read(
            h ->
                h.createQuery("SELECT COUNT(*) FROM catalog_tags WHERE arn LIKE :arns")
                    .bind("arns", "%:" + caller.account() + ":%")
                    .mapTo(Long.class)
                    .one());
    assertThat(tags).isZero();
  }

  /** The server is gone between two pieces. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aDeletionThatAServerLeftIsTakenUp() {
    aCatalogOf(20);
    Scope own = new Scope(caller.account(), caller.region(), caller.account());
    Removals dying = new Removals(db);
    dying.handle(
        "catalog",
        (h, scope, name, most) -> {
          throw new Killed();
        });
    assertThatThrownBy(() -> dying.remove("catalog", own, "c", h -> {})).isInstanceOf(Killed.class);
    assertThat(glue.getCatalog(r -> r.catalogId("c")).catalog().name()).isEqualTo("c");
    while (clearSome()) {
      // A piece at a time.
    }
    theCatalogIsGone();
  }

  @Test
  void aDatabaseGoesAtOnceAndItsTablesFollow() {
    createDatabase("d");
    caller.run(
        () ->
            db.writeOnly(
                h -> {
                  for (int i = 0; i < MANY; i++) {
                    createTable("d", table("t" + i));
                  }
                }));
    inPieces(
        "a database",
        MANY,
        () -> {
          glue.deleteDatabase(r -> r.name("d"));
          while (clearSome()) {
            // Some rows at a time.
          }
        });
  }

  @Test
  void aGlossaryTermIsTakenOffAllThatHasIt() {
    String glossary = glue.createGlossary(r -> r.name("g")).id();
    String term = glue.createGlossaryTerm(r -> r.glossaryIdentifier(glossary).name("t")).id();
    String other = glue.createGlossaryTerm(r -> r.glossaryIdentifier(glossary).name("o")).id();
    db.writeOnly(
        h -> {
          PreparedBatch batch =
              h.prepareBatch(
                  "INSERT INTO catalog_asset_term (asset_key, iterable_form, item, term_id)"
                      + " VALUES (:key, '', '', :term)");
          for (int i = 0; i < MANY; i++) {
            batch.bind("key", -i).bind("term", term).add();
            batch.bind("key", -i).bind("term", other).add();
          }
          batch.execute();
        });
    inPieces("a term", MANY, () -> glue.deleteGlossaryTerm(r -> r.identifier(term)));
    assertThat(assetsWith(term)).isZero();
    assertThat(assetsWith(other)).isEqualTo(MANY);
    assertThatThrownBy(() -> glue.getGlossaryTerm(r -> r.identifier(term)))
        .isInstanceOf(EntityNotFoundException.class);
    assertThat(count("catalog_removal")).isZero();
    // There is no such term: nothing is noted for it.
    glue.deleteGlossaryTerm(r -> r.identifier(term));
    assertThat(count("catalog_removal")).isZero();
  }

  private long assetsWith(String term) {
    return db.read(
        h ->
            h.createQuery("SELECT COUNT(*) FROM catalog_asset_term WHERE term_id = :term")
                .bind("term", term)
                .mapTo(Long.class)
                .one());
  }

  private void aSchemaOf(String name, int versions) {
    glue.createSchema(
        r ->
            r.registryId(RegistryId.builder().registryName("r").build())
                .schemaName(name)
                .dataFormat(DataFormat.AVRO)
                .compatibility(Compatibility.NONE)
                .schemaDefinition("\"int\""));
    db.writeOnly(
        h -> {
          long schema =
              h.createQuery("SELECT id FROM catalog_schema WHERE account = :a AND name = :n")
                  .bind("a", caller.account())
                  .bind("n", name)
                  .mapTo(Long.class)
                  .one();
          for (int i = 2; i <= versions; i++) {
            h.createUpdate(
                    "INSERT INTO catalog_schema_version (schema_id, version, id, status, definition,"
                        + " fingerprint, created_at)"
                        + " VALUES (:schema, :version, :id, 'AVAILABLE', '\"int\"', 'f', 0)")
                .bind("schema", schema)
                .bind("version", i)
                .bind("id", Ids.uuid())
                .execute();
          }
        });
  }

  private long versions() {
    return db.read(
        h ->
            h.createQuery(
                    "SELECT COUNT(*) FROM catalog_schema_version v WHERE NOT EXISTS"
                        + " (SELECT 1 FROM catalog_schema s WHERE s.id = v.schema_id)")
                .mapTo(Long.class)
                .one());
  }

  @Test
  void aSchemaGoesWithItsVersionsAndARegistryWithItsSchemas() {
    glue.createRegistry(r -> r.registryName("r"));
    aSchemaOf("one", MANY);
    SchemaId one = SchemaId.builder().registryName("r").schemaName("one").build();
    inPieces("a schema", MANY, () -> glue.deleteSchema(r -> r.schemaId(one)));
    assertThatThrownBy(() -> glue.getSchema(r -> r.schemaId(one)))
        .isInstanceOf(EntityNotFoundException.class);
    assertThat(versions()).isZero();
    for (String name : List.of("a", "b", "c")) {
      aSchemaOf(name, PIECE);
    }
    RegistryId registry = RegistryId.builder().registryName("r").build();
    inPieces("a registry", MANY, () -> glue.deleteRegistry(r -> r.registryId(registry)));
    assertThatThrownBy(() -> glue.getRegistry(r -> r.registryId(registry)))
        .isInstanceOf(EntityNotFoundException.class);
    assertThat(versions()).isZero();
    assertThat(count("catalog_schema")).isZero();
    assertThat(count("catalog_removal")).isZero();
  }
}
