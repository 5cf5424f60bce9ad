package io.mastic.catalog.context.glossary;

import io.mastic.catalog.context.glossary.GlossaryTerms.Words;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Page;
import software.amazon.awssdk.services.glue.model.CreateGlossaryTermRequest;
import software.amazon.awssdk.services.glue.model.CreateGlossaryTermResponse;
import software.amazon.awssdk.services.glue.model.DeleteGlossaryTermRequest;
import software.amazon.awssdk.services.glue.model.DeleteGlossaryTermResponse;
import software.amazon.awssdk.services.glue.model.GetGlossaryTermRequest;
import software.amazon.awssdk.services.glue.model.GetGlossaryTermResponse;
import software.amazon.awssdk.services.glue.model.GlossaryTermItem;
import software.amazon.awssdk.services.glue.model.ListGlossaryTermsRequest;
import software.amazon.awssdk.services.glue.model.ListGlossaryTermsResponse;
import software.amazon.awssdk.services.glue.model.UpdateGlossaryTermRequest;
import software.amazon.awssdk.services.glue.model.UpdateGlossaryTermResponse;

/** AWS's verbs on the terms of glossaries. */
public final class GlossaryTermOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final GlossaryTerms terms;

  public GlossaryTermOperations(GlossaryTerms terms) {
    this.terms = terms;
  }

  @Override
  public CreateGlossaryTermResponse createGlossaryTerm(CreateGlossaryTermRequest request) {
    Words words = new Words(request.name(), request.shortDescription(), request.longDescription());
    GlossaryTerm term =
        terms.create(request.glossaryIdentifier(), request.name(), words, request.clientToken());
    return Pojos.copy(term.shown(), CreateGlossaryTermResponse.builder()).build();
  }

  @Override
  public GetGlossaryTermResponse getGlossaryTerm(GetGlossaryTermRequest request) {
    return terms.load(request.identifier()).shown();
  }

  @Override
  public UpdateGlossaryTermResponse updateGlossaryTerm(UpdateGlossaryTermRequest request) {
    Words words = new Words(request.name(), request.shortDescription(), request.longDescription());
    GlossaryTerm term = terms.update(request.identifier(), words);
    return Pojos.copy(term.shown(), UpdateGlossaryTermResponse.builder()).build();
  }

  @Override
  public DeleteGlossaryTermResponse deleteGlossaryTerm(DeleteGlossaryTermRequest request) {
    terms.delete(request.identifier());
    return DeleteGlossaryTermResponse.builder().build();
  }

  @Override
  public ListGlossaryTermsResponse listGlossaryTerms(ListGlossaryTermsRequest request) {
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<GlossaryTermItem> page =
        terms
            .list(request.glossaryIdentifier(), limit, request.nextToken())
            .map(term -> Pojos.copy(term.shown(), GlossaryTermItem.builder()).build());
    return ListGlossaryTermsResponse.builder()
        .items(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
