package io.mastic.catalog.context.glossary;

import io.mastic.contract.GlueOperations;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Page;
import software.amazon.awssdk.services.glue.model.CreateGlossaryRequest;
import software.amazon.awssdk.services.glue.model.CreateGlossaryResponse;
import software.amazon.awssdk.services.glue.model.DeleteGlossaryRequest;
import software.amazon.awssdk.services.glue.model.DeleteGlossaryResponse;
import software.amazon.awssdk.services.glue.model.GetGlossaryRequest;
import software.amazon.awssdk.services.glue.model.GetGlossaryResponse;
import software.amazon.awssdk.services.glue.model.GlossaryItem;
import software.amazon.awssdk.services.glue.model.ListGlossariesRequest;
import software.amazon.awssdk.services.glue.model.ListGlossariesResponse;
import software.amazon.awssdk.services.glue.model.UpdateGlossaryRequest;
import software.amazon.awssdk.services.glue.model.UpdateGlossaryResponse;

/** AWS's verbs on glossaries. */
public final class GlossaryOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final Glossaries glossaries;

  public GlossaryOperations(Glossaries glossaries) {
    this.glossaries = glossaries;
  }

  @Override
  public CreateGlossaryResponse createGlossary(CreateGlossaryRequest request) {
    Glossary glossary =
        glossaries.create(request.name(), request.description(), request.clientToken());
    return Pojos.copy(glossary.shown(), CreateGlossaryResponse.builder()).build();
  }

  @Override
  public GetGlossaryResponse getGlossary(GetGlossaryRequest request) {
    return glossaries.load(request.identifier()).shown();
  }

  @Override
  public UpdateGlossaryResponse updateGlossary(UpdateGlossaryRequest request) {
    Glossary glossary =
        glossaries.update(request.identifier(), request.name(), request.description());
    return Pojos.copy(glossary.shown(), UpdateGlossaryResponse.builder()).build();
  }

  @Override
  public DeleteGlossaryResponse deleteGlossary(DeleteGlossaryRequest request) {
    glossaries.delete(request.identifier());
    return DeleteGlossaryResponse.builder().build();
  }

  @Override
  public ListGlossariesResponse listGlossaries(ListGlossariesRequest request) {
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<GlossaryItem> page =
        glossaries
            .list(limit, request.nextToken())
            .map(glossary -> Pojos.copy(glossary.shown(), GlossaryItem.builder()).build());
    return ListGlossariesResponse.builder().items(page.items()).nextToken(page.nextToken()).build();
  }
}
