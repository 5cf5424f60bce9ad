package io.mastic.catalog.iceberg;

import io.mastic.contract.Errors;
import java.util.List;
import software.amazon.awssdk.services.glue.model.IcebergTableUpdate;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.UpdateIcebergInput;
import software.amazon.awssdk.services.glue.model.UpdateTableRequest;

/** The updates of an Iceberg table that UpdateTable asks for. */
public record IcebergChange(String table, List<IcebergTableUpdate> updates) {

  public static IcebergChange of(UpdateTableRequest request) {
    UpdateIcebergInput iceberg = request.updateOpenTableFormatInput().updateIcebergInput();
    if (iceberg == null || iceberg.updateIcebergTableInput() == null) {
      throw Errors.invalidInput("UpdateIcebergTableInput cannot be equal to null");
    }
    List<IcebergTableUpdate> updates = iceberg.updateIcebergTableInput().updates();
    if (updates.isEmpty()) {
      throw Errors.invalidInput("Updates cannot be empty.");
    }
    return new IcebergChange(name(request), updates);
  }

  /** The table's metadata says all: a TableInput beside it may name the table, and no more. */
  private static String name(UpdateTableRequest request) {
    TableInput said = request.tableInput();
    String name = request.name() == null && said != null ? said.name() : request.name();
    if (name == null) {
      throw Errors.invalidInput("Table name cannot be null while updating an iceberg table");
    }
    if (said != null && !said.equals(TableInput.builder().name(name).build())) {
      throw Errors.invalidInput(
          "Table metadata information present at multiple parts of input request");
    }
    return name;
  }
}
