package io.mastic.catalog.context;

import io.mastic.catalog.context.asset.AssetOperations;
import io.mastic.catalog.context.asset.AssetTypeOperations;
import io.mastic.catalog.context.asset.AssetTypes;
import io.mastic.catalog.context.asset.Assets;
import io.mastic.catalog.context.asset.AttachmentOperations;
import io.mastic.catalog.context.asset.Attachments;
import io.mastic.catalog.context.asset.CatalogTables;
import io.mastic.catalog.context.asset.IterableFormOperations;
import io.mastic.catalog.context.asset.IterableForms;
import io.mastic.catalog.context.asset.TableAssets;
import io.mastic.catalog.context.form.FormTypeOperations;
import io.mastic.catalog.context.form.FormTypes;
import io.mastic.catalog.context.glossary.Glossaries;
import io.mastic.catalog.context.glossary.GlossaryOperations;
import io.mastic.catalog.context.glossary.GlossaryTermOperations;
import io.mastic.catalog.context.glossary.GlossaryTerms;
import io.mastic.catalog.context.glossary.TermAssociationOperations;
import io.mastic.catalog.context.glossary.TermAssociations;
import io.mastic.catalog.context.search.AssetSearch;
import io.mastic.catalog.context.search.AssetSearchOperations;
import io.mastic.catalog.leftover.Children;
import io.mastic.catalog.leftover.Removals;
import io.mastic.kernel.Db;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.services.glue.GlueClient;

/** The business context of a catalog, by AWS's verbs. */
public final class BusinessContext {

  private final Db db;
  private final Assets assets;
  private final TableAssets tables;
  private final GlossaryTerms terms;

  /**
   * @param catalog the tables that are assets by themselves
   * @param removals what is too much for one transaction goes by these
   */
  public BusinessContext(Db db, Clock clock, CatalogTables catalog, Removals removals) {
    this.db = db;
    this.tables = new TableAssets(catalog);
    this.assets = new Assets(db, clock, tables);
    this.terms = new GlossaryTerms(db, removals);
  }

  /** What a table that is gone leaves behind here. */
  public static List<Children> childrenOfTable() {
    return TableAssets.CHILDREN;
  }

  /** A class per noun. */
  public List<GlueClient> operations() {
    return List.of(
        new GlossaryOperations(new Glossaries(db)),
        new GlossaryTermOperations(terms),
        new TermAssociationOperations(new TermAssociations(db, assets)),
        new FormTypeOperations(new FormTypes(db)),
        new AssetTypeOperations(new AssetTypes(db)),
        new AssetOperations(assets),
        new AttachmentOperations(new Attachments(db, assets)),
        new IterableFormOperations(new IterableForms(db, assets)),
        new AssetSearchOperations(new AssetSearch(db, assets, tables)));
  }
}
