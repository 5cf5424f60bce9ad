"""What becomes of each template of stacks/: a table."""

import io
import zipfile

from stack_story import FOLDER, Step, Story

ROLE = "arn:aws:iam::000000000000:role/glue"


def resource(kind, **properties):
    return {"Type": kind, "Properties": properties}


def database(name):
    return resource("AWS::Glue::Database", CatalogId="000000000000", DatabaseInput={"Name": name})


def archive(files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return made.getvalue()


BAD_TRIGGER = {"Bad": resource("AWS::Glue::Trigger", Type="SCHEDULED", Schedule="cron(never)", Actions=[{"JobName": "none"}])}

BY_HAND = [
    Story(
        "lake-layers.yaml",
        create=Step(expects={"Mart.Parameters.owner": "data-platform", "Curated.Description": None, "Raw.Name": "STACK_raw_d",
                             "Outputs.Layers": "STACK_raw_d,STACK_curated,STACK_mart", "RawBucket.versioning": "Suspended"}),
        update=Step(params={"Owner": "shop"}, changes={"RawBucket": "change", "CuratedBucket": "change", "Mart": "change"},
                    expects={"Mart.Parameters.owner": "shop", "RawBucket.tags.1.Value": "shop"}),
        replace=Step(params={"Stage": "prod"}, changes={"RawBucket": "change", "Raw": "replace", "Curated": "change"},
                     expects={"Raw.Name": "STACK_raw_p", "RawBucket.versioning": "Enabled", "Curated.Description": "Owned by shop"}),
    ),
    Story(
        "partitioned-logs.yaml",
        create=Step(expects={"Logs.StorageDescriptor.Columns.2.Name": "status", "First.Values": ["2024-01-01"], "Outputs.Year": "2024"}),
        update=Step(params={"Columns": "client,url,code"}, changes={"Logs": "change"},
                    expects={"Logs.StorageDescriptor.Columns.1.Name": "url"}),
        replace=Step(params={"From": "2025-02-03"}, changes={"First": "replace", "Projected": "change"},
                     expects={"First.Values": ["2025-02-03"], "Outputs.Year": "2025"}),
    ),
    Story(
        "nightly-crawler.yaml",
        create=Step(expects={"Crawler.Schedule": None, "Crawler.Classifiers": ["STACK-csv"], "CrawlerRole.policies": ["read-data"]}),
        update=Step(params={"Nightly": "yes", "Delimiter": "|"}, changes={"Semicolons": "change", "Crawler": "change"},
                    expects={"Crawler.Schedule.ScheduleExpression": "cron(15 2 * * ? *)", "Semicolons.Delimiter": "|"}),
        replace=Step(edits={"${AWS::StackName}-crawler": "${AWS::StackName}-other"}, changes={"Crawler": "replace"},
                     expects={"Outputs.Name": "STACK-other"}),
        failing=Step(edits={"cron(15 2 * * ? *)": "cron(15 2 * *)", "raw_": "other_"}, fails={"Crawler": "cron"}),
    ),
    Story(
        "etl-job.yaml",
        create=Step(expects={"Job.Timeout": 30, "Job.NumberOfWorkers": 2, "Job.ExecutionClass": "STANDARD", "Job.tags.environment": "dev"}),
        update=Step(params={"Environment": "prod", "Workers": "8"}, changes={"Job": "change"},
                    expects={"Job.Timeout": 240, "Job.NumberOfWorkers": 8, "Job.WorkerType": "G.2X", "Job.ExecutionClass": "FLEX",
                             "Job.tags.environment": "prod"}),
        replace=Step(params={"JobName": "STACK-named"}, changes={"Job": "replace"}, expects={"Outputs.Job": "STACK-named"}),
        failing=Step(params={"ScriptKey": "scripts/new.py"}, adds=BAD_TRIGGER | {"After": database("STACK_after")},
                     fails={"Bad": "cron"}),
    ),
    Story(
        "workflow-chain.yaml",
        create=Step(expects={"Start.Schedule": "cron(0 4 * * ? *)", "Crawled.Actions.0.Arguments.--mode": "full",
                             "Flow.DefaultRunProperties.region": "us-east-1", "Transformed.Predicate.Logical": "ANY"}),
        update=Step(params={"When": "cron(30 5 * * ? *)", "RoleArn": ROLE + "2"},
                    changes={"Crawl": "change", "Transform": "change", "Report": "change", "Start": "change"},
                    expects={"Start.Schedule": "cron(30 5 * * ? *)", "Report.Role": ROLE + "2"}),
        replace=Step(edits={"${AWS::StackName}-flow": "${AWS::StackName}-chain", "${AWS::StackName}-start": "${AWS::StackName}-begin"},
                     changes={"Flow": "replace", "Start": "replace", "Crawled": "replace", "Transformed": "replace"}),
    ),
    Story(
        "schema-registry.yaml",
        create=Step(expects={"Registry.Description": "events of the shop", "Second.Status": "AVAILABLE", "Owner.MetadataValue": "shop-team"}),
        update=Step(params={"Compatibility": "FULL"}, edits={"DataFormat: AVRO": "DataFormat: AVRO\n      CheckpointVersion: {VersionNumber: 1}",
                                                              "events of the shop": "events"},
                    changes={"Registry": "change", "Orders": "change"}, expects={"Orders.Compatibility": "FULL"}),
        replace=Step(params={"Topic": "returns"}, changes={"Orders": "replace", "Second": "replace", "Owner": "replace"},
                     expects={"Orders.SchemaName": "STACK-returns"}),
        failing=Step(adds={"Third": resource("AWS::Glue::SchemaVersion", Schema={"SchemaArn": {"Ref": "Orders"}},
                                             SchemaDefinition='{"type": "string"}'),
                           "Beside": resource("AWS::Glue::Registry", Name="STACK-beside")}, fails={"Third": "is in state FAILURE"}),
    ),
    Story(
        "warehouse-connection.yaml",
        create=Step(expects={"Warehouse.ConnectionProperties.USERNAME": "glue", "Outputs.Salt": "****",
                             "Job.Connections.Connections": ["STACK-warehouse"]}),
        update=Step(params={"Host": "warehouse.example.com", "Port": "5433"}, changes={"Warehouse": "change"},
                    expects={"Warehouse.ConnectionProperties.JDBC_CONNECTION_URL": "jdbc:postgresql://warehouse.example.com:5433/warehouse"}),
        replace=Step(edits={"${AWS::StackName}-warehouse": "${AWS::StackName}-other"}, changes={"Warehouse": "replace", "Job": "change"},
                     expects={"Job.Connections.Connections": ["STACK-other"]}),
    ),
    Story(
        "encrypted-jobs.yaml",
        create=Step(expects={"Key.rotates": False, "Alias.AliasName": "alias/STACK", "Job.SecurityConfiguration": "STACK-SSE-S3"}),
        update=Step(params={"Rotated": "true"}, changes={"Key": "change"}, expects={"Key.rotates": True}),
        replace=Step(params={"Mode": "DISABLED"}, changes={"Security": "replace", "Job": "change"},
                     expects={"Job.SecurityConfiguration": "STACK-DISABLED"}),
    ),
    Story(
        "catalog-encryption.yaml", alone=True,
        update=Step(params={"Mode": "ON"}, changes={"Settings": "change"},
                    expects={"Settings.ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted": True}),
        replace=Step(params={"Note": "two"}, changes={"Key": "change", "Told": "replace"}, expects={"Told.Name": "/STACK/two"}),
    ),
    Story(
        "usage-limits.yaml",
        create=Step(expects={"Limits.Configuration.JobConfiguration.numberOfWorkers.MaxValue": "10"}),
        update=Step(params={"Most": "20"}, changes={"Limits": "change"},
                    expects={"Limits.Configuration.JobConfiguration.numberOfWorkers.MaxValue": "20"}),
        replace=Step(params={"Team": "engineers"}, changes={"Limits": "replace"}, expects={"Outputs.Profile": "STACK-engineers"}),
        failing=Step(params={"Most": "30"}, adds={"Taken": resource("AWS::Glue::UsageProfile", Name="STACK-engineers", Configuration={})},
                     fails={"Taken": "already exists"}),
    ),
    Story(
        "iceberg-tables.yaml", differs="objects", retains=("Warehouse",),
        create=Step(expects={"Retention.configuration.retentionConfiguration.icebergConfiguration.snapshotRetentionPeriodInDays": 5,
                             "Sales.Parameters.table_type": "ICEBERG"}),
        update=Step(params={"Days": "9"}, changes={"Retention": "change"},
                    expects={"Retention.configuration.retentionConfiguration.icebergConfiguration.snapshotRetentionPeriodInDays": 9}),
        replace=Step(params={"Name": "orders"}, changes={"Sales": "replace", "Retention": "replace"}, expects={"Sales.Name": "orders"}),
    ),
    Story(
        "classifiers.yaml",
        create=Step(expects={"Crawler.Classifiers": ["STACK-access", "STACK-books", "STACK-arrays-v1", "STACK-pipes"],
                             "Access.CustomPatterns": "MYWORD [A-Z]+"}),
        update=Step(params={"RowTag": "article"}, changes={"Books": "change"}, expects={"Books.RowTag": "article"}),
        replace=Step(params={"Version": "v2"}, changes={"Arrays": "replace", "Crawler": "change"},
                     expects={"Crawler.Classifiers.2": "STACK-arrays-v2"}),
    ),
    Story(
        "for-each-team.yaml",
        create=Step(expects={"salesDb.Parameters.text": "sells", "hrDb.Parameters.text": "none", "Summary.Value":
                             '{"teams":["sales","finance","hr"],"count":3}'}),
        update=Step(params={"Note": "theirs"}, changes={"salesDb": "change", "financeDb": "change", "hrDb": "change"},
                    expects={"hrDb.Description": "theirs: hr"}),
        replace=Step(params={"Teams": "sales,legal"}, changes={"financeDb": "remove", "hrDb": "remove", "legalDb": "add", "Summary": "change"},
                     expects={"legalDb.Name": "STACK_legal"}),
    ),
    Story(
        "importing-tables.yaml", beside="shared-names.yaml",
        create=Step(),
        update=Step(edits={"Description: first": "Description: second"}, changes={"Orders": "change"}, expects={"Orders.Description": "second"}),
        replace=Step(params={"Table": "returns"}, changes={"Orders": "replace"}, expects={"Outputs.Table": "returns"}),
        failing=Step(edits={"Description: second": "Description: third"}, adds=BAD_TRIGGER, fails={"Bad": "cron"}),
    ),
    Story(
        "nested-lake.yaml",
        create=Step(expects={"Crawler.DatabaseName": "STACK_dev", "Storage.Bucket.tags.1.Value": "dev"}),
        update=Step(edits={"Value: storage": "Value: layers"}, changes={"Storage": "change"}, perhaps={"Crawler": "change"},
                    expects={"Storage.Bucket.tags.0.Value": "layers"}),
        replace=Step(params={"Stage": "prod"}, changes={"Storage": "change", "Crawler": "change"},
                     expects={"Crawler.DatabaseName": "STACK_prod", "Storage.Bucket.tags.1.Value": "prod"}),
    ),
    Story(
        "nested-deep.yaml",
        create=Step(expects={"Top.Description": "STACK_in_1"}),
        update=Step(params={"Depth": "2"}, changes={"Middle": "change", "Top": "change"}, expects={"Top.Description": "STACK_in_2"}),
        replace=Step(params={"Name": "two"}, changes={"Top": "replace"}, expects={"Top.Name": "STACK_two"}),
    ),
    Story(
        "settings-in-ssm.yaml",
        before=(("ssm", "put_parameter", {"Name": "/STACK/workers", "Type": "String", "Value": "4"}),
                ("ssm", "put_parameter", {"Name": "/STACK/zones", "Type": "StringList", "Value": "north,south"}),
                ("ssm", "put_parameter", {"Name": "/STACK/script", "Type": "String", "Value": "s3://somewhere/settled.py"})),
        create=Step(expects={"Job.NumberOfWorkers": 4, "Job.DefaultArguments.--zones": "north+south",
                             "Job.Command.ScriptLocation": "s3://somewhere/settled.py"}),
        update=Step(edits={"Join [\"+\"": "Join [\"/\""}, changes={"Job": "change"}, expects={"Job.DefaultArguments.--zones": "north/south"}),
        replace=Step(params={"Suffix": "b"}, changes={"Job": "change", "Told": "replace"}, expects={"Told.Name": "/STACK/job/b"}),
    ),
    Story(
        "python-shell.yaml",
        create=Step(expects={"Shell.MaxCapacity": 0.0625, "Shell.DefaultArguments.library-set": "analytics",
                             "Hourly.Actions.0.JobName": "STACK-shell"}),
        update=Step(params={"Libraries": "pandas", "Capacity": "1"}, changes={"Shell": "change"},
                    expects={"Shell.MaxCapacity": 1.0, "Shell.DefaultArguments.--additional-python-modules": "pandas"}),
        replace=Step(params={"Name": "small"}, changes={"Shell": "replace", "Hourly": "change"}, expects={"Hourly.Actions.0.JobName": "STACK-small"}),
        failing=Step(edits={"cron(0 * * * ? *)": "cron(0 * *)", "analytics": "none"}, fails={"Hourly": "cron"}),
    ),
    Story(
        "streaming-job.yaml",
        create=Step(expects={"Kafka.ConnectionProperties.KAFKA_BOOTSTRAP_SERVERS": "b1:9092,b2:9092", "Job.Command.Name": "gluestreaming"}),
        update=Step(params={"Brokers": "b3:9094", "Tls": "true"}, changes={"Kafka": "change"},
                    expects={"Kafka.ConnectionProperties.KAFKA_SSL_ENABLED": "true"}),
        replace=Step(params={"Topic": "views"}, changes={"Clicks": "replace", "Job": "change"}, expects={"Clicks.StorageDescriptor.Location": "views"}),
    ),
    Story(
        "only-in-prod.yaml",
        create=Step(expects={"Always.Description": "plain", "Outputs.Trail": None}),
        update=Step(params={"Audit": "on"}, changes={"Always": "change", "Trail": "add", "Scratch": "remove"},
                    expects={"Always.Description": "audited", "Outputs.Trail": "STACK_trail"}),
        replace=Step(params={"Stage": "prod"}, edits={"_always": "_ever"}, changes={"Always": "replace", "Backup": "add"},
                     expects={"Backup.Name": "STACK_backup"}),
    ),
    Story(
        "kept-after-all.yaml", retains=("Data", "New"),
        update=Step(params={"Text": "b"}, changes={"Data": "change", "Db": "change", "New": "change"}, expects={"Db.Description": "b"}),
        replace=Step(params={"Version": "two"}, changes={"Data": "replace", "Db": "replace"}, keeps=("Data", "Db"),
                     expects={"Db.Name": "STACK_two"}),
        failing=Step(params={"Text": "c"}, adds=BAD_TRIGGER | {"Kept": {**database("STACK_kept"), "DeletionPolicy": "Delete"}},
                     fails={"Bad": "cron"}),
    ),
    Story(
        "hardened-bucket.yaml",
        create=Step(expects={"Bucket.versioning": "Enabled", "Outputs.Domain": "STACK-landing-000000000000.s3.amazonaws.com"}),
        update=Step(params={"Owner": "BucketOwnerPreferred"}, changes={"Bucket": "change"},
                    expects={"Bucket.owner.Rules.0.ObjectOwnership": "BucketOwnerPreferred"}),
        replace=Step(params={"Purpose": "archive"}, changes={"Bucket": "replace", "Policy": "replace"}),
        failing=Step(edits={"TlsOnly": "OnlyTls"}, adds=BAD_TRIGGER, fails={"Bad": "cron"}),
    ),
    Story(
        "least-privilege.yaml",
        create=Step(expects={"Reader.MaxSessionDuration": 7200, "Reader.tags.prefix": "raw",
                             "ReadSome.PolicyDocument.Statement.0.Resource": "arn:aws:s3:::lake/raw/*", "Catalog.AttachmentCount": 1}),
        update=Step(params={"Prefix": "curated"}, changes={"Reader": "change", "ReadSome": "change"},
                    expects={"ReadSome.PolicyDocument.Statement.0.Resource": "arn:aws:s3:::lake/curated/*"}),
        replace=Step(edits={"${AWS::StackName}-reader": "${AWS::StackName}-other"},
                     changes={"Reader": "replace", "ReadSome": "change", "Catalog": "change", "Job": "change"},
                     expects={"Reader.RoleName": "STACK-other"}),
    ),
    Story(
        "all-functions.yaml",
        create=Step(expects={"Db.Name": "STACK_abc", "Db.Parameters.base64": "aGVsbG8=", "Db.Parameters.cidr": "10.0.0.16/28",
                             "Db.Parameters.zone": "us-east-1a", "Db.Parameters.split": "a/b/c",
                             "Db.Parameters.literal": "${Kept} of us-east-1", "Db.Parameters.pairs": "8-abc", "Db.Parameters.id": "stack"}),
        update=Step(params={"Ranges": "6,9"}, changes={"Db": "change"},
                    expects={"Db.Parameters.cidr": "10.0.0.64/26", "Db.Parameters.pairs": "9-abc"}),
        replace=Step(params={"Word": "xyz"}, changes={"Db": "replace", "Table": "replace"}, expects={"Table.Parameters.word": "xyz"}),
    ),
    Story(
        "included-columns.yaml",
        create=Step(expects={"People.StorageDescriptor.Columns.1.Name": "name"}),
        update=Step(params={"Text": "second"}, changes={"People": "change"}, expects={"People.Description": "second"}),
        replace=Step(params={"Name": "folk"}, changes={"People": "replace"}, expects={"People.Name": "folk"}),
    ),
    Story(
        "loose-triggers.yaml",
        create=Step(expects={"After.Actions.0.Timeout": 5, "After.State": "ACTIVATED", "ByHand.Description": "of STACK-arrivals"}),
        update=Step(params={"Timeout": "7"}, changes={"After": "change"}, expects={"After.Actions.0.Timeout": 7}),
        replace=Step(params={"Flow": "files"}, changes={"Workflow": "replace", "After": "replace", "ByHand": "change"},
                     expects={"ByHand.Description": "of STACK-files"}),
    ),
    # A table moves between databases that both stay; its name, and so its physical id, is the same.
    Story(
        "moving-table.yaml",
        create=Step(expects={"Moved.DatabaseName": "STACK_here"}),
        update=Step(params={"Text": "b"}, changes={"Moved": "change"}, expects={"Moved.Description": "b"}),
        replace=Step(params={"Where": "there"}, changes={"Moved": "replace"}, expects={"Moved.DatabaseName": "STACK_there"}),
    ),
    # What Ref and GetAtt give may change with a change in place, or not.
    Story(
        "settings-passed-on.yaml",
        create=Step(expects={"Db.Name": "STACK_one", "Job.Description": "one"}),
        update=Step(params={"Note": "two"}, changes={"Setting": "change"},
                    perhaps={"Db": "replace?", "Job": "change"}, expects={"Setting.Description": "two", "Job.Description": "one"}),
        replace=Step(params={"Value": "two"}, changes={"Setting": "change", "Db": "replace", "Job": "change"},
                     expects={"Db.Name": "STACK_two", "Job.Description": "two"}),
    ),
    Story(
        "views.yaml",
        create=Step(expects={"Top.TableType": "VIRTUAL_VIEW"}),
        update=Step(params={"Limit": "20"}, changes={"Top": "change"}),
        replace=Step(params={"View": "best"}, changes={"Top": "replace"}, expects={"Top.Name": "best"}),
        failing=Step(edits={"TableInput:\n        Name: base": "TableInput:\n        Name: base\n        Description: more"},
                     adds={"Again": resource("AWS::Glue::Table", CatalogId="000000000000", DatabaseName={"Ref": "Db"},
                                             TableInput={"Name": "best", "Description": {"Ref": "Base"}})},
                     fails={"Again": "already exists"}),
    ),
    Story(
        "secrets-for-jobs.yaml",
        create=Step(expects={"ApiToken.value": '{"token": "t0k3n-one"}', "Outputs.Token": "****", "ApiToken.tags.a": "b"}),
        update=Step(params={"Token": "t0k3n-two"}, changes={"ApiToken": "change"}, expects={"ApiToken.value": '{"token": "t0k3n-two"}'}),
        replace=Step(params={"Name": "other"}, changes={"ApiToken": "replace", "Job": "change"}, expects={"ApiToken.Name": "STACK/other"}),
    ),
    Story(
        "tagged-everywhere.json",
        create=Step(expects={"Flow.tags.team": "a", "Job.tags.team": "a", "Go.tags.team": "a", "Setting.tags.team": "a"}),
        update=Step(params={"Team": "b"}, changes={name: "change" for name in ("Flow", "Job", "Go", "Bucket", "Setting")},
                    expects={"Flow.tags": {"team": "b"}, "Bucket.tags.0.Value": "b", "Setting.tags": {"team": "b"}}),
        replace=Step(params={"Name": "g"}, changes={"Flow": "replace", "Go": "replace"}, expects={"Flow.Name": "STACK-g"}),
    ),
    Story(
        "wide-and-deep.json",
        create=Step(expects={"Tablec.StorageDescriptor.Columns.1.Name": "c"}),
        update=Step(params={"Text": "two"}, changes={"Db": "change"}, expects={"Db.Description": "two"}),
        replace=Step(edits={"t_${Name}": "u_${Name}"}, changes={f"Table{name}": "replace" for name in "abcdefgh"},
                     expects={"Tableh.Name": "u_h"}),
    ),
]

ASSETS = "cdk-hnb659fds-assets-000000000000-us-east-1"

# As `cdk synth` made them of stacks/cdk-templates.js.
BY_CDK = [
    Story(
        "cdk-jobs.json",
        create=Step(expects={"Etl917AF821.Command.Name": "glueetl", "Flex8471A491.ExecutionClass": "FLEX",
                             "StreamingE5CA015B.Command.Name": "gluestreaming", "Shell50E06A23.Command.Name": "pythonshell",
                             "ScalaB9636055.DefaultArguments.--class": "com.example.Job", "Etl917AF821.DefaultArguments.--how": "full"}),
        update=Step(params={"Mode": "quick"}, changes={name: "change" for name in (
            "Etl917AF821", "Flex8471A491", "StreamingE5CA015B", "ScalaB9636055", "Shell50E06A23")},
                    expects={"ScalaB9636055.DefaultArguments.--how": "quick"}),
        replace=Step(params={"Name": "other"}, changes={"Shell50E06A23": "replace"}, expects={"Shell50E06A23.Name": "STACK-other"}),
        failing=Step(params={"Mode": "never"}, adds=BAD_TRIGGER, fails={"Bad": "cron"}),
    ),
    Story(
        "cdk-tables.json", retains=("EventsBucket147CB497", "LinesBucket0AA25725"),
        create=Step(expects={"EventsTableB71175DB.Name": "events", "EventsTableB71175DB.PartitionKeys.0.Type": "date",
                             "DatabaseB269D8BB.Description": "of CDK"}),
        update=Step(params={"About": "changed"}, changes={"DatabaseB269D8BB": "change"}, expects={"DatabaseB269D8BB.Description": "changed"}),
        replace=Step(params={"Table": "things"}, changes={"EventsTableB71175DB": "replace", "RoleDefaultPolicy5FFB7DAB": "change"},
                     expects={"EventsTableB71175DB.Name": "things"}),
        failing=Step(params={"About": "never"}, adds=BAD_TRIGGER, fails={"Bad": "cron"}),
    ),
    Story(
        "cdk-workflow.json",
        create=Step(expects={"FlowDaily245DF9C5.Schedule": "cron(0 3 * * ? *)", "FlowA74D6E88.Description": "daily"}),
        update=Step(params={"About": "nightly"}, changes={"FlowA74D6E88": "change"}, expects={"FlowA74D6E88.Description": "nightly"}),
        replace=Step(params={"Name": "chain"}, changes={name: "replace" for name in (
            "FlowA74D6E88", "FlowDaily245DF9C5", "FlowThen46DBE7EE")}, expects={"FlowA74D6E88.Name": "STACK-chain"}),
    ),
    Story(
        "cdk-connections.json", retains=("Security2D46CA7F",),
        create=Step(expects={"Jdbc525A39D4.ConnectionProperties.JDBC_CONNECTION_URL": "jdbc:mysql://db.example.com:3306/shop",
                             "Load52B57D89.SecurityConfiguration": "STACK-sec", "Host2E2F1B13B.Value": "db.example.com",
                             "Key961B73FD.tags.team": "data"}),
        update=Step(params={"Host": "other.example.com"}, changes={"Jdbc525A39D4": "change", "Host2E2F1B13B": "change"},
                    expects={"Host2E2F1B13B.Value": "other.example.com"}),
        replace=Step(params={"Name": "shop"}, changes={"Jdbc525A39D4": "replace", "Load52B57D89": "change"},
                     expects={"Load52B57D89.Connections.Connections": ["STACK-shop"]}),
    ),
    Story(
        "cdk-files.json",
        before=(("s3", "put_object", {"Bucket": ASSETS, "Key": "ARCHIVE1.zip", "Body": archive({"a.py": "print(1)", "lib/b.py": "b"})}),
                ("s3", "put_object", {"Bucket": ASSETS, "Key": "ARCHIVE2.zip", "Body": archive(
                    {"settings.json": '{"text": "<<marker:0xbaba:0>>"}'})})),
        create=Step(expects={"Scripts278D36FF.objects": [
            "scripts/a.py: b'print(1)'", "scripts/lib/b.py: b'b'", "scripts/settings.json: b'{\"text\": \"one\"}'"]}),
        update=Step(params={"Text": 'a "b"'}, changes={"DeployCustomResource218AF6A4": "change"}, expects={"Scripts278D36FF.objects": [
            "scripts/a.py: b'print(1)'", "scripts/lib/b.py: b'b'",
            "scripts/settings.json: b'{\"text\": \"a \\\\\"b\\\\\"\"}'"]}),
        replace=Step(params={"Prefix": ""}, changes={"Scripts278D36FF": "change", "DeployCustomResource218AF6A4": "change"},
                     expects={"Scripts278D36FF.objects": [
                         "a.py: b'print(1)'", "lib/b.py: b'b'", "settings.json: b'{\"text\": \"a \\\\\"b\\\\\"\"}'"]}),
        failing=Step(params={"Text": "never"}, adds={"Bad": {**BAD_TRIGGER["Bad"], "DependsOn": "DeployCustomResource218AF6A4"}},
                     fails={"Bad": "cron"}),
    ),
    Story(
        "cdk-nested.json",
        before=(("s3", "put_object", {"Bucket": ASSETS, "Key": "INNER.json", "Body": (FOLDER / "cdk-nested-inner.json").read_text()}),),
        create=Step(expects={"Crawler.DatabaseName": "STACK_dev", "Crawler.Description": "nested"}),
        update=Step(params={"About": "changed"}, changes={"Crawler": "change"}, expects={"Crawler.Description": "changed"}),
        replace=Step(params={"Stage": "prod"}, changes={"InnerNestedStackInnerNestedStackResource745E041B": "change", "Crawler": "change"},
                     expects={"Crawler.DatabaseName": "STACK_prod"}),
    ),
]

STORIES = BY_HAND + BY_CDK
