package io.mastic.neighbours.lake;

import static io.mastic.neighbours.call.Served.kept;
import static io.mastic.neighbours.call.Served.keptQuietly;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.neighbours.call.AwsModel;
import io.mastic.neighbours.call.Served;
import io.mastic.neighbours.call.TableService;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lake Formation as the front door shows it: all is kept, and nothing of it is applied. */
public final class LakeFormation {

  private static final String NOT_APPLIED =
      "kept, not applied: it allows and forbids nothing, and is not looked up in the catalog";

  private LakeFormation() {}

  public static TableService service(Db db, Clock clock) {
    return new TableService(
        new TableService.Named("Lake Formation", "lakeformation", "", "InvalidInputException"),
        AwsModel.of("lakeformation"),
        table(db, clock),
        call -> resources());
  }

  private static List<String> resources() {
    Caller caller = Caller.current();
    return List.of(
        "arn:aws:lakeformation:"
            + caller.region()
            + ":"
            + caller.account()
            + ":catalog:"
            + caller.account());
  }

  private static Map<String, Served> table(Db db, Clock clock) {
    Map<String, Served> table = new HashMap<>();
    AccountLake settings = new AccountLake(db);
    table.put("GetDataLakeSettings", kept(settings::get));
    table.put("PutDataLakeSettings", keptQuietly(settings::put).noting(NOT_APPLIED));
    grants(table, new Grants(db, clock));
    locations(table, new LakeLocations(db, clock));
    LakeTagging tagging = new LakeTagging(db);
    LakeTags tags = new LakeTags(db, tagging);
    tags(table, tags);
    TaggedResources tagged = new TaggedResources(tags, tagging);
    table.put("AddLFTagsToResource", kept(tagged::add).noting(NOT_APPLIED));
    table.put("RemoveLFTagsFromResource", kept(tagged::remove));
    table.put("GetResourceLFTags", kept(tagged::get));
    filters(table, new CellFilters(db));
    return table;
  }

  private static void grants(Map<String, Served> table, Grants grants) {
    table.put("GrantPermissions", keptQuietly(grants::grant).noting(NOT_APPLIED));
    table.put("RevokePermissions", keptQuietly(grants::revoke));
    table.put("BatchGrantPermissions", kept(grants::grantAll).noting(NOT_APPLIED));
    table.put("BatchRevokePermissions", kept(grants::revokeAll));
    table.put(
        "ListPermissions",
        kept(grants::list)
            .noting("what was granted, as it was granted")
            .only("IncludeRelated", "FALSE", "what is related is not looked up"));
  }

  private static void locations(Map<String, Served> table, LakeLocations locations) {
    table.put("RegisterResource", keptQuietly(locations::register).noting(NOT_APPLIED));
    table.put("UpdateResource", keptQuietly(locations::update));
    table.put("DeregisterResource", keptQuietly(locations::deregister));
    table.put("DescribeResource", kept(locations::describe));
    table.put("ListResources", kept(locations::list));
  }

  private static void tags(Map<String, Served> table, LakeTags tags) {
    table.put("CreateLFTag", keptQuietly(tags::create).noting(NOT_APPLIED));
    table.put("GetLFTag", kept(tags::get));
    table.put(
        "ListLFTags",
        kept(tags::list).only("ResourceShareType", "ALL", "no account shares its tags"));
    table.put("UpdateLFTag", keptQuietly(tags::update));
    table.put("DeleteLFTag", keptQuietly(tags::delete));
  }

  private static void filters(Map<String, Served> table, CellFilters filters) {
    table.put("CreateDataCellsFilter", keptQuietly(filters::create).noting(NOT_APPLIED));
    table.put("GetDataCellsFilter", kept(filters::get));
    table.put("UpdateDataCellsFilter", keptQuietly(filters::update));
    table.put("DeleteDataCellsFilter", keptQuietly(filters::delete));
    table.put("ListDataCellsFilter", kept(filters::list));
  }
}
