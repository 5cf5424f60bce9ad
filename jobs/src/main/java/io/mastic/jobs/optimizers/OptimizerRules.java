package io.mastic.jobs.optimizers;

import static io.mastic.contract.Errors.invalidInput;

import io.mastic.catalog.scope.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CompactionStrategy;
import software.amazon.awssdk.services.glue.model.IcebergCompactionConfiguration;
import software.amazon.awssdk.services.glue.model.IcebergOrphanFileDeletionConfiguration;
import software.amazon.awssdk.services.glue.model.IcebergRetentionConfiguration;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableOptimizerConfiguration;
import software.amazon.awssdk.services.glue.model.TableOptimizerType;

/** What an optimizer must be like beyond the model's constraints. */
final class OptimizerRules {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 168;

  private OptimizerRules() {}

  static TableOptimizerType type(@Nullable TableOptimizerType type) {
    if (type == null || type == TableOptimizerType.UNKNOWN_TO_SDK_VERSION) {
      throw invalidInput("The type of the table optimizer is missing or unknown.");
    }
    return type;
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException for a catalog that
   *     is not there
   */
  static void checkCatalog(@Nullable String catalogId) {
    Scope own = Scope.current();
    if (!Scope.of(catalogId).equals(own)) {
      throw invalidInput(
          "Table optimizers are supported for tables of the catalog "
              + own.catalog()
              + " only, not of "
              + catalogId
              + ".");
    }
  }

  static void check(
      Table table, TableOptimizerType type, TableOptimizerConfiguration configuration) {
    if (!"ICEBERG".equalsIgnoreCase(table.parameters().get("table_type"))) {
      throw invalidInput("Table " + table.name() + " is not an Iceberg table.");
    }
    if (table.targetTable() != null) {
      throw invalidInput("Table optimizers are not supported for resource links.");
    }
    if (configuration.enabled() == null) {
      throw invalidInput("TableOptimizerConfiguration needs enabled.");
    }
    if (configuration.enabled() && configuration.roleArn() == null) {
      throw invalidInput("TableOptimizerConfiguration needs roleArn.");
    }
    only(type, TableOptimizerType.COMPACTION, configuration.compactionConfiguration());
    only(type, TableOptimizerType.RETENTION, configuration.retentionConfiguration());
    only(
        type,
        TableOptimizerType.ORPHAN_FILE_DELETION,
        configuration.orphanFileDeletionConfiguration());
    Optional.ofNullable(configuration.compactionConfiguration())
        .map(c -> c.icebergConfiguration())
        .ifPresent(OptimizerRules::check);
    Optional.ofNullable(configuration.retentionConfiguration())
        .map(c -> c.icebergConfiguration())
        .ifPresent(OptimizerRules::check);
    Optional.ofNullable(configuration.orphanFileDeletionConfiguration())
        .map(c -> c.icebergConfiguration())
        .ifPresent(c -> check(table, c));
  }

  private static void only(
      TableOptimizerType type, TableOptimizerType its, @Nullable Object configuration) {
    if (configuration != null && type != its) {
      throw invalidInput(
          "An optimizer of the type " + type + " has no configuration of the type " + its + ".");
    }
  }

  private static void check(IcebergCompactionConfiguration configuration) {
    if (configuration.strategy() == CompactionStrategy.Z_ORDER) {
      throw invalidInput(
          "The compaction strategy z-order is not supported here; use binpack or sort.");
    }
    atLeast(2, "minInputFiles", configuration.minInputFiles());
    atLeast(1, "deleteFileThreshold", configuration.deleteFileThreshold());
  }

  private static void check(IcebergRetentionConfiguration configuration) {
    atLeast(0, "snapshotRetentionPeriodInDays", configuration.snapshotRetentionPeriodInDays());
    atLeast(1, "numberOfSnapshotsToRetain", configuration.numberOfSnapshotsToRetain());
    checkRate(configuration.runRateInHours());
  }

  private static void check(Table table, IcebergOrphanFileDeletionConfiguration configuration) {
    atLeast(1, "orphanFileRetentionPeriodInDays", configuration.orphanFileRetentionPeriodInDays());
    checkRate(configuration.runRateInHours());
    if (configuration.location() != null) {
      checkInside(table, configuration.location());
    }
  }

  /** Files beside the table are not the optimizer's to delete. */
  private static void checkInside(Table table, String location) {
    String own = Optional.ofNullable(table.storageDescriptor()).map(s -> s.location()).orElse("");
    String folder = own.endsWith("/") ? own : own + "/";
    boolean inside = (location.endsWith("/") ? location : location + "/").startsWith(folder);
    if (own.isEmpty() || !inside || location.contains("/../") || location.endsWith("/..")) {
      throw invalidInput(
          "The location " + location + " does not lie in the table's location " + own + ".");
    }
  }

  private static void checkRate(@Nullable Integer hours) {
    if (hours != null && (hours < SHORTEST || hours > LONGEST)) {
      throw invalidInput("runRateInHours must be between " + SHORTEST + " and " + LONGEST + ".");
    }
  }

  private static void atLeast(int least, String member, @Nullable Integer value) {
    if (value != null && value < least) {
      throw invalidInput(member + " must be at least " + least + ".");
    }
  }
}
