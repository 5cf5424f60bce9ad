package io.mastic.catalog.iceberg;

import io.mastic.contract.Errors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateIcebergTableInput;
import software.amazon.awssdk.services.glue.model.CreateTableRequest;
import software.amazon.awssdk.services.glue.model.IcebergInput;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * An Iceberg table that CreateTable asks for, in one of two forms: a name with a
 * CreateIcebergTableInput, or a TableInput with Hive's columns.
 *
 * @param said what is kept besides the metadata
 */
public record NewIcebergTable(TableInput said, IcebergTable table) {

  public static NewIcebergTable of(CreateTableRequest request) {
    IcebergInput iceberg = request.openTableFormatInput().icebergInput();
    if (iceberg == null) {
      throw Errors.invalidInput("IcebergInput cannot be null in OpenTableFormatInput.");
    }
    CreateIcebergTableInput asked = iceberg.createIcebergTableInput();
    TableInput said = request.tableInput();
    if (asked == null) {
      return said(said, iceberg.version());
    }
    return asked(request.name(), said, asked, iceberg.version());
  }

  private static NewIcebergTable asked(
      @Nullable String name,
      @Nullable TableInput said,
      CreateIcebergTableInput asked,
      @Nullable String version) {
    if (said != null && said.storageDescriptor() != null) {
      throw Errors.invalidInput(
          "Table metadata information present at multiple parts of input request");
    }
    if (said != null) {
      checkKept(said);
    }
    TableInput kept = said == null ? named(name) : said;
    return new NewIcebergTable(kept, IcebergTable.create(asked, version));
  }

  private static TableInput named(@Nullable String name) {
    if (name == null) {
      throw Errors.invalidInput("Table name cannot be null while creating an iceberg table");
    }
    return TableInput.builder().name(name).build();
  }

  private static NewIcebergTable said(@Nullable TableInput said, @Nullable String version) {
    if (said == null) {
      throw Errors.invalidInput("CreateIcebergTableInput cannot be equal to null");
    }
    checkKept(said);
    StorageDescriptor storage = said.storageDescriptor();
    if (storage == null || storage.location() == null) {
      throw Errors.invalidInput(
          "Location information cannot be null while creating an iceberg table");
    }
    return new NewIcebergTable(
        said, IcebergTable.create(storage.columns(), storage.location(), version));
  }

  private static void checkKept(TableInput said) {
    if (!"EXTERNAL_TABLE".equals(said.tableType())) {
      throw Errors.invalidInput("Iceberg table type has to be EXTERNAL_TABLE");
    }
    if (!said.partitionKeys().isEmpty()) {
      throw Errors.invalidInput("Cannot create partitions in an iceberg table");
    }
    if (said.parameters().containsKey("table_type")
        || said.parameters().containsKey("metadata_location")) {
      throw Errors.invalidInput(
          "Cannot use reserved parameters table_type or metadata_location while creating an iceberg"
              + " table");
    }
  }
}
