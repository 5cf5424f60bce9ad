package io.mastic.catalog.context.glossary;

import io.mastic.contract.Pojos;
import software.amazon.awssdk.services.glue.model.GetGlossaryTermResponse;

/**
 * A word of the business and what it means.
 *
 * @param document the descriptions, as AWS JSON
 */
public record GlossaryTerm(String id, String glossaryId, String name, String document) {

  /** As AWS answers it. */
  public GetGlossaryTermResponse shown() {
    return Pojos.read(document, GetGlossaryTermResponse.builder())
        .id(id)
        .glossaryId(glossaryId)
        .name(name)
        .build();
  }
}
