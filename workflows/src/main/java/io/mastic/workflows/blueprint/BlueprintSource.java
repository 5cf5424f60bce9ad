package io.mastic.workflows.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;

/**
 * The last good archive of a blueprint, from which its runs are made.
 *
 * @param archive the ZIP file in base 64
 */
record BlueprintSource(String generator, JsonNode parameterSpec, String archive) {

  static BlueprintSource of(byte[] zip) {
    BlueprintArchive read = BlueprintArchive.read(zip);
    return new BlueprintSource(
        read.generator(), read.parameterSpec(), Base64.getEncoder().encodeToString(zip));
  }
}
