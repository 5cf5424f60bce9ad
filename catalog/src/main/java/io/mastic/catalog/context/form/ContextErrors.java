package io.mastic.catalog.context.form;

import io.mastic.contract.Errors;
import io.mastic.kernel.PageToken;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.ConflictException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** What is refused about business context, and where a page goes on. */
public final class ContextErrors {

  private ContextErrors() {}

  public static EntityNotFoundException notFound(String what, String identifier) {
    return Errors.entityNotFound(what + " " + identifier + " not found.");
  }

  public static ConflictException conflict(String message) {
    return ConflictException.builder().message(message).build();
  }

  /** The parts of a page's token; empty for the first page. */
  public static List<String> position(@Nullable String token, int parts) {
    try {
      return PageToken.decode(token, parts);
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("Invalid NextToken.");
    }
  }

  /** The name that a page starts behind, in listings in the order of names. */
  public static String after(@Nullable String token) {
    List<String> position = position(token, 1);
    return position.isEmpty() ? "" : position.get(0);
  }
}
