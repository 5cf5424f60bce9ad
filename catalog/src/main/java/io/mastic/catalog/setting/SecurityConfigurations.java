package io.mastic.catalog.setting;

import io.mastic.catalog.document.DocumentRow;
import io.mastic.catalog.document.DocumentStore;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.Scope;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.EncryptionConfiguration;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.SecurityConfiguration;

/** The security configurations that jobs and crawlers name. */
public final class SecurityConfigurations {

  private final Db db;
  private final Clock clock;
  private final DocumentStore store = new DocumentStore("security-configuration");

  public SecurityConfigurations(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Gives when it was created. */
  public Instant create(Scope scope, String name, EncryptionConfiguration encryption) {
    long now = clock.millis();
    if (!db.write(h -> store.insert(h, scope, name, Pojos.json(encryption), now))) {
      throw Errors.alreadyExists("Security Configuration already exists: " + name);
    }
    return Instant.ofEpochMilli(now);
  }

  public Optional<SecurityConfiguration> find(Scope scope, String name) {
    return db.read(h -> store.find(h, scope, name)).map(SecurityConfigurations::shown);
  }

  /**
   * @throws EntityNotFoundException if there is none
   */
  public SecurityConfiguration load(Scope scope, String name) {
    return find(scope, name).orElseThrow(() -> notFound(name));
  }

  /**
   * Whether something may name it, as StartJobRun and the updates do.
   *
   * @param name null or empty for none
   * @throws EntityNotFoundException if there is none of that name
   */
  public void check(@Nullable String name) {
    if (name != null && !name.isEmpty()) {
      load(Scope.current(), name);
    }
  }

  /**
   * The same for CreateJob and CreateCrawler, whose errors have no EntityNotFoundException.
   *
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if there is none of
   *     that name
   */
  public void checkOfNew(@Nullable String name) {
    if (name != null && !name.isEmpty() && find(Scope.current(), name).isEmpty()) {
      throw Errors.invalidInput("Security Configuration " + name + " not found.");
    }
  }

  /** In the order of names. */
  public Page<SecurityConfiguration> list(Scope scope, int limit, @Nullable String token) {
    String after = CatalogErrors.after(token);
    List<DocumentRow> rows = db.read(h -> store.list(h, scope, after, limit + 1));
    return Page.cut(rows, limit, row -> List.of(row.name())).map(SecurityConfigurations::shown);
  }

  public void delete(Scope scope, String name) {
    if (!db.write(h -> store.delete(h, scope, name))) {
      throw notFound(name);
    }
  }

  private static SecurityConfiguration shown(DocumentRow row) {
    return SecurityConfiguration.builder()
        .name(row.name())
        .createdTimeStamp(row.created())
        .encryptionConfiguration(
            Pojos.read(row.document(), EncryptionConfiguration.builder()).build())
        .build();
  }

  private static EntityNotFoundException notFound(String name) {
    return Errors.entityNotFound("Security Configuration " + name + " not found.");
  }
}
