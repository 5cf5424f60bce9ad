package io.mastic.neighbours.athena;

import static io.mastic.neighbours.call.Served.kept;
import static io.mastic.neighbours.call.Served.keptQuietly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.neighbours.call.AwsModel;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.call.Served;
import io.mastic.neighbours.call.TableService;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Athena as the front door shows it: what is declared is kept, and no query is run. */
public final class Athena {

  private static final String NOT_APPLIED = "kept, not applied: no query is run here";

  private Athena() {}

  public static TableService service(Db db, Clock clock) {
    return new TableService(
        new TableService.Named("Athena", "athena", "AmazonAthena", "InvalidRequestException"),
        AwsModel.of("athena"),
        table(db, clock),
        Athena::resources);
  }

  private static List<String> resources(Call call) {
    return call.find("ResourceARN")
        .or(() -> call.find("WorkGroup").map(name -> AthenaShelf.arn("workgroup", name)))
        .map(List::of)
        .orElse(List.of());
  }

  private static Map<String, Served> table(Db db, Clock clock) {
    WorkGroups groups = new WorkGroups(db, clock);
    DataCatalogs catalogs = new DataCatalogs(db);
    Map<String, Served> table = new HashMap<>();
    table.put("CreateWorkGroup", kept(groups::create).noting(NOT_APPLIED));
    table.put("UpdateWorkGroup", keptQuietly(groups::update).noting(NOT_APPLIED));
    table.put("GetWorkGroup", kept(groups::get));
    table.put("ListWorkGroups", kept(groups::list));
    table.put("DeleteWorkGroup", keptQuietly(groups::delete));
    table.put("ListEngineVersions", kept(call -> engines()));
    queries(table, new NamedQueries(db, groups));
    statements(table, new PreparedStatements(db, clock, groups));
    catalogs(table, catalogs);
    AthenaTags tags = new AthenaTags(groups, catalogs);
    table.put("ListTagsForResource", kept(tags::list).noting("all tags come on one page"));
    table.put("TagResource", keptQuietly(tags::tag));
    table.put("UntagResource", keptQuietly(tags::untag));
    return table;
  }

  private static void queries(Map<String, Served> table, NamedQueries queries) {
    table.put("CreateNamedQuery", kept(queries::create).noting(NOT_APPLIED));
    table.put("GetNamedQuery", kept(queries::get));
    table.put("BatchGetNamedQuery", kept(queries::batchGet));
    table.put("ListNamedQueries", kept(queries::list));
    table.put("UpdateNamedQuery", keptQuietly(queries::update));
    table.put("DeleteNamedQuery", keptQuietly(queries::delete));
  }

  private static void statements(Map<String, Served> table, PreparedStatements statements) {
    table.put("CreatePreparedStatement", keptQuietly(statements::create).noting(NOT_APPLIED));
    table.put("GetPreparedStatement", kept(statements::get));
    table.put("BatchGetPreparedStatement", kept(statements::batchGet));
    table.put("ListPreparedStatements", kept(statements::list));
    table.put("UpdatePreparedStatement", keptQuietly(statements::update));
    table.put("DeletePreparedStatement", keptQuietly(statements::delete));
  }

  private static void catalogs(Map<String, Served> table, DataCatalogs catalogs) {
    table.put("CreateDataCatalog", kept(catalogs::create).noting(NOT_APPLIED));
    table.put(
        "GetDataCatalog",
        kept(catalogs::get).noting("WorkGroup changes nothing: no connection is looked into"));
    table.put(
        "ListDataCatalogs",
        kept(catalogs::list).noting("WorkGroup changes nothing: no connection is looked into"));
    table.put("UpdateDataCatalog", keptQuietly(catalogs::update));
    table.put(
        "DeleteDataCatalog",
        kept(catalogs::delete)
            .noting("DeleteCatalogOnly changes nothing: nothing else was made with a catalog"));
  }

  private static ObjectNode engines() {
    ObjectNode answer = AthenaShelf.empty();
    answer
        .putArray("EngineVersions")
        .addObject()
        .put("SelectedEngineVersion", "AUTO")
        .put("EffectiveEngineVersion", "Athena engine version 3");
    answer
        .withArrayProperty("EngineVersions")
        .addObject()
        .put("SelectedEngineVersion", "Athena engine version 3")
        .put("EffectiveEngineVersion", "Athena engine version 3");
    return answer;
  }
}
