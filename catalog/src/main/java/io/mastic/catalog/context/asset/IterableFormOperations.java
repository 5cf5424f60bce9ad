package io.mastic.catalog.context.asset;

import io.mastic.contract.GlueOperations;
import io.mastic.kernel.Page;
import software.amazon.awssdk.services.glue.model.BatchGetIterableFormsRequest;
import software.amazon.awssdk.services.glue.model.BatchGetIterableFormsResponse;
import software.amazon.awssdk.services.glue.model.IterableFormListItem;
import software.amazon.awssdk.services.glue.model.ListIterableFormsRequest;
import software.amazon.awssdk.services.glue.model.ListIterableFormsResponse;

/** AWS's verbs on the items of iterable forms. */
public final class IterableFormOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final IterableForms forms;

  public IterableFormOperations(IterableForms forms) {
    this.forms = forms;
  }

  @Override
  public ListIterableFormsResponse listIterableForms(ListIterableFormsRequest request) {
    Page<IterableFormListItem> page =
        forms.list(
            request.assetIdentifier(),
            request.iterableFormName(),
            request.maxResults() == null ? PAGE : request.maxResults(),
            request.nextToken());
    return ListIterableFormsResponse.builder()
        .items(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public BatchGetIterableFormsResponse batchGetIterableForms(BatchGetIterableFormsRequest request) {
    IterableForms.Items items =
        forms.load(
            request.assetIdentifier(), request.iterableFormName(), request.itemIdentifiers());
    return BatchGetIterableFormsResponse.builder()
        .items(items.found())
        .errors(items.errors())
        .build();
  }
}
