package io.mastic.neighbours;

import io.mastic.catalog.connection.ConnectionPasswords;
import io.mastic.jobs.logs.Logs;
import io.mastic.kernel.Db;
import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.secret.SealedColumn;
import io.mastic.kernel.secret.Seals;
import io.mastic.kernel.task.Tasks;
import io.mastic.neighbours.athena.Athena;
import io.mastic.neighbours.call.TableService;
import io.mastic.neighbours.cbor.CborTable;
import io.mastic.neighbours.events.EventBridge;
import io.mastic.neighbours.events.EventBus;
import io.mastic.neighbours.events.EventedWorkflows;
import io.mastic.neighbours.iam.Iam;
import io.mastic.neighbours.iam.Policies;
import io.mastic.neighbours.iam.Roles;
import io.mastic.neighbours.kms.KeyManagement;
import io.mastic.neighbours.kms.KmsKeys;
import io.mastic.neighbours.lake.LakeFormation;
import io.mastic.neighbours.logs.KeptLogs;
import io.mastic.neighbours.logs.LogsService;
import io.mastic.neighbours.machines.StepFunctions;
import io.mastic.neighbours.metrics.CloudWatch;
import io.mastic.neighbours.networks.Ec2;
import io.mastic.neighbours.networks.Ec2Face;
import io.mastic.neighbours.parameters.KeptParameters;
import io.mastic.neighbours.parameters.ParameterStore;
import io.mastic.neighbours.query.QueryNames;
import io.mastic.neighbours.query.QueryTable;
import io.mastic.neighbours.queues.Sqs;
import io.mastic.neighbours.rest.RestTable;
import io.mastic.neighbours.schedules.Scheduler;
import io.mastic.neighbours.secrets.KeptSecrets;
import io.mastic.neighbours.secrets.SecretsManager;
import io.mastic.neighbours.shelf.Safe;
import io.mastic.neighbours.sts.Sts;
import io.mastic.neighbours.topics.Sns;
import io.mastic.wire.json.JsonService;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The room, put together.
 *
 * @param secrets for those within the server who are given a secret by its name
 * @param flow for those within the server who have news
 * @param tables the services that are tables of operations
 * @param faces those that speak something else
 */
public record Neighbours(
    KeptSecrets secrets, Flow flow, List<TableService> tables, List<HttpFace> faces) {

  /** Where news of this server go. */
  public record Flow(Sqs queues, Sns topics, EventBus bus) {}

  /**
   * Who else is in the house.
   *
   * @param written what CloudWatch Logs shows
   * @param secrets of the room's tables, which others have a use for before it is open
   * @param endpoint of this server, which stands in queues' URLs
   * @param glue what events and schedules start
   */
  public record Beside(
      AccessKeys keys,
      Written written,
      ConnectionPasswords passwords,
      KeptSecrets secrets,
      Supplier<String> endpoint,
      Tasks tasks,
      OfGlue glue) {}

  /**
   * Glue, as its neighbours reach it.
   *
   * @param workflows which events start
   * @param service whose operations schedules call
   */
  public record OfGlue(EventedWorkflows workflows, JsonService service) {}

  /**
   * What was written down.
   *
   * @param logs of all sources: what runs and crawlers wrote, and what is kept
   * @param kept log groups of the clients' own
   */
  public record Written(Logs logs, KeptLogs kept) {}

  /** Makes the room's tables, which must be there before what is sealed in them is looked at. */
  public static void migrate(Db db) {
    db.migrate("neighbours");
  }

  /** Opens the room over its tables. */
  public static Neighbours open(Db db, Clock clock, Seals seals, Beside beside) {
    Policies policies = new Policies(db);
    Roles roles = new Roles(db, policies);
    KeptSecrets secrets = beside.secrets();
    KmsKeys keys = new KmsKeys(db, clock, seals);
    KeptParameters parameters = new KeptParameters(db, clock, seals, keys);
    Sqs queues = new Sqs(db, clock, beside.endpoint());
    Sns topics = new Sns(db, clock, queues);
    TableService sqs = queues.service();
    TableService sns = topics.service();
    TableService ec2 = Ec2.service(db, clock);
    EventBridge events =
        new EventBridge(
            db,
            clock,
            beside.tasks(),
            new EventBridge.Targets(
                queues, topics, beside.glue().workflows(), beside.written().kept()));
    TableService bus = events.service();
    Scheduler scheduler =
        new Scheduler(
            db,
            clock,
            beside.tasks(),
            new Scheduler.Targets(
                queues,
                topics,
                events.bus(),
                Map.of(
                    "glue", beside.glue().service(), "sqs", sqs, "sns", sns, "eventbridge", bus)));
    TableService schedules = scheduler.service();
    TableService lake = LakeFormation.service(db, clock);
    TableService metrics = CloudWatch.service(db, clock);
    return new Neighbours(
        secrets,
        new Flow(queues, topics, events.bus()),
        List.of(
            SecretsManager.service(secrets),
            KeyManagement.service(keys, beside.passwords()),
            ParameterStore.service(parameters),
            sqs,
            bus,
            schedules,
            sns,
            ec2,
            Athena.service(db, clock),
            lake,
            StepFunctions.service(db, clock),
            metrics,
            LogsService.service(beside.written().logs(), beside.written().kept(), clock)),
        List.of(
            new Sts(beside.keys(), roles).face(),
            Iam.face(db, roles, policies, clock),
            new Ec2Face(ec2),
            new RestTable(schedules),
            new RestTable(lake),
            new CborTable(metrics, CloudWatch.TIMES),
            new QueryTable(sqs, "http://queue.amazonaws.com/doc/2012-11-05/", Sqs.queryNames()),
            new QueryTable(
                sns,
                "http://sns.amazonaws.com/doc/2010-03-31/",
                new QueryNames(Map.of(), Set.of("Attributes")))));
  }

  public static List<SealedColumn> sealedColumns() {
    return Safe.sealedColumns();
  }

  /** All services that speak AWS JSON. */
  public List<JsonService> services() {
    return tables.stream()
        .filter(table -> !table.targetPrefix().isEmpty())
        .<JsonService>map(table -> table)
        .toList();
  }
}
