package io.mastic.workflows.blueprint;

import io.mastic.contract.Pojos;
import io.mastic.kernel.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Blueprint;
import software.amazon.awssdk.services.glue.model.BlueprintStatus;
import software.amazon.awssdk.services.glue.model.LastActiveDefinition;

/**
 * A blueprint as it is kept.
 *
 * @param source null while it never had a good archive
 */
record KeptBlueprint(Blueprint shown, @Nullable BlueprintSource source) {

  /** As it is after an archive was found good. */
  KeptBlueprint active(BlueprintSource good, Instant now) {
    return new KeptBlueprint(
        shown.toBuilder()
            .status(BlueprintStatus.ACTIVE)
            .parameterSpec(Json.write(good.parameterSpec()))
            .lastModifiedOn(now)
            .errorMessage(null)
            .lastActiveDefinition((LastActiveDefinition) null)
            .build(),
        good);
  }

  /** As it is after an archive was found bad: what was good before is there still. */
  KeptBlueprint failed(@Nullable Blueprint before, String reason, Instant now) {
    return new KeptBlueprint(
        shown.toBuilder()
            .status(BlueprintStatus.FAILED)
            .parameterSpec(null)
            .lastModifiedOn(now)
            .errorMessage(reason)
            .lastActiveDefinition(before == null ? null : lastActive(before))
            .build(),
        source);
  }

  private static @Nullable LastActiveDefinition lastActive(Blueprint before) {
    return before.status() == BlueprintStatus.ACTIVE
        ? Pojos.copy(before, LastActiveDefinition.builder()).build()
        : before.lastActiveDefinition();
  }
}
