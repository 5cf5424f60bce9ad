// Makes the templates cdk-*.json: CDK_OUTDIR=out node cdk-templates.js, where aws-cdk-lib is installed.
const cdk = require('aws-cdk-lib'), glue = require('aws-cdk-lib/aws-glue'), iam = require('aws-cdk-lib/aws-iam'), s3 = require('aws-cdk-lib/aws-s3');
const kms = require('aws-cdk-lib/aws-kms'), sm = require('aws-cdk-lib/aws-secretsmanager'), ssm = require('aws-cdk-lib/aws-ssm');
const app = new cdk.App({analyticsReporting: false});
const script = (scope) => glue.Code.fromBucket(s3.Bucket.fromBucketName(scope, 'Scripts', 'somewhere'), 'a.py');
const role = (scope) => new iam.Role(scope, 'Role', {assumedBy: new iam.ServicePrincipal('glue.amazonaws.com'),
  managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSGlueServiceRole')]});
const parameter = (scope, name, value) => new cdk.CfnParameter(scope, name, {default: value}).valueAsString;
const no = {continuousLogging: {enabled: false}};
{ // every kind of job
  const s = new cdk.Stack(app, 'cdk-jobs'); const r = role(s), c = script(s), mode = parameter(s, 'Mode', 'full');
  const more = {role: r, script: c, ...no, defaultArguments: {'--how': mode}};
  const name = cdk.Fn.join('-', [cdk.Aws.STACK_NAME, parameter(s, 'Name', 'shell')]);
  new glue.PySparkEtlJob(s, 'Etl', more);
  new glue.PySparkFlexEtlJob(s, 'Flex', more);
  new glue.PySparkStreamingJob(s, 'Streaming', more);
  new glue.ScalaSparkEtlJob(s, 'Scala', {...more, className: 'com.example.Job'});
  new glue.PythonShellJob(s, 'Shell', {...more, jobName: name});
}
{ // tables
  const s = new cdk.Stack(app, 'cdk-tables');
  const bucket = new s3.Bucket(s, 'Data', {removalPolicy: cdk.RemovalPolicy.DESTROY, autoDeleteObjects: true, enforceSSL: true, blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL, versioned: true});
  const db = new glue.Database(s, 'Database', {databaseName: cdk.Fn.ref('AWS::StackName'), description: parameter(s, 'About', 'of CDK'), removalPolicy: cdk.RemovalPolicy.DESTROY});
  const t = new glue.S3Table(s, 'Events', {database: db, bucket, s3Prefix: 'events/', tableName: parameter(s, 'Table', 'events'), dataFormat: glue.DataFormat.PARQUET,
    columns: [{name: 'id', type: glue.Schema.BIG_INT}, {name: 'tags', type: glue.Schema.array(glue.Schema.STRING)}, {name: 'price', type: glue.Schema.decimal(10, 2)}],
    partitionKeys: [{name: 'day', type: glue.Schema.DATE}]});
  t.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);
  const reader = role(s); t.grantRead(reader);
  new glue.S3Table(s, 'Lines', {database: db, bucket, s3Prefix: 'lines/', tableName: 'lines', dataFormat: glue.DataFormat.JSON, columns: [{name: 'line', type: glue.Schema.STRING}]}).applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);
}
{ // workflow
  const s = new cdk.Stack(app, 'cdk-workflow'); const r = role(s), c = script(s);
  const w = new glue.Workflow(s, 'Flow', {workflowName: cdk.Fn.join('-', [cdk.Aws.STACK_NAME, parameter(s, 'Name', 'flow')]), description: parameter(s, 'About', 'daily')});
  const a = new glue.PySparkEtlJob(s, 'First', {role: r, script: c, ...no}), b = new glue.PythonShellJob(s, 'Second', {role: r, script: c, ...no});
  w.addScheduledTrigger('Daily', {schedule: glue.TriggerSchedule.cron({hour: '3', minute: '0'}), actions: [glue.Action.job(a)], startOnCreation: false});
  w.addConditionalTrigger('Then', {actions: [glue.Action.job(b)], predicate: {conditions: [glue.Condition.job(a, glue.JobState.SUCCEEDED)]}});
}
{ // connections, keys, secrets, parameters, tags
  const s = new cdk.Stack(app, 'cdk-connections');
  const key = new kms.Key(s, 'Key', {enableKeyRotation: true, removalPolicy: cdk.RemovalPolicy.DESTROY, alias: cdk.Fn.join('', ['alias/', cdk.Aws.STACK_NAME])});
  const secret = new sm.Secret(s, 'Secret', {generateSecretString: {secretStringTemplate: '{"username": "glue"}', generateStringKey: 'password', excludePunctuation: true}});
  const host = parameter(s, 'Host', 'db.example.com');
  const con = new glue.Connection(s, 'Jdbc', {type: glue.ConnectionType.JDBC, connectionName: cdk.Fn.join('-', [cdk.Aws.STACK_NAME, parameter(s, 'Name', 'jdbc')]),
    properties: {JDBC_CONNECTION_URL: `jdbc:mysql://${host}:3306/shop`, SECRET_ID: secret.secretName}});
  const sec = new glue.SecurityConfiguration(s, 'Security', {securityConfigurationName: cdk.Fn.join('-', [cdk.Aws.STACK_NAME, 'sec']), s3Encryption: {mode: glue.S3EncryptionMode.S3_MANAGED}});
  new glue.PySparkEtlJob(s, 'Load', {role: role(s), script: script(s), connections: [con], securityConfiguration: sec, ...no});
  new ssm.StringParameter(s, 'Host2', {parameterName: `/${cdk.Aws.STACK_NAME}/host`, stringValue: host, simpleName: false});
  cdk.Tags.of(s).add('team', 'data');
}
{ // nested
  const s = new cdk.Stack(app, 'cdk-nested'); const n = new cdk.NestedStack(s, 'Inner', {parameters: {Stage: parameter(s, 'Stage', 'dev')}});
  const stage = new cdk.CfnParameter(n, 'Stage').valueAsString;
  const db = new glue.Database(n, 'Db', {databaseName: cdk.Fn.join('_', [cdk.Fn.select(0, cdk.Fn.split('-', cdk.Aws.STACK_NAME)), stage]), removalPolicy: cdk.RemovalPolicy.DESTROY});
  new glue.CfnCrawler(s, 'Crawler', {role: role(s).roleArn, databaseName: db.databaseName, targets: {s3Targets: [{path: 's3://somewhere/in/'}]}, description: parameter(s, 'About', 'nested')});
}
{ // files in a bucket
  const s = new cdk.Stack(app, 'cdk-files'), d = require('aws-cdk-lib/aws-s3-deployment');
  const prefix = parameter(s, 'Prefix', 'scripts'), text = parameter(s, 'Text', 'one');
  const b = new s3.Bucket(s, 'Scripts', {removalPolicy: cdk.RemovalPolicy.DESTROY, autoDeleteObjects: true});
  new d.BucketDeployment(s, 'Deploy', {destinationBucket: b, destinationKeyPrefix: prefix,
    sources: [d.Source.asset('files'), d.Source.jsonData('settings.json', {text: text, bucket: b.bucketName})]});
}
app.synth();
