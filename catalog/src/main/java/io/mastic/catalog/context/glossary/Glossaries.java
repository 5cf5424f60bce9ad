package io.mastic.catalog.context.glossary;

import io.mastic.catalog.context.form.ContextErrors;
import io.mastic.catalog.context.form.ContextHome;
import io.mastic.catalog.context.form.ContextIds;
import io.mastic.catalog.context.form.Creation;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.GetGlossaryResponse;

/** Glossaries: known by identifiers that the server gives, and each by a name of its own. */
public final class Glossaries {

  private final Db db;

  public Glossaries(Db db) {
    this.db = db;
  }

  /** The new glossary, or the one that this very creation has already made. */
  Glossary create(String name, @Nullable String description, @Nullable String clientToken) {
    ContextHome home = ContextHome.current();
    Creation creation = Creation.of(clientToken, name, description);
    return db.write(
        h -> {
          Optional<Map.Entry<Glossary, String>> made = GlossaryStore.findMade(h, home, creation);
          if (made.isPresent()) {
            creation.checkSameAs(made.get().getValue());
            return made.get().getKey();
          }
          Glossary glossary = new Glossary(ContextIds.glossary(), name, document(description));
          if (!GlossaryStore.insert(h, home, glossary, creation)) {
            throw exists(name);
          }
          return glossary;
        });
  }

  Glossary load(String id) {
    return db.read(h -> load(h, id));
  }

  static Glossary load(Handle h, String id) {
    return GlossaryStore.find(h, ContextHome.current(), id)
        .orElseThrow(() -> ContextErrors.notFound("Glossary", id));
  }

  /** In the order of names. */
  Page<Glossary> list(int limit, @Nullable String token) {
    String after = ContextErrors.after(token);
    List<Glossary> rows =
        db.read(h -> GlossaryStore.list(h, ContextHome.current(), after, limit + 1));
    return Page.cut(rows, limit, glossary -> List.of(glossary.name()));
  }

  /** Changes what is given. */
  Glossary update(String id, @Nullable String name, @Nullable String description) {
    return db.write(
        h -> {
          Glossary old = load(h, id);
          Glossary changed =
              new Glossary(
                  id,
                  name == null ? old.name() : name,
                  description == null ? old.document() : document(description));
          Optional<Glossary> namesake =
              GlossaryStore.findNamed(h, ContextHome.current(), changed.name());
          if (namesake.isPresent() && !namesake.get().id().equals(id)) {
            throw exists(changed.name());
          }
          GlossaryStore.update(h, changed);
          return changed;
        });
  }

  /**
   * Deletes a glossary, which must be empty; one that is not there is gone already.
   *
   * @throws software.amazon.awssdk.services.glue.model.ConflictException if it has terms
   */
  void delete(String id) {
    db.writeOnly(
        h -> {
          if (!GlossaryTermStore.list(h, ContextHome.current(), id, "", 1).isEmpty()) {
            throw ContextErrors.conflict("Glossary " + id + " still contains glossary terms.");
          }
          GlossaryStore.delete(h, ContextHome.current(), id);
        });
  }

  private static String document(@Nullable String description) {
    return Pojos.json(GetGlossaryResponse.builder().description(description).build());
  }

  private static AlreadyExistsException exists(String name) {
    return Errors.alreadyExists("Glossary " + name + " already exists.");
  }
}
