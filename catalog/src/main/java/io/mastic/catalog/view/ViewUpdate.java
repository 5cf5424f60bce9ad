package io.mastic.catalog.view;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.UpdateTableRequest;
import software.amazon.awssdk.services.glue.model.ViewUpdateAction;

/**
 * What UpdateTable is to do with a view's dialects.
 *
 * @param action null where the client did not say one
 */
public record ViewUpdate(@Nullable ViewUpdateAction action, Matching matching) {

  /** Whether the dialects that stay must agree with the ones that come. */
  enum Matching {
    REQUIRED,
    IGNORED
  }

  public static final ViewUpdate NONE = new ViewUpdate(null, Matching.REQUIRED);

  public static ViewUpdate of(UpdateTableRequest request) {
    boolean forced = Boolean.TRUE.equals(request.force());
    return new ViewUpdate(
        request.viewUpdateAction(), forced ? Matching.IGNORED : Matching.REQUIRED);
  }
}
