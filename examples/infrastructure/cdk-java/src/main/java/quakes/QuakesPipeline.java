package quakes;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.glue.CfnCrawler;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.glue.CfnJob;
import software.amazon.awscdk.services.glue.CfnTrigger;
import software.amazon.awscdk.services.glue.CfnWorkflow;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.assets.Asset;

/** The pipeline of examples/quakes: crawl, join and report, crawl again. */
final class QuakesPipeline extends Stack {

  private final Role role =
      Role.Builder.create(this, "Role")
          .assumedBy(new ServicePrincipal("glue.amazonaws.com"))
          .managedPolicies(
              List.of(ManagedPolicy.fromAwsManagedPolicyName("service-role/AWSGlueServiceRole")))
          .build();
  private final CfnDatabase database;

  QuakesPipeline(App app, String id) {
    super(app, id);
    Bucket raw = bucket("Raw");
    Bucket curated = bucket("Curated");
    raw.grantRead(role);
    curated.grantReadWrite(role);
    database =
        CfnDatabase.Builder.create(this, "Database")
            .catalogId(getAccount())
            .databaseInput(
                CfnDatabase.DatabaseInputProperty.builder()
                    .name(QuakesApp.context(app, "database", "quakes"))
                    .build())
            .build();
    CfnCrawler crawlRaw =
        crawler("CrawlRaw", raw.s3UrlForObject("quakes/"), raw.s3UrlForObject("airports/"));
    CfnCrawler crawlCurated =
        crawler("CrawlCurated", curated.s3UrlForObject("near_airports/"));
    String output = curated.s3UrlForObject("near_airports/");
    CfnJob near =
        job("NearAirports", "glueetl", "3", "quakes_near_airports.py", Map.of("--output", output))
            .glueVersion("5.0")
            .timeout(Integer.valueOf(QuakesApp.context(app, "timeout", "30")))
            .build();
    CfnJob report =
        job(
                "Report",
                "pythonshell",
                "3.9",
                "raw_report.py",
                Map.of(
                    "--bucket",
                    raw.getBucketName(),
                    "--report",
                    curated.s3UrlForObject("report/raw.json")))
            .build();
    CfnWorkflow workflow = CfnWorkflow.Builder.create(this, "Workflow").build();
    trigger("Start", workflow, "ON_DEMAND", starts(crawlRaw)).build();
    trigger("RawReady", workflow, "CONDITIONAL", starts(near, report))
        .predicate(all(condition().crawlerName(crawlRaw.getRef()).crawlState("SUCCEEDED")))
        .startOnCreation(true)
        .build();
    trigger("JobsDone", workflow, "CONDITIONAL", starts(crawlCurated))
        .predicate(
            all(
                condition().jobName(near.getRef()).state("SUCCEEDED"),
                condition().jobName(report.getRef()).state("SUCCEEDED")))
        .startOnCreation(true)
        .build();
    output("RawBucket", raw.getBucketName());
    output("CuratedBucket", curated.getBucketName());
    output("WorkflowName", workflow.getRef());
  }

  private Bucket bucket(String id) {
    return Bucket.Builder.create(this, id)
        .autoDeleteObjects(true)
        .removalPolicy(RemovalPolicy.DESTROY)
        .enforceSsl(true)
        .build();
  }

  private CfnCrawler crawler(String id, String... paths) {
    List<CfnCrawler.S3TargetProperty> targets =
        Stream.of(paths)
            .map(path -> CfnCrawler.S3TargetProperty.builder().path(path).build())
            .toList();
    return CfnCrawler.Builder.create(this, id)
        .role(role.getRoleArn())
        .databaseName(database.getRef())
        .targets(CfnCrawler.TargetsProperty.builder().s3Targets(targets).build())
        .build();
  }

  private CfnJob.Builder job(
      String id, String kind, String python, String script, Map<String, String> arguments) {
    Asset asset =
        Asset.Builder.create(this, id + "Script").path("../../quakes/scripts/" + script).build();
    asset.grantRead(role);
    Map<String, String> all = new java.util.HashMap<>(arguments);
    all.put("--database", database.getRef());
    return CfnJob.Builder.create(this, id)
        .role(role.getRoleArn())
        .command(
            CfnJob.JobCommandProperty.builder()
                .name(kind)
                .pythonVersion(python)
                .scriptLocation(asset.getS3ObjectUrl())
                .build())
        .defaultArguments(all);
  }

  private CfnTrigger.Builder trigger(
      String id, CfnWorkflow workflow, String type, List<CfnTrigger.ActionProperty> actions) {
    return CfnTrigger.Builder.create(this, id)
        .workflowName(workflow.getRef())
        .type(type)
        .actions(actions);
  }

  private static List<CfnTrigger.ActionProperty> starts(CfnCrawler crawler) {
    return List.of(CfnTrigger.ActionProperty.builder().crawlerName(crawler.getRef()).build());
  }

  private static List<CfnTrigger.ActionProperty> starts(CfnJob... jobs) {
    return Stream.of(jobs)
        .map(job -> CfnTrigger.ActionProperty.builder().jobName(job.getRef()).build())
        .toList();
  }

  private static CfnTrigger.ConditionProperty.Builder condition() {
    return CfnTrigger.ConditionProperty.builder().logicalOperator("EQUALS");
  }

  private static CfnTrigger.PredicateProperty all(
      CfnTrigger.ConditionProperty.Builder... conditions) {
    return CfnTrigger.PredicateProperty.builder()
        .logical("AND")
        .conditions(Stream.of(conditions).map(each -> each.build()).toList())
        .build();
  }

  private void output(String id, String value) {
    CfnOutput.Builder.create(this, id).value(value).build();
  }
}
