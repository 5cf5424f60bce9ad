package io.mastic.catalog.context.glossary;

import io.mastic.catalog.context.asset.Assets;
import io.mastic.catalog.context.asset.AssociationStore;
import io.mastic.catalog.context.asset.Target;
import io.mastic.catalog.context.form.ContextErrors;
import io.mastic.catalog.context.form.ContextHome;
import io.mastic.contract.Errors;
import io.mastic.kernel.Db;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Terms on assets, and on the columns of tables. */
public final class TermAssociations {

  private static final int MOST_OF_AN_ASSET = 10;
  private static final int MOST_OF_AN_ITEM = 5;

  private final Db db;
  private final Assets assets;

  public TermAssociations(Db db, Assets assets) {
    this.db = db;
    this.assets = assets;
  }

  /** What terms are on a target, after they were changed. */
  record Associated(Target target, List<String> terms) {}

  /** Adds terms to those that are there. */
  Associated add(
      String assetId, @Nullable String form, @Nullable String item, Collection<String> termIds) {
    return db.write(
        h -> {
          Target target = Target.of(assets.load(h, assetId), form, item);
          checkThere(h, termIds);
          termIds.forEach(term -> AssociationStore.put(h, target, term));
          List<String> terms = AssociationStore.list(h, target);
          int most = target.isItem() ? MOST_OF_AN_ITEM : MOST_OF_AN_ASSET;
          if (terms.size() > most) {
            throw Errors.invalidInput(
                (target.isItem() ? "An item" : "An asset")
                    + " can have at most "
                    + most
                    + " glossary terms.");
          }
          return new Associated(target, terms);
        });
  }

  /** Takes terms away; one that is not there is gone already. */
  Associated remove(
      String assetId, @Nullable String form, @Nullable String item, Collection<String> termIds) {
    return db.write(
        h -> {
          Target target = Target.of(assets.load(h, assetId), form, item);
          termIds.forEach(term -> AssociationStore.delete(h, target, term));
          return new Associated(target, AssociationStore.list(h, target));
        });
  }

  private static void checkThere(Handle h, Collection<String> termIds) {
    Set<String> missing = new TreeSet<>(termIds);
    GlossaryTermStore.find(h, ContextHome.current(), termIds)
        .forEach(term -> missing.remove(term.id()));
    if (!missing.isEmpty()) {
      throw ContextErrors.notFound("Glossary term", String.join(", ", missing));
    }
  }
}
