package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An output as a template declares it.
 *
 * @param value not evaluated
 * @param exportName not evaluated
 */
public record OutputSpec(
    String name,
    JsonNode value,
    String description,
    Optional<JsonNode> exportName,
    Optional<String> condition) {}
