package io.mastic.catalog.function;

import io.mastic.catalog.scope.NamePattern;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.FunctionType;
import software.amazon.awssdk.services.glue.model.UserDefinedFunction;

/**
 * Which functions are asked for.
 *
 * @param type null for all; a function that says none is a regular one
 */
record FunctionFilter(NamePattern pattern, @Nullable FunctionType type) {

  static FunctionFilter of(@Nullable String pattern, @Nullable FunctionType type) {
    return new FunctionFilter(NamePattern.of(pattern), type);
  }

  boolean passes(UserDefinedFunction function) {
    FunctionType its =
        Objects.requireNonNullElse(function.functionType(), FunctionType.REGULAR_FUNCTION);
    return (type == null || type == its) && pattern.matches(function.functionName());
  }
}
