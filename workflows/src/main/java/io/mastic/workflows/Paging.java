package io.mastic.workflows;

import io.mastic.contract.Errors;
import io.mastic.kernel.Page;
import org.jspecify.annotations.Nullable;

/** MaxResults and NextToken of this room's listings. */
final class Paging {

  @FunctionalInterface
  interface Listing<T> {
    Page<T> page(@Nullable String token, int limit);
  }

  private Paging() {}

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException for a token that is
   *     none of ours
   */
  static <T> Page<T> page(
      @Nullable String token, @Nullable Integer asked, int usual, Listing<T> listing) {
    try {
      return listing.page(token, asked == null ? usual : asked);
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("Invalid pagination token");
    }
  }
}
