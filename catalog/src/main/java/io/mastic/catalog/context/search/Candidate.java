package io.mastic.catalog.context.search;

import io.mastic.catalog.context.asset.Asset;
import io.mastic.catalog.context.asset.AssociationStore;
import io.mastic.catalog.context.asset.Attachment;
import io.mastic.catalog.context.asset.AttachmentStore;
import io.mastic.catalog.context.asset.TableAsset;
import io.mastic.catalog.context.form.ContextHome;
import io.mastic.catalog.context.form.FormContent;
import io.mastic.catalog.context.glossary.GlossaryTerm;
import io.mastic.catalog.context.glossary.GlossaryTermStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.Column;

/** An asset that a search looks at, with what is attached to it and to its items. */
final class Candidate {

  private final Asset asset;
  private final Chunk chunk;

  private Candidate(Asset asset, Chunk chunk) {
    this.asset = asset;
    this.chunk = chunk;
  }

  /** What is attached to some assets, read when the first of them is asked for it. */
  private static final class Chunk {
    private final Handle handle;
    private final List<Long> keys;
    private List<Attachment> attachments = List.of();
    private List<AssociationStore.Association> associations = List.of();
    private Map<String, GlossaryTerm> terms = Map.of();
    private boolean isRead;

    Chunk(Handle handle, List<Asset> assets) {
      this.handle = handle;
      this.keys = assets.stream().map(Asset::key).toList();
    }

    Chunk read() {
      if (!isRead) {
        attachments = AttachmentStore.listAll(handle, keys);
        associations = AssociationStore.listAll(handle, keys);
        Set<String> ids =
            associations.stream()
                .map(AssociationStore.Association::termId)
                .collect(Collectors.toSet());
        terms =
            GlossaryTermStore.find(handle, ContextHome.current(), ids).stream()
                .collect(Collectors.toMap(GlossaryTerm::id, term -> term));
        isRead = true;
      }
      return this;
    }
  }

  static List<Candidate> of(Handle h, List<Asset> assets) {
    Chunk chunk = new Chunk(h, assets);
    return assets.stream().map(asset -> new Candidate(asset, chunk)).toList();
  }

  Asset asset() {
    return asset;
  }

  /** The asset's own terms. */
  List<String> termIds() {
    return associations()
        .filter(association -> association.item().isEmpty())
        .map(AssociationStore.Association::termId)
        .toList();
  }

  /** The terms of the asset and of its items. */
  List<GlossaryTerm> terms() {
    Map<String, GlossaryTerm> terms = chunk.read().terms;
    return associations()
        .map(AssociationStore.Association::termId)
        .distinct()
        .filter(terms::containsKey)
        .map(terms::get)
        .toList();
  }

  /** The asset's forms, and the attachments of the asset and of its items. */
  List<FormContent> forms() {
    List<FormContent> forms = new ArrayList<>();
    asset
        .forms()
        .values()
        .forEach(form -> forms.add(new FormContent(form.formTypeId(), form.content())));
    chunk.read().attachments.stream()
        .filter(attachment -> attachment.assetKey() == asset.key())
        .filter(attachment -> isThere(attachment.item()))
        .map(attachment -> new FormContent(attachment.formType(), attachment.content()))
        .forEach(forms::add);
    return forms;
  }

  List<Column> columns() {
    TableAsset table = asset.table();
    return table == null ? List.of() : table.columns();
  }

  private Stream<AssociationStore.Association> associations() {
    return chunk.read().associations.stream()
        .filter(association -> association.assetKey() == asset.key())
        .filter(association -> isThere(association.item()));
  }

  /** What was attached to a column that the table no longer has is not found. */
  private boolean isThere(String item) {
    return item.isEmpty() || columns().stream().anyMatch(column -> item.equals(column.name()));
  }
}
