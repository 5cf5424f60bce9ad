package io.mastic.catalog.context.asset;

import io.mastic.catalog.context.form.AssetType;
import io.mastic.catalog.context.form.BuiltIn;
import io.mastic.catalog.context.form.ContextErrors;
import io.mastic.catalog.context.form.ContextHome;
import io.mastic.catalog.context.form.ContextIds;
import io.mastic.catalog.context.form.FormTypes;
import io.mastic.contract.Errors;
import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.AssetFormEntry;
import software.amazon.awssdk.services.glue.model.GetAssetResponse;

/** Assets: what clients put, and the tables of the catalog, which come and go with these. */
public final class Assets {

  private static final String RESERVED = "amazon.";

  private final Db db;
  private final Clock clock;
  private final TableAssets tables;

  public Assets(Db db, Clock clock, TableAssets tables) {
    this.db = db;
    this.clock = clock;
    this.tables = tables;
  }

  /**
   * Creates an asset, or replaces what was put under its identifier; what is attached to it stays.
   *
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if its type or the
   *     type of one of its forms is not there
   */
  Asset put(
      String id,
      String typeId,
      String name,
      @Nullable String description,
      Map<String, AssetFormEntry> forms) {
    ContextHome home = ContextHome.current();
    // Content is judged outside of the transaction, which others wait for.
    Map<String, AssetFormEntry> checked =
        db.read(
            h -> {
              checkFree(h, id, typeId);
              return checked(h, AssetTypes.load(h, typeId), forms);
            });
    return db.write(
        h -> {
          AssetTypes.load(h, typeId);
          checked.values().forEach(form -> FormTypes.load(h, form.formTypeId()));
          Optional<Asset> old = AssetStore.find(h, home, id);
          Instant now = clock.instant();
          Asset asset =
              new Asset(
                  old.map(Asset::key).orElseGet(ContextIds::assetKey),
                  id,
                  typeId,
                  new Asset.Title(name, description),
                  checked,
                  new Asset.Times(old.map(Asset::createdAt).orElse(now), now),
                  null);
          AssetStore.put(h, home, asset);
          return asset;
        });
  }

  /** As AWS answers it, with what is attached. */
  GetAssetResponse show(String identifier) {
    return db.read(
        h -> {
          Target asset = Target.of(load(h, identifier));
          return asset
              .asset()
              .shown()
              .attachments(AttachmentStore.list(h, asset))
              .glossaryTerms(AssociationStore.noneAsNull(AssociationStore.list(h, asset)))
              .build();
        });
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  public Asset load(Handle h, String identifier) {
    return find(h, identifier).orElseThrow(() -> ContextErrors.notFound("Asset", identifier));
  }

  public Optional<Asset> find(Handle h, String identifier) {
    ContextHome home = ContextHome.current();
    return AssetStore.find(h, home, identifier).or(() -> tables.find(h, home, identifier));
  }

  /** Changes name and description, where they are given. */
  Asset update(String identifier, @Nullable String name, @Nullable String description) {
    return db.write(
        h -> {
          Asset changed = load(h, identifier).renamed(name, description, clock.instant());
          if (changed.table() == null) {
            AssetStore.put(h, ContextHome.current(), changed);
          } else {
            tables.rename(h, changed, name, description);
          }
          return changed;
        });
  }

  /** Deletes what a client put, with all that is attached; what is not there is gone already. */
  void delete(String identifier) {
    db.writeOnly(
        h -> {
          Optional<Asset> asset = find(h, identifier);
          if (asset.isPresent()) {
            Asset found = asset.get();
            if (found.table() != null) {
              throw Errors.invalidInput(
                  "Asset " + identifier + " is a table and is deleted with it, by DeleteTable.");
            }
            AttachmentStore.deleteAll(h, found.key());
            AssociationStore.deleteAll(h, found.key());
            AssetStore.delete(h, found.key());
          }
        });
  }

  private void checkFree(Handle h, String id, String typeId) {
    if (id.startsWith(RESERVED)) {
      throw Errors.invalidInput("Identifiers must not begin with " + RESERVED);
    }
    if (typeId.equals(BuiltIn.TABLE) || isOfTable(h, id)) {
      throw Errors.invalidInput(
          "Tables are assets by themselves: change them with UpdateAsset and PutAttachment.");
    }
  }

  /** Also where there is no such table yet. */
  private boolean isOfTable(Handle h, String id) {
    return id.startsWith(Arns.glue(Caller.current(), "table", ""))
        || tables.find(h, ContextHome.current(), id).isPresent();
  }

  /** The forms with their types, each checked against its own. */
  private static Map<String, AssetFormEntry> checked(
      Handle h, AssetType type, Map<String, AssetFormEntry> forms) {
    Map<String, AssetFormEntry> checked = new TreeMap<>();
    forms.forEach(
        (name, form) -> {
          String formType = formType(type, name, form.formTypeId());
          FormTypes.check(h, formType, form.content());
          checked.put(name, form.toBuilder().formTypeId(formType).build());
        });
    return checked;
  }

  private static String formType(AssetType type, String form, @Nullable String said) {
    String expected = type.forms().get(form);
    if (expected == null) {
      if (said == null) {
        throw Errors.invalidInput("Form " + form + " needs a FormTypeId.");
      }
      return said;
    }
    if (said != null && !said.equals(expected)) {
      throw Errors.invalidInput(
          "Form " + form + " of asset type " + type.name() + " is of form type " + expected + ".");
    }
    return expected;
  }
}
