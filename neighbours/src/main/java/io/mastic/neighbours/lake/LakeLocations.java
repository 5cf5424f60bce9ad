package io.mastic.neighbours.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Shelf;
import java.time.Clock;
import java.util.List;

/** Places of S3 that are registered as the lake's. */
final class LakeLocations {

  private static final String ARN = "ResourceArn";
  private static final List<String> MEMBERS =
      List.of(
          "RoleArn",
          "WithFederation",
          "HybridAccessEnabled",
          "WithPrivilegedAccess",
          "ExpectedResourceOwnerAccount");

  private final Db db;
  private final Clock clock;
  private final Shelf shelf;

  LakeLocations(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
    this.shelf = new Shelf(db, "lake-location");
  }

  private ObjectNode given(Call call) {
    ObjectNode given = call.members().deepCopy().retain(MEMBERS);
    return given.put("LastModified", clock.millis() / 1_000.0);
  }

  void register(Call call) {
    String arn = call.text(ARN);
    if (!arn.startsWith("arn:aws:s3:::")) {
      throw LakeErrors.invalid("Resource ARN is not valid: " + arn);
    }
    if (call.has("RoleArn") == call.says("UseServiceLinkedRole")) {
      throw LakeErrors.invalid("Either RoleArn or UseServiceLinkedRole must be given.");
    }
    ObjectNode location = given(call);
    if (call.says("UseServiceLinkedRole")) {
      location.put(
          "RoleArn",
          "arn:aws:iam::"
              + Caller.current().account()
              + ":role/aws-service-role/lakeformation.amazonaws.com/"
              + "AWSServiceRoleForLakeFormationDataAccess");
    }
    if (!shelf.insert(arn, location)) {
      throw LakeErrors.exists("Resource is already registered: " + arn);
    }
  }

  private ObjectNode load(String arn) {
    return shelf.find(arn).orElseThrow(() -> LakeErrors.notFound("Entity not found: " + arn));
  }

  void update(Call call) {
    String arn = call.text(ARN);
    db.writeOnly(
        h -> {
          ObjectNode location = load(arn);
          location.setAll(given(call));
          shelf.put(arn, location);
        });
  }

  void deregister(Call call) {
    String arn = call.text(ARN);
    if (!shelf.delete(arn)) {
      ObjectNode unused = load(arn);
    }
  }

  private static ObjectNode shown(String arn, ObjectNode location) {
    return location.put(ARN, arn).put("VerificationStatus", "NOT_VERIFIED");
  }

  ObjectNode describe(Call call) {
    String arn = call.text(ARN);
    ObjectNode answer = LakeCalls.empty();
    answer.set("ResourceInfo", shown(arn, load(arn)));
    return answer;
  }

  ObjectNode list(Call call) {
    List<JsonNode> conditions = call.each("FilterConditionList");
    return LakeCalls.page(
        "ResourceInfoList",
        shelf.list(
            LakeCalls.listing(call),
            item -> conditions.stream().allMatch(each -> LocationFilter.wants(each, item))),
        item -> shown(item.name(), item.document()));
  }
}
