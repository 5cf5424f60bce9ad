package io.mastic.catalog.context.glossary;

import io.mastic.contract.Pojos;
import software.amazon.awssdk.services.glue.model.GetGlossaryResponse;

/**
 * A container of terms.
 *
 * @param document what the client said beside the name, as AWS JSON
 */
record Glossary(String id, String name, String document) {

  /** As AWS answers it. */
  GetGlossaryResponse shown() {
    return Pojos.read(document, GetGlossaryResponse.builder()).id(id).name(name).build();
  }
}
