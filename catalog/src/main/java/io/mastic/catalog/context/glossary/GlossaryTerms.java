package io.mastic.catalog.context.glossary;

import io.mastic.catalog.context.asset.AssociationStore;
import io.mastic.catalog.context.form.ContextErrors;
import io.mastic.catalog.context.form.ContextHome;
import io.mastic.catalog.context.form.ContextIds;
import io.mastic.catalog.context.form.Creation;
import io.mastic.catalog.leftover.Removals;
import io.mastic.catalog.scope.Scope;
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
import software.amazon.awssdk.services.glue.model.GetGlossaryTermResponse;

/** The terms of glossaries; within one, each has a name of its own. */
public final class GlossaryTerms {

  private static final String KIND = "glossary-term";

  private final Db db;
  private final Removals removals;

  /**
   * @param removals takes terms off what has them in pieces: there may be any number of assets
   */
  public GlossaryTerms(Db db, Removals removals) {
    this.db = db;
    this.removals = removals;
    removals.handle(KIND, GlossaryTerms::remove);
  }

  /** What a client says about a term; what it leaves out is null. */
  record Words(
      @Nullable String name, @Nullable String shortDescription, @Nullable String longDescription) {}

  /** The new term, or the one that this very creation has already made. */
  GlossaryTerm create(String glossaryId, String name, Words words, @Nullable String clientToken) {
    ContextHome home = ContextHome.current();
    Creation creation =
        Creation.of(
            clientToken, glossaryId, name, words.shortDescription(), words.longDescription());
    return db.write(
        h -> {
          Optional<Map.Entry<GlossaryTerm, String>> made =
              GlossaryTermStore.findMade(h, home, creation);
          if (made.isPresent()) {
            creation.checkSameAs(made.get().getValue());
            return made.get().getKey();
          }
          Glossaries.load(h, glossaryId);
          GetGlossaryTermResponse nothing = GetGlossaryTermResponse.builder().build();
          GlossaryTerm term =
              new GlossaryTerm(ContextIds.term(), glossaryId, name, document(nothing, words));
          if (!GlossaryTermStore.insert(h, home, term, creation)) {
            throw exists(name);
          }
          return term;
        });
  }

  GlossaryTerm load(String id) {
    return db.read(h -> load(h, id));
  }

  private static GlossaryTerm load(Handle h, String id) {
    return GlossaryTermStore.find(h, ContextHome.current(), id)
        .orElseThrow(() -> ContextErrors.notFound("Glossary term", id));
  }

  /** A glossary's, in the order of names. */
  Page<GlossaryTerm> list(String glossaryId, int limit, @Nullable String token) {
    String after = ContextErrors.after(token);
    List<GlossaryTerm> rows =
        db.read(
            h -> GlossaryTermStore.list(h, ContextHome.current(), glossaryId, after, limit + 1));
    return Page.cut(rows, limit, term -> List.of(term.name()));
  }

  /** Changes what is given. */
  GlossaryTerm update(String id, Words words) {
    return db.write(
        h -> {
          GlossaryTerm old = load(h, id);
          GlossaryTerm changed =
              new GlossaryTerm(
                  id,
                  old.glossaryId(),
                  words.name() == null ? old.name() : words.name(),
                  document(old.shown(), words));
          Optional<GlossaryTerm> namesake =
              GlossaryTermStore.findNamed(h, old.glossaryId(), changed.name());
          if (namesake.isPresent() && !namesake.get().id().equals(id)) {
            throw exists(changed.name());
          }
          GlossaryTermStore.update(h, changed);
          return changed;
        });
  }

  /** Deletes a term and its associations; one that is not there is gone already. */
  void delete(String id) {
    ContextHome home = ContextHome.current();
    if (db.read(h -> GlossaryTermStore.find(h, home, id)).isPresent()) {
      removals.remove(KIND, Scope.current(), id, h -> {});
    }
  }

  private static int remove(Handle h, Scope scope, String id, int most) {
    int taken = AssociationStore.deleteTerm(h, id, most);
    if (taken < most) {
      GlossaryTermStore.delete(h, id);
    }
    return taken;
  }

  private static String document(GetGlossaryTermResponse old, Words words) {
    String shorter = words.shortDescription();
    String longer = words.longDescription();
    return Pojos.json(
        GetGlossaryTermResponse.builder()
            .shortDescription(shorter == null ? old.shortDescription() : shorter)
            .longDescription(longer == null ? old.longDescription() : longer)
            .build());
  }

  private static AlreadyExistsException exists(String name) {
    return Errors.alreadyExists("Glossary term " + name + " already exists.");
  }
}
