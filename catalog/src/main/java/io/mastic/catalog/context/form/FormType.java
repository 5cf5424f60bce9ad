package io.mastic.catalog.context.form;

import software.amazon.awssdk.services.glue.model.GetFormTypeResponse;

/**
 * A kind of form: its name, which is its identifier too, and its schema.
 *
 * @param schema a structure in Smithy's language
 */
record FormType(String name, String schema) {

  /** As AWS answers it. */
  GetFormTypeResponse shown() {
    return GetFormTypeResponse.builder().id(name).name(name).schema(schema).build();
  }
}
