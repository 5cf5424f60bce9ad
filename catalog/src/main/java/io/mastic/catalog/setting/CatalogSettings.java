package io.mastic.catalog.setting;

import io.mastic.catalog.document.DocumentRow;
import io.mastic.catalog.document.DocumentStore;
import io.mastic.catalog.document.NestedCatalogs;
import io.mastic.catalog.scope.Scope;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.model.CatalogEncryptionMode;
import software.amazon.awssdk.services.glue.model.CatalogImportStatus;
import software.amazon.awssdk.services.glue.model.DataCatalogEncryptionSettings;
import software.amazon.awssdk.services.glue.model.EncryptionAtRest;

/** What is said of a catalog as a whole: its encryption, and whether it was imported. */
public final class CatalogSettings {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogSettings.class);
  private static final String ENCRYPTION = "encryption";
  private static final String IMPORT = "import";

  /** What Glue answers of what was never set. */
  private static final DataCatalogEncryptionSettings UNSET =
      DataCatalogEncryptionSettings.builder()
          .encryptionAtRest(e -> e.catalogEncryptionMode(CatalogEncryptionMode.DISABLED))
          .connectionPasswordEncryption(c -> c.returnConnectionPasswordEncrypted(false))
          .build();

  private final Db db;
  private final Clock clock;
  private final DocumentStore store = new DocumentStore("setting");

  public CatalogSettings(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * Keeps the settings. ReturnConnectionPasswordEncrypted acts, with keys of this server's own.
   * Encryption of the metadata at rest does not, and the log says so: whoever applies a stack with
   * it goes on, and docs/security.md says what to do instead.
   */
  public void putEncryption(Scope scope, DataCatalogEncryptionSettings settings) {
    EncryptionAtRest atRest = settings.encryptionAtRest();
    if (atRest != null && atRest.catalogEncryptionMode() != CatalogEncryptionMode.DISABLED) {
      LOG.warn(
          "catalog {} in {}: CatalogEncryptionMode {} is kept and shown, but metadata is not"
              + " encrypted by this server; encrypt its disk (docs/security.md)",
          scope.catalog(),
          scope.region(),
          atRest.catalogEncryptionModeAsString());
    }
    db.writeOnly(
        h -> {
          NestedCatalogs.check(h, scope);
          store.put(h, scope, ENCRYPTION, Pojos.json(settings), clock.millis());
        });
  }

  public DataCatalogEncryptionSettings encryption(Scope scope) {
    return db.read(h -> find(h, scope, ENCRYPTION))
        .map(row -> Pojos.read(row.document(), UNSET.toBuilder()).build())
        .orElse(UNSET);
  }

  /** Notes an import of Athena's old catalog: there is none here, so it is complete at once. */
  public void recordImport(Scope scope) {
    CatalogImportStatus status =
        CatalogImportStatus.builder()
            .importCompleted(true)
            .importTime(clock.instant())
            .importedBy(Caller.current().principalArn())
            .build();
    db.writeOnly(
        h -> {
          NestedCatalogs.check(h, scope);
          store.put(h, scope, IMPORT, Pojos.json(status), clock.millis());
        });
  }

  /** Complete also where nobody imported anything: nothing is waiting to be imported. */
  public CatalogImportStatus importStatus(Scope scope) {
    return db.read(h -> find(h, scope, IMPORT))
        .map(row -> Pojos.read(row.document(), CatalogImportStatus.builder()).build())
        .orElse(CatalogImportStatus.builder().importCompleted(true).build());
  }

  private Optional<DocumentRow> find(Handle h, Scope scope, String name) {
    NestedCatalogs.check(h, scope);
    return store.find(h, scope, name);
  }
}
