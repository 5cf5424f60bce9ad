import * as path from 'path';
import * as cdk from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

const SCRIPTS = path.join(__dirname, '../../../quakes/scripts');

/** The pipeline of examples/quakes: crawl, join and report, crawl again. */
class QuakesPipeline extends cdk.Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const raw = this.bucket('Raw');
    const curated = this.bucket('Curated');
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('glue.amazonaws.com'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSGlueServiceRole')],
    });
    raw.grantRead(role);
    curated.grantReadWrite(role);
    const database = new glue.Database(this, 'Database', {
      databaseName: this.node.tryGetContext('database') ?? 'quakes',
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const crawl = (name: string, ...targets: string[]) =>
      new glue.CfnCrawler(this, name, {
        role: role.roleArn,
        databaseName: database.databaseName,
        targets: { s3Targets: targets.map((target) => ({ path: target })) },
      });
    const crawlRaw = crawl('CrawlRaw', raw.s3UrlForObject('quakes/'), raw.s3UrlForObject('airports/'));
    const crawlCurated = crawl('CrawlCurated', curated.s3UrlForObject('near_airports/'));

    const near = new glue.PySparkEtlJob(this, 'NearAirports', {
      role,
      glueVersion: glue.GlueVersion.V5_0,
      script: glue.Code.fromAsset(path.join(SCRIPTS, 'quakes_near_airports.py')),
      timeout: cdk.Duration.minutes(Number(this.node.tryGetContext('timeout') ?? 30)),
      continuousLogging: { enabled: false },
      defaultArguments: {
        '--database': database.databaseName,
        '--output': curated.s3UrlForObject('near_airports/'),
      },
    });
    const report = new glue.PythonShellJob(this, 'Report', {
      role,
      script: glue.Code.fromAsset(path.join(SCRIPTS, 'raw_report.py')),
      continuousLogging: { enabled: false },
      defaultArguments: {
        '--database': database.databaseName,
        '--bucket': raw.bucketName,
        '--report': curated.s3UrlForObject('report/raw.json'),
      },
    });

    const workflow = new glue.Workflow(this, 'Workflow');
    workflow.addOnDemandTrigger('Start', { actions: [glue.Action.crawler(crawlRaw)] });
    workflow.addConditionalTrigger('RawReady', {
      predicate: { conditions: [glue.Condition.crawler(crawlRaw, glue.CrawlerState.SUCCEEDED)] },
      actions: [glue.Action.job(near), glue.Action.job(report)],
      startOnCreation: true,
    });
    workflow.addConditionalTrigger('JobsDone', {
      predicate: {
        conditions: [near, report].map((job) => glue.Condition.job(job, glue.JobState.SUCCEEDED)),
        logical: glue.PredicateLogical.AND,
      },
      actions: [glue.Action.crawler(crawlCurated)],
      startOnCreation: true,
    });

    new cdk.CfnOutput(this, 'RawBucket', { value: raw.bucketName });
    new cdk.CfnOutput(this, 'CuratedBucket', { value: curated.bucketName });
    new cdk.CfnOutput(this, 'WorkflowName', { value: workflow.workflowName });
  }

  private bucket(id: string): s3.Bucket {
    return new s3.Bucket(this, id, {
      autoDeleteObjects: true,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
    });
  }
}

const app = new cdk.App();
new QuakesPipeline(app, app.node.tryGetContext('stack') ?? 'quakes');
