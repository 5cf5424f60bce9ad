package io.mastic.stacks.resource;

import io.mastic.kernel.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::Athena::DataCatalog}; Ref is its name. */
final class DataCatalogType {

  private DataCatalogType() {}

  static ResourceType of(JsonRequests athena) {
    PropertyTable table =
        new PropertyTable()
            .replaces("Name")
            .inPlace("Description", "Parameters", "Tags", "Type")
            .required("Name", "Type");
    return new ServiceForm("AWS::Athena::DataCatalog", table, athena)
        .named("Name")
        .tagged("Arn")
        .told(
            now -> new ServiceCall("", Documents.of()),
            (made, read) -> Map.of("Arn", arn(made.physicalId())),
            Set.of())
        .created("CreateDataCatalog", properties -> properties)
        .updated((properties, now) -> List.of(new ServiceCall("UpdateDataCatalog", properties)))
        .deleted("DeleteDataCatalog", now -> Documents.of("Name", now.physicalId()))
        .of();
  }

  private static String arn(String name) {
    Caller caller = Caller.current();
    return "arn:aws:athena:" + caller.region() + ":" + caller.account() + ":datacatalog/" + name;
  }
}
