package io.mastic.neighbours.iam;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.QueryFace.Action;
import io.mastic.neighbours.query.XmlElements;
import java.time.Clock;
import java.util.Map;

/**
 * Roles that a service has for itself: of those whose names are known here. Nothing of such a role
 * but its description and tags can be changed, and it goes by a task.
 */
final class ServiceLinkedRoles {

  /** What every path of theirs begins with. */
  static final String PATH = "/aws-service-role/";

  /** By service, what stands behind {@code AWSServiceRoleFor} in its role's name. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("lakeformation.amazonaws.com", "LakeFormationDataAccess"),
          Map.entry("autoscaling.amazonaws.com", "AutoScaling"),
          Map.entry("backup.amazonaws.com", "Backup"),
          Map.entry("batch.amazonaws.com", "Batch"),
          Map.entry("config.amazonaws.com", "Config"),
          Map.entry("dax.amazonaws.com", "DAX"),
          Map.entry("ecs.amazonaws.com", "ECS"),
          Map.entry("elasticache.amazonaws.com", "ElastiCache"),
          Map.entry("elasticloadbalancing.amazonaws.com", "ElasticLoadBalancing"),
          Map.entry("elasticmapreduce.amazonaws.com", "EMRCleanup"),
          Map.entry("es.amazonaws.com", "AmazonElasticsearchService"),
          Map.entry("events.amazonaws.com", "CloudWatchEvents"),
          Map.entry("guardduty.amazonaws.com", "AmazonGuardDuty"),
          Map.entry("kafka.amazonaws.com", "Kafka"),
          Map.entry("ops.emr-serverless.amazonaws.com", "AmazonEMRServerless"),
          Map.entry("opensearchservice.amazonaws.com", "AmazonOpenSearchService"),
          Map.entry("rds.amazonaws.com", "RDS"),
          Map.entry("redshift.amazonaws.com", "Redshift"),
          Map.entry("spot.amazonaws.com", "EC2Spot"),
          Map.entry("support.amazonaws.com", "Support"),
          Map.entry("trustedadvisor.amazonaws.com", "TrustedAdvisor"));

  private static final String SUFFIXED = "autoscaling.amazonaws.com";

  private final Db db;
  private final Roles roles;
  private final Clock clock;

  ServiceLinkedRoles(Db db, Roles roles, Clock clock) {
    this.db = db;
    this.roles = roles;
    this.clock = clock;
  }

  Map<String, Action> actions() {
    return Map.of(
        "CreateServiceLinkedRole", this::create,
        "DeleteServiceLinkedRole", this::delete,
        "GetServiceLinkedRoleDeletionStatus", this::status);
  }

  private void create(QueryCall call, XmlElements result) {
    String service = call.text("AWSServiceName");
    String known = NAMES.get(service);
    if (known == null) {
      throw new QueryException(
          501,
          "NotImplemented",
          "Mastic does not know the service-linked role of " + service + ".");
    }
    String suffix = call.find("CustomSuffix").orElse("");
    if (!suffix.isEmpty() && !service.equals(SUFFIXED)) {
      throw new QueryException(400, "InvalidInput", "Custom suffix is not allowed for " + service);
    }
    String name = "AWSServiceRoleFor" + known + (suffix.isEmpty() ? "" : "_" + suffix);
    Role role =
        new Role(
            new IamIdentity(
                name,
                PATH + service + "/",
                Roles.idOf("AROA", Caller.current().account() + "/" + name),
                clock.millis()),
            trust(service),
            call.find("Description").orElse(null),
            3_600,
            null,
            Map.of());
    if (roles.find(Caller.current().account(), name).isPresent()) {
      throw new QueryException(
          400,
          "InvalidInput",
          "Service role name "
              + name
              + " has been taken in this account, please try a different suffix.");
    }
    RoleActions.role(result, roles.create(role));
  }

  private static String trust(String service) {
    return Json.write(
        Json.read(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\""
                + service
                + "\"},\"Action\":\"sts:AssumeRole\"}]}"));
  }

  /** Nothing here works as such a role, so that it goes at once. */
  private void delete(QueryCall call, XmlElements result) {
    String name = call.text("RoleName");
    String task =
        db.write(
            h -> {
              Role role = roles.load(name);
              if (!role.path().startsWith(PATH)) {
                throw new QueryException(
                    400, "InvalidInput", name + " is not a service-linked role.");
              }
              roles.deleteLinked(name);
              String id = "task" + role.path() + name + "/" + Ids.uuid();
              h.execute(
                  "INSERT INTO iam_deletion_task (account, id) VALUES (?, ?)",
                  Caller.current().account(),
                  id);
              return id;
            });
    result.text("DeletionTaskId", task);
  }

  private void status(QueryCall call, XmlElements result) {
    String task = call.text("DeletionTaskId");
    boolean isThere =
        db.read(
            h ->
                h.select(
                        "SELECT id FROM iam_deletion_task WHERE account = ? AND id = ?",
                        Caller.current().account(),
                        task)
                    .mapTo(String.class)
                    .findOne()
                    .isPresent());
    if (!isThere) {
      throw new QueryException(
          404, "NoSuchEntity", "The deletion task with ID " + task + " was not found.");
    }
    result.text("Status", "SUCCEEDED");
  }
}
