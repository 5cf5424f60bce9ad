package io.mastic.catalog.context.asset;

import io.mastic.catalog.context.form.ContextErrors;
import io.mastic.catalog.context.form.FormTypes;
import io.mastic.kernel.Db;
import org.jspecify.annotations.Nullable;

/** Forms on assets, and on the columns of tables. */
public final class Attachments {

  private final Db db;
  private final Assets assets;

  public Attachments(Db db, Assets assets) {
    this.db = db;
    this.assets = assets;
  }

  /**
   * Attaches a form; one of that name is replaced.
   *
   * @param form the iterable form that the item is of; null for the asset itself
   */
  Target put(
      String assetId,
      @Nullable String form,
      @Nullable String item,
      String name,
      String formType,
      String content) {
    // Content is judged outside of the transaction, which others wait for.
    db.read(
        h -> {
          Target target = Target.of(assets.load(h, assetId), form, item);
          FormTypes.check(h, formType, content);
          return target;
        });
    return db.write(
        h -> {
          Target target = Target.of(assets.load(h, assetId), form, item);
          FormTypes.load(h, formType);
          AttachmentStore.put(h, target, name, formType, content);
          return target;
        });
  }

  Target delete(String assetId, @Nullable String form, @Nullable String item, String name) {
    return db.write(
        h -> {
          Target target = Target.of(assets.load(h, assetId), form, item);
          if (!AttachmentStore.delete(h, target, name)) {
            throw ContextErrors.notFound("Attachment", name);
          }
          return target;
        });
  }
}
