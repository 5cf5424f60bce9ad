package io.mastic.catalog.context.form;

import io.mastic.contract.GlueOperations;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Page;
import software.amazon.awssdk.services.glue.model.DeleteFormTypeRequest;
import software.amazon.awssdk.services.glue.model.DeleteFormTypeResponse;
import software.amazon.awssdk.services.glue.model.FormTypeItem;
import software.amazon.awssdk.services.glue.model.GetFormTypeRequest;
import software.amazon.awssdk.services.glue.model.GetFormTypeResponse;
import software.amazon.awssdk.services.glue.model.ListFormTypesRequest;
import software.amazon.awssdk.services.glue.model.ListFormTypesResponse;
import software.amazon.awssdk.services.glue.model.PutFormTypeRequest;
import software.amazon.awssdk.services.glue.model.PutFormTypeResponse;

/** AWS's verbs on form types. */
public final class FormTypeOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final FormTypes types;

  public FormTypeOperations(FormTypes types) {
    this.types = types;
  }

  @Override
  public PutFormTypeResponse putFormType(PutFormTypeRequest request) {
    FormType type = types.put(request.name(), request.schema());
    return Pojos.copy(type.shown(), PutFormTypeResponse.builder()).build();
  }

  @Override
  public GetFormTypeResponse getFormType(GetFormTypeRequest request) {
    return types.load(request.identifier()).shown();
  }

  @Override
  public ListFormTypesResponse listFormTypes(ListFormTypesRequest request) {
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<FormTypeItem> page =
        types
            .list(limit, request.nextToken())
            .map(name -> FormTypeItem.builder().id(name).name(name).build());
    return ListFormTypesResponse.builder().items(page.items()).nextToken(page.nextToken()).build();
  }

  @Override
  public DeleteFormTypeResponse deleteFormType(DeleteFormTypeRequest request) {
    types.delete(request.identifier());
    return DeleteFormTypeResponse.builder().build();
  }
}
