resource "aws_glue_catalog_database" "db" {
  name         = var.name
  description  = local.word
  location_uri = ["s3://${aws_s3_bucket.lake.bucket}/a", "s3://${aws_s3_bucket.lake.bucket}/b"][var.turn]
  parameters   = { word = local.word }
  tags         = local.tags
  create_table_default_permission {
    permissions = [["ALL"], ["SELECT"]][var.turn]
    principal { data_lake_principal_identifier = ["IAM_ALLOWED_PRINCIPALS", aws_iam_role.other.arn][var.turn] }
  }
}

resource "aws_glue_catalog_database" "link" {
  name = "${var.name}_link"
  target_database {
    catalog_id    = data.aws_caller_identity.me.account_id
    database_name = aws_glue_catalog_database.plain.name
  }
}

# A link shows what it leads to: a plain target shows no drift.
resource "aws_glue_catalog_database" "plain" {
  name = "${var.name}_plain"
}

resource "aws_glue_catalog_table" "plain" {
  name          = "plain"
  database_name = aws_glue_catalog_database.plain.name
}

resource "aws_glue_catalog_table" "sales" {
  name               = "sales"
  database_name      = aws_glue_catalog_database.db.name
  description        = local.word
  owner              = local.word
  retention          = [1, 2][var.turn]
  table_type         = "EXTERNAL_TABLE"
  view_original_text = local.word
  view_expanded_text = local.word
  parameters         = { EXTERNAL = "TRUE", word = local.word, "projection.enabled" = "false" }
  storage_descriptor {
    location                  = "s3://${aws_s3_bucket.lake.bucket}/${local.word}/"
    input_format              = ["org.apache.hadoop.mapred.TextInputFormat", "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"][var.turn]
    output_format             = ["org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat", "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"][var.turn]
    compressed                = [false, true][var.turn]
    stored_as_sub_directories = [false, true][var.turn]
    number_of_buckets         = [-1, 4][var.turn]
    bucket_columns            = [[], ["id"]][var.turn]
    additional_locations      = [[], ["s3://${aws_s3_bucket.lake.bucket}/more/"]][var.turn]
    parameters                = { word = local.word }
    dynamic "columns" {
      for_each = [{ id = "bigint", name = "string" }, { id = "bigint", name = "varchar(20)", price = "decimal(10,2)" }][var.turn]
      content {
        name       = columns.key
        type       = columns.value
        comment    = local.word
        parameters = { word = local.word }
      }
    }
    ser_de_info {
      name                  = local.word
      serialization_library = ["org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe", "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"][var.turn]
      parameters            = { "serialization.format" = ["1", "2"][var.turn] }
    }
    skewed_info {
      skewed_column_names               = [["id"], ["name"]][var.turn]
      skewed_column_values              = [["1"], ["2"]][var.turn]
      skewed_column_value_location_maps = { "1" = "s3://${aws_s3_bucket.lake.bucket}/${local.word}" }
    }
    sort_columns {
      column     = ["id", "name"][var.turn]
      sort_order = [1, 0][var.turn]
    }
  }
  partition_keys {
    name    = "day"
    type    = "date"
    comment = local.word
  }
  partition_keys {
    name = "shop"
    type = "string"
  }
}

resource "aws_glue_catalog_table" "by_schema" {
  name          = "by_schema"
  database_name = aws_glue_catalog_database.db.name
  storage_descriptor {
    location = "s3://${aws_s3_bucket.lake.bucket}/by_schema/"
    schema_reference {
      schema_version_number = [1, 2][var.turn] # The provider foretells no new latest one.
      schema_id {
        registry_name = aws_glue_registry.here.registry_name
        schema_name   = aws_glue_schema.order.schema_name
      }
    }
  }
}

resource "aws_glue_catalog_table" "linked" {
  name          = "linked"
  database_name = aws_glue_catalog_database.db.name
  target_table {
    catalog_id    = data.aws_caller_identity.me.account_id
    database_name = aws_glue_catalog_database.plain.name
    name          = aws_glue_catalog_table.plain.name
  }
}

resource "aws_glue_catalog_table" "lake" {
  name          = "lake"
  database_name = aws_glue_catalog_database.db.name
  table_type    = "EXTERNAL_TABLE"
  open_table_format_input {
    iceberg_input {
      metadata_operation = "CREATE"
      version            = "2"
    }
  }
  storage_descriptor {
    location = "s3://${aws_s3_bucket.lake.bucket}/lake/"
    columns {
      name = "id"
      type = "bigint"
    }
  }
  # Terraform's own description of Iceberg tables differs from what is there after they were made, on AWS too.
  lifecycle { ignore_changes = [parameters, storage_descriptor] }
}

resource "aws_glue_catalog_table_optimizer" "keep" {
  for_each      = toset(["retention", "orphan_file_deletion", "compaction"])
  catalog_id    = data.aws_caller_identity.me.account_id
  database_name = aws_glue_catalog_database.db.name
  table_name    = aws_glue_catalog_table.lake.name
  type          = each.key
  configuration {
    enabled  = [false, true][var.turn]
    role_arn = [aws_iam_role.glue.arn, aws_iam_role.other.arn][var.turn]
    dynamic "retention_configuration" {
      for_each = each.key == "retention" ? [1] : []
      content {
        iceberg_configuration {
          snapshot_retention_period_in_days = [5, 7][var.turn]
          number_of_snapshots_to_retain     = [1, 3][var.turn]
          clean_expired_files               = [true, false][var.turn]
        }
      }
    }
    dynamic "orphan_file_deletion_configuration" {
      for_each = each.key == "orphan_file_deletion" ? [1] : []
      content {
        iceberg_configuration {
          orphan_file_retention_period_in_days = [3, 7][var.turn]
          location                             = "s3://${aws_s3_bucket.lake.bucket}/lake/${local.word}/"
        }
      }
    }
  }
}

resource "aws_glue_partition" "day" {
  database_name    = aws_glue_catalog_database.db.name
  table_name       = aws_glue_catalog_table.sales.name
  partition_values = ["2026-01-01", "north"]
  parameters       = { word = local.word }
  storage_descriptor {
    location                  = "s3://${aws_s3_bucket.lake.bucket}/${local.word}/day/"
    input_format              = ["org.apache.hadoop.mapred.TextInputFormat", "org.apache.hadoop.mapred.SequenceFileInputFormat"][var.turn]
    output_format             = ["org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat", "org.apache.hadoop.mapred.SequenceFileOutputFormat"][var.turn]
    compressed                = [false, true][var.turn]
    stored_as_sub_directories = [false, true][var.turn]
    number_of_buckets         = [1, 4][var.turn]
    bucket_columns            = [["id"], ["name"]][var.turn]
    parameters                = { word = local.word }
    additional_locations      = [[], ["s3://${aws_s3_bucket.lake.bucket}/more/"]][var.turn]
    skewed_info {
      skewed_column_names               = [["id"], ["name"]][var.turn]
      skewed_column_values              = [["1"], ["2"]][var.turn]
      skewed_column_value_location_maps = { "1" = "s3://${aws_s3_bucket.lake.bucket}/${local.word}" }
    }
    columns {
      name    = ["id", "key"][var.turn]
      type    = ["int", "bigint"][var.turn]
      comment = local.word
    }
    ser_de_info {
      name                  = local.word
      serialization_library = ["org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe", "org.apache.hadoop.hive.serde2.OpenCSVSerde"][var.turn]
      parameters            = { "field.delim" = [",", ";"][var.turn] }
    }
    sort_columns {
      column     = ["id", "name"][var.turn]
      sort_order = [1, 0][var.turn]
    }
  }
}

resource "aws_glue_partition_index" "by_day" {
  database_name = aws_glue_catalog_database.db.name
  table_name    = aws_glue_catalog_table.sales.name
  partition_index {
    index_name = "by_day"
    keys       = ["day"]
  }
}

resource "aws_glue_classifier" "csv" {
  name = "${var.name}-csv"
  csv_classifier {
    allow_single_column        = [false, true][var.turn]
    contains_header            = ["PRESENT", "ABSENT"][var.turn]
    custom_datatype_configured = [false, true][var.turn]
    custom_datatypes           = [["INT"], ["INT", "STRING"]][var.turn]
    delimiter                  = [",", ";"][var.turn]
    disable_value_trimming     = [false, true][var.turn]
    header                     = [["id"], ["id", "name"]][var.turn]
    quote_symbol               = ["'", "\""][var.turn]
    serde                      = ["OpenCSVSerDe", "LazySimpleSerDe"][var.turn]
  }
}

resource "aws_glue_classifier" "grok" {
  name = "${var.name}-grok"
  grok_classifier {
    classification  = local.word
    grok_pattern    = ["%%{WORD:a}", "%%{WORD:a} %%{WORD:b}"][var.turn]
    custom_patterns = ["ONE [0-9]", "TWO [0-9]"][var.turn]
  }
}

resource "aws_glue_classifier" "json" {
  name = "${var.name}-json"
  json_classifier { json_path = ["$[*]", "$.rows[*]"][var.turn] }
}

resource "aws_glue_classifier" "xml" {
  name = "${var.name}-xml"
  xml_classifier {
    classification = local.word
    row_tag        = local.word
  }
}

resource "aws_glue_connection" "jdbc" {
  name            = "${var.name}-jdbc"
  description     = local.word
  connection_type = "JDBC"
  match_criteria  = [["one"], ["one", "two"]][var.turn]
  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:postgresql://db.example:5432/${local.word}"
    USERNAME            = local.word
    PASSWORD            = "secret-${local.word}"
  }
  physical_connection_requirements {
    availability_zone      = [aws_subnet.a.availability_zone, aws_subnet.b.availability_zone][var.turn]
    security_group_id_list = [[aws_security_group.db.id], [aws_security_group.db.id, aws_security_group.app.id]][var.turn]
    subnet_id              = [aws_subnet.a.id, aws_subnet.b.id][var.turn]
  }
  tags = local.tags
}

resource "aws_glue_connection" "network" {
  name            = "${var.name}-network"
  connection_type = "NETWORK"
  physical_connection_requirements {
    availability_zone      = aws_subnet.a.availability_zone
    security_group_id_list = [aws_security_group.db.id]
    subnet_id              = aws_subnet.a.id
  }
}

resource "aws_glue_crawler" "files" {
  name                   = "${var.name}-files"
  role                   = [aws_iam_role.glue.arn, aws_iam_role.other.arn][var.turn]
  database_name          = aws_glue_catalog_database.db.name
  description            = local.word
  classifiers            = [[aws_glue_classifier.csv.name], [aws_glue_classifier.json.name, aws_glue_classifier.csv.name]][var.turn]
  configuration          = jsonencode({ Version = 1.0, Grouping = { TableLevelConfiguration = [2, 3][var.turn] }, CrawlerOutput = { Partitions = { AddOrUpdateBehavior = "InheritFromTable" } } })
  schedule               = ["cron(15 12 * * ? *)", "cron(30 12 * * ? *)"][var.turn]
  security_configuration = [aws_glue_security_configuration.plain.name, aws_glue_security_configuration.keyed.name][var.turn]
  table_prefix           = "${local.word}_"
  tags                   = local.tags
  s3_target {
    path            = "s3://${aws_s3_bucket.lake.bucket}/${local.word}"
    connection_name = [null, aws_glue_connection.network.name][var.turn]
    exclusions      = [["**.tmp"], ["**.tmp", "**.bak"]][var.turn]
    sample_size     = [3, 5][var.turn]
  }
  recrawl_policy { recrawl_behavior = ["CRAWL_NEW_FOLDERS_ONLY", "CRAWL_EVERYTHING"][var.turn] }
  schema_change_policy {
    delete_behavior = ["LOG", "DEPRECATE_IN_DATABASE"][var.turn]
    update_behavior = ["LOG", "UPDATE_IN_DATABASE"][var.turn]
  }
  lineage_configuration { crawler_lineage_settings = "DISABLE" }
  lake_formation_configuration {
    account_id                     = [null, data.aws_caller_identity.me.account_id][var.turn]
    use_lake_formation_credentials = false
  }
}

resource "aws_glue_crawler" "jdbc" {
  name          = "${var.name}-jdbc"
  role          = local.role
  database_name = aws_glue_catalog_database.db.name
  jdbc_target {
    connection_name            = [aws_glue_connection.jdbc.name, aws_glue_connection.second.name][var.turn]
    path                       = "shop/${local.word}"
    exclusions                 = [["a"], ["b"]][var.turn]
    enable_additional_metadata = [["COMMENTS"], ["COMMENTS", "RAWTYPES"]][var.turn]
  }
}

resource "aws_glue_crawler" "catalog" {
  name          = "${var.name}-catalog"
  role          = local.role
  database_name = aws_glue_catalog_database.db.name
  catalog_target {
    database_name   = [aws_glue_catalog_database.db.name, aws_glue_catalog_database.plain.name][var.turn]
    tables          = [[aws_glue_catalog_table.sales.name], [aws_glue_catalog_table.plain.name, aws_glue_catalog_table.viewed.name]][var.turn]
    connection_name = [null, aws_glue_connection.network.name][var.turn]
  }
  schema_change_policy { delete_behavior = "LOG" }
  configuration = jsonencode({ Version = 1.0, Grouping = { TableGroupingPolicy = "CombineCompatibleSchemas" } })
}

resource "aws_glue_crawler" "lakes" {
  name          = "${var.name}-lakes"
  role          = local.role
  database_name = aws_glue_catalog_database.db.name
  delta_target {
    connection_name           = [null, aws_glue_connection.network.name][var.turn]
    delta_tables              = ["s3://${aws_s3_bucket.lake.bucket}/delta/${local.word}"]
    write_manifest            = false
    create_native_delta_table = true # The other kind needs manifests, and is refused.
  }
  iceberg_target {
    connection_name         = [null, aws_glue_connection.network.name][var.turn]
    paths                   = ["s3://${aws_s3_bucket.lake.bucket}/iceberg/${local.word}"]
    maximum_traversal_depth = [2, 5][var.turn]
    exclusions              = [["a"], ["b"]][var.turn]
  }
  hudi_target {
    exclusions              = [["a"], ["b"]][var.turn]
    connection_name         = [null, aws_glue_connection.network.name][var.turn]
    paths                   = ["s3://${aws_s3_bucket.lake.bucket}/hudi/${local.word}"]
    maximum_traversal_depth = [2, 5][var.turn]
  }
  dynamodb_target {
    path      = local.word
    scan_all  = [true, false][var.turn]
    scan_rate = [0.5, 1][var.turn]
  }
}

resource "aws_glue_data_catalog_encryption_settings" "here" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      aws_kms_key_id                       = [aws_kms_key.data.arn, aws_kms_key.second.arn][var.turn]
      return_connection_password_encrypted = false # Or connections with passwords are a difference, on AWS too.
    }
    encryption_at_rest {
      catalog_encryption_mode         = ["DISABLED", "SSE-KMS-WITH-SERVICE-ROLE"][var.turn]
      catalog_encryption_service_role = [null, aws_iam_role.glue.arn][var.turn]
      sse_aws_kms_key_id              = [null, aws_kms_key.data.arn][var.turn]
    }
  }
}

resource "aws_glue_job" "etl" {
  name                      = "${var.name}-etl"
  role_arn                  = [aws_iam_role.glue.arn, aws_iam_role.other.arn][var.turn]
  description               = local.word
  connections               = [[aws_glue_connection.network.name], [aws_glue_connection.network.name, aws_glue_connection.jdbc.name]][var.turn]
  default_arguments         = { "--word" = local.word, "--job-language" = "python", "--enable-metrics" = "" }
  non_overridable_arguments = { "--fixed" = local.word }
  execution_class           = ["STANDARD", "FLEX"][var.turn]
  glue_version              = ["4.0", "5.0"][var.turn]
  job_run_queuing_enabled   = [false, true][var.turn]
  max_retries               = [0, 2][var.turn]
  number_of_workers         = [2, 3][var.turn]
  worker_type               = ["G.1X", "G.2X"][var.turn]
  security_configuration    = [aws_glue_security_configuration.plain.name, aws_glue_security_configuration.keyed.name][var.turn]
  timeout                   = [10, 20][var.turn]
  tags                      = local.tags
  command {
    name            = "glueetl"
    python_version  = "3"
    script_location = "s3://${aws_s3_bucket.lake.bucket}/scripts/${local.word}.py"
  }
  execution_property { max_concurrent_runs = [1, 4][var.turn] }
  notification_property { notify_delay_after = [5, 6][var.turn] }
}

resource "aws_glue_job" "shell" {
  name         = "${var.name}-shell"
  role_arn     = local.role
  max_capacity = [0.0625, 1][var.turn]
  command {
    name            = "pythonshell"
    python_version  = ["3", "3.9"][var.turn]
    script_location = "s3://${aws_s3_bucket.lake.bucket}/scripts/shell.py"
  }
}

resource "aws_glue_registry" "here" {
  registry_name = "${var.name}-registry"
  description   = local.word
  tags          = local.tags
}

resource "aws_glue_schema" "order" {
  schema_name   = "order"
  registry_arn  = aws_glue_registry.here.arn
  data_format   = "AVRO"
  description   = local.word
  compatibility = ["BACKWARD", "NONE"][var.turn]
  tags          = local.tags
  schema_definition = [
    "{\"type\": \"record\", \"name\": \"order\", \"fields\": [{\"name\": \"id\", \"type\": \"int\"}]}",
    "{\"type\": \"record\", \"name\": \"order\", \"fields\": [{\"name\": \"id\", \"type\": \"int\"}, {\"name\": \"sum\", \"type\": \"double\", \"default\": 0}]}",
  ][var.turn]
}

resource "aws_glue_resource_policy" "here" {
  enable_hybrid = ["TRUE", "FALSE"][var.turn]
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:${data.aws_partition.here.partition}:iam::${data.aws_caller_identity.me.account_id}:root" }
      Action    = [["glue:GetTable"], ["glue:GetTable", "glue:GetTables"]][var.turn]
      Resource  = ["arn:${data.aws_partition.here.partition}:glue:${data.aws_region.here.name}:${data.aws_caller_identity.me.account_id}:*"]
    }]
  })
}

resource "aws_glue_security_configuration" "plain" {
  name = "${var.name}-plain"
  encryption_configuration {
    cloudwatch_encryption { cloudwatch_encryption_mode = "DISABLED" }
    job_bookmarks_encryption { job_bookmarks_encryption_mode = "DISABLED" }
    s3_encryption { s3_encryption_mode = "DISABLED" }
  }
}

resource "aws_glue_security_configuration" "keyed" {
  name = "${var.name}-keyed"
  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "SSE-KMS"
      kms_key_arn                = aws_kms_key.data.arn
    }
    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS"
      kms_key_arn                   = aws_kms_key.data.arn
    }
    s3_encryption {
      s3_encryption_mode = "SSE-KMS"
      kms_key_arn        = aws_kms_key.data.arn
    }
  }
}

resource "aws_glue_workflow" "flow" {
  name                   = "${var.name}-flow"
  description            = local.word
  max_concurrent_runs    = [1, 3][var.turn]
  default_run_properties = { word = local.word }
  tags                   = local.tags
}

resource "aws_glue_trigger" "clock" {
  name              = "${var.name}-clock"
  type              = "SCHEDULED"
  description       = local.word
  enabled           = [true, false][var.turn]
  schedule          = ["cron(15 12 * * ? *)", "cron(30 12 * * ? *)"][var.turn]
  start_on_creation = true
  tags              = local.tags
  actions {
    job_name               = aws_glue_job.etl.name
    arguments              = { "--word" = local.word }
    timeout                = [5, 6][var.turn]
    security_configuration = [aws_glue_security_configuration.plain.name, aws_glue_security_configuration.keyed.name][var.turn]
    notification_property { notify_delay_after = [1, 2][var.turn] }
  }
}

resource "aws_glue_trigger" "start" {
  name          = "${var.name}-start"
  type          = "ON_DEMAND"
  enabled       = false # The provider would start it.
  workflow_name = aws_glue_workflow.flow.name
  actions { crawler_name = [aws_glue_crawler.files.name, aws_glue_crawler.jdbc.name][var.turn] }
}

resource "aws_glue_trigger" "after" {
  name          = "${var.name}-after"
  type          = "CONDITIONAL"
  enabled       = [false, true][var.turn]
  workflow_name = aws_glue_workflow.flow.name
  actions { job_name = [aws_glue_job.etl.name, aws_glue_job.shell.name][var.turn] }
  predicate {
    logical = ["AND", "ANY"][var.turn]
    conditions {
      crawler_name     = [aws_glue_crawler.files.name, aws_glue_crawler.jdbc.name][var.turn]
      crawl_state      = ["SUCCEEDED", "FAILED"][var.turn]
      logical_operator = "EQUALS"
    }
    conditions {
      job_name = [aws_glue_job.shell.name, aws_glue_job.etl.name][var.turn]
      state    = ["SUCCEEDED", "FAILED"][var.turn]
    }
  }
}

resource "aws_glue_workflow" "dropped" {
  name = "${var.name}-dropped"
}

resource "aws_glue_trigger" "event" {
  name          = "${var.name}-event"
  type          = "EVENT"
  enabled       = false # The provider would start it, which AWS refuses for this kind.
  workflow_name = aws_glue_workflow.dropped.name
  actions { job_name = aws_glue_job.etl.name }
  event_batching_condition {
    batch_size   = [1, 5][var.turn]
    batch_window = [300, 600][var.turn]
  }
}

resource "aws_glue_user_defined_function" "f" {
  name          = "f"
  catalog_id    = aws_glue_catalog_database.db.catalog_id
  database_name = aws_glue_catalog_database.db.name
  class_name    = local.word
  owner_name    = local.word
  owner_type    = ["GROUP", "USER"][var.turn]
  resource_uris {
    resource_type = ["ARCHIVE", "JAR"][var.turn]
    uri           = "s3://${aws_s3_bucket.lake.bucket}/${local.word}.jar"
  }
}

resource "aws_glue_dev_endpoint" "shell" {
  name                      = "${var.name}-shell"
  role_arn                  = local.role
  glue_version              = "1.0"
  arguments                 = merge({ GLUE_PYTHON_VERSION = "3" }, [{}, { "--enable-glue-datacatalog" = "" }][var.turn]) # This server has no Python 2.
  extra_jars_s3_path        = "s3://${aws_s3_bucket.lake.bucket}/${aws_s3_object.jar[local.word].key}"
  extra_python_libs_s3_path = "s3://${aws_s3_bucket.lake.bucket}/${[aws_s3_object.script.key, aws_s3_bucket_object.older.key][var.turn]}"
  number_of_nodes           = 2
  tags                      = local.tags
}

resource "aws_glue_data_quality_ruleset" "rules" {
  name        = "${var.name}-rules"
  description = local.word
  ruleset     = ["Rules = [ RowCount > 0 ]", "Rules = [ RowCount > 1, IsComplete \"id\" ]"][var.turn]
  tags        = local.tags
  target_table {
    database_name = aws_glue_catalog_table.sales.database_name
    table_name    = aws_glue_catalog_table.sales.name
  }
}

resource "aws_glue_ml_transform" "matches" {
  name              = "${var.name}-matches"
  description       = local.word
  role_arn          = [aws_iam_role.glue.arn, aws_iam_role.other.arn][var.turn]
  glue_version      = ["1.0", "2.0"][var.turn]
  max_retries       = [0, 1][var.turn]
  timeout           = [10, 20][var.turn]
  worker_type       = ["G.1X", "G.2X"][var.turn]
  number_of_workers = [5, 6][var.turn]
  tags              = local.tags
  input_record_tables {
    database_name = aws_glue_catalog_table.sales.database_name
    table_name    = aws_glue_catalog_table.sales.name
  }
  parameters {
    transform_type = "FIND_MATCHES"
    find_matches_parameters {
      primary_key_column_name    = ["id", "name"][var.turn]
      precision_recall_trade_off = [0.5, 0.6][var.turn]
      accuracy_cost_trade_off    = [0.5, 0.7][var.turn]
      enforce_provided_labels    = [false, true][var.turn]
    }
  }
}

resource "aws_glue_catalog_database" "bare" {
  name = "${var.name}_bare"
}

resource "aws_glue_catalog_table" "viewed" {
  name          = "viewed"
  database_name = aws_glue_catalog_database.plain.name
  table_type    = ["EXTERNAL_TABLE", "VIRTUAL_VIEW"][var.turn]
  partition_keys {
    name = ["day", "month"][var.turn]
    type = ["date", "string"][var.turn]
  }
}

resource "aws_glue_catalog_table" "moved" {
  name          = "moved"
  database_name = aws_glue_catalog_database.db.name
  target_table {
    catalog_id    = data.aws_caller_identity.me.account_id
    database_name = [aws_glue_catalog_database.plain.name, aws_glue_catalog_database.bare.name][var.turn]
    name          = [aws_glue_catalog_table.plain.name, aws_glue_catalog_table.bare.name][var.turn]
  }
}

resource "aws_glue_catalog_table" "bare" {
  name          = "bare"
  database_name = aws_glue_catalog_database.bare.name
}

resource "aws_glue_catalog_table" "by_version" {
  name          = "by_version"
  database_name = aws_glue_catalog_database.db.name
  storage_descriptor {
    location = "s3://${aws_s3_bucket.lake.bucket}/by_version/"
    schema_reference {
      schema_version_number = 1
      schema_id { schema_arn = [aws_glue_schema.order.arn, aws_glue_schema.second.arn][var.turn] }
    }
  }
}

resource "aws_glue_registry" "second" {
  registry_name = "${var.name}-second"
}

resource "aws_glue_schema" "second" {
  schema_name       = "second"
  registry_arn      = aws_glue_registry.second.arn
  data_format       = "JSON"
  compatibility     = "NONE"
  schema_definition = "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"type\": \"object\", \"properties\": {\"id\": {\"type\": \"integer\"}}}"
}

resource "aws_glue_schema" "third" {
  schema_name       = local.word
  registry_arn      = aws_glue_registry.here.arn
  data_format       = "AVRO"
  compatibility     = "NONE"
  schema_definition = "{\"type\": \"record\", \"name\": \"third\", \"fields\": [{\"name\": \"id\", \"type\": \"int\"}]}"
}

resource "aws_glue_catalog_table" "by_other" {
  name          = "by_other"
  database_name = aws_glue_catalog_database.db.name
  storage_descriptor {
    location = "s3://${aws_s3_bucket.lake.bucket}/by_other/"
    schema_reference {
      schema_version_number = 1
      schema_id {
        registry_name = [aws_glue_registry.here.registry_name, aws_glue_registry.second.registry_name][var.turn]
        schema_name   = [aws_glue_schema.order.schema_name, aws_glue_schema.second.schema_name][var.turn]
      }
    }
  }
}

resource "aws_glue_connection" "second" {
  name            = "${var.name}-second"
  connection_type = ["JDBC", "NETWORK"][var.turn]
  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:postgresql://db.example:5432/second"
    USERNAME            = "u"
    PASSWORD            = "secret"
  }
}

resource "aws_glue_connection" "documents" {
  for_each        = toset(["first", "second"])
  name            = "${var.name}-documents-${each.key}"
  connection_type = "MONGODB"
  connection_properties = {
    CONNECTION_URL = "mongodb://db.example:27017/${each.key}"
    USERNAME       = "u"
    PASSWORD       = "secret"
  }
}

resource "aws_glue_crawler" "events" {
  name          = "${var.name}-events"
  role          = local.role
  database_name = aws_glue_catalog_database.db.name
  s3_target {
    path                = "s3://${aws_s3_bucket.lake.bucket}/events"
    event_queue_arn     = [aws_sqs_queue.main.arn, aws_sqs_queue.spare.arn][var.turn]
    dlq_event_queue_arn = [aws_sqs_queue.dead.arn, aws_sqs_queue.main.arn][var.turn]
  }
  recrawl_policy { recrawl_behavior = "CRAWL_EVENT_MODE" }
}

resource "aws_glue_crawler" "catalog_events" {
  name          = "${var.name}-catalog-events"
  role          = local.role
  database_name = aws_glue_catalog_database.db.name
  catalog_target {
    database_name       = aws_glue_catalog_database.db.name
    tables              = [aws_glue_catalog_table.sales.name]
    event_queue_arn     = [aws_sqs_queue.main.arn, aws_sqs_queue.spare.arn][var.turn]
    dlq_event_queue_arn = [aws_sqs_queue.dead.arn, aws_sqs_queue.main.arn][var.turn]
  }
  recrawl_policy { recrawl_behavior = "CRAWL_EVENT_MODE" }
  schema_change_policy { delete_behavior = "LOG" }
  configuration = jsonencode({ Version = 1.0, Grouping = { TableGroupingPolicy = "CombineCompatibleSchemas" } })
}

resource "aws_glue_dev_endpoint" "sized" {
  name                   = "${var.name}-sized"
  role_arn               = local.role
  glue_version           = "1.0"
  arguments              = { GLUE_PYTHON_VERSION = "3" }
  worker_type            = "G.1X"
  number_of_workers      = 2
  security_configuration = aws_glue_security_configuration.plain.name
  public_keys            = [["ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAYQ one"], ["ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAYQ one", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAZQ two"]][var.turn]
}

resource "aws_glue_dev_endpoint" "keyed" {
  name         = "${var.name}-keyed"
  role_arn     = local.role
  glue_version = "1.0"
  arguments    = { GLUE_PYTHON_VERSION = "3" }
  public_key   = ["ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAYQ one", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAZQ two"][var.turn]
}

resource "aws_glue_job" "of_repository" {
  name              = "${var.name}-of-repository"
  role_arn          = local.role
  glue_version      = "5.0"
  number_of_workers = 2
  worker_type       = "G.1X"
  command { script_location = "s3://${aws_s3_bucket.lake.bucket}/scripts/repository.py" }
  source_control_details {
    auth_strategy  = ["PERSONAL_ACCESS_TOKEN", "AWS_SECRETS_MANAGER"][var.turn]
    branch         = local.word
    folder         = local.word
    last_commit_id = local.word
    owner          = local.word
    provider       = ["GITHUB", "GITLAB"][var.turn]
    repository     = local.word
  }
}

resource "aws_glue_crawler" "documents" {
  name          = "${var.name}-documents"
  role          = local.role
  database_name = aws_glue_catalog_database.db.name
  mongodb_target {
    connection_name = aws_glue_connection.documents[local.word].name
    path            = "shop/${local.word}"
    scan_all        = [true, false][var.turn]
  }
}

resource "aws_glue_job" "stream" {
  name               = "${var.name}-stream"
  role_arn           = local.role
  maintenance_window = ["Sun:10", "Mon:11"][var.turn]
  glue_version       = "5.0"
  number_of_workers  = 2
  worker_type        = "G.1X"
  command {
    name            = "gluestreaming"
    script_location = "s3://${aws_s3_bucket.lake.bucket}/scripts/stream.py"
  }
}

resource "aws_glue_job" "either" {
  name              = "${var.name}-either"
  role_arn          = local.role
  glue_version      = "5.0"
  number_of_workers = 2
  worker_type       = "G.1X"
  command {
    name            = ["glueetl", "gluestreaming"][var.turn]
    script_location = "s3://${aws_s3_bucket.lake.bucket}/scripts/stream.py"
  }
}

resource "aws_glue_ml_transform" "sized" {
  name         = "${var.name}-sized"
  role_arn     = local.role
  max_capacity = [10, 20][var.turn]
  max_retries  = [1, 2][var.turn]
  input_record_tables {
    database_name = aws_glue_catalog_table.sales.database_name
    table_name    = aws_glue_catalog_table.sales.name
  }
  parameters {
    transform_type = "FIND_MATCHES"
    find_matches_parameters { primary_key_column_name = "id" }
  }
}

resource "aws_glue_connection" "federated" {
  name                  = "${var.name}-federated"
  connection_type       = "DYNAMODB"
  connection_properties = {}
  athena_properties = {
    lambda_function_arn = "arn:aws:lambda:us-east-1:000000000000:function:${local.word}"
    spill_bucket        = aws_s3_bucket.lake.bucket
  }
}

data "aws_glue_catalog_table" "sales" {
  database_name = aws_glue_catalog_table.sales.database_name
  name          = aws_glue_catalog_table.sales.name
}

data "aws_glue_connection" "jdbc" {
  id = "${data.aws_caller_identity.me.account_id}:${aws_glue_connection.jdbc.name}"
}

data "aws_glue_data_catalog_encryption_settings" "here" {
  catalog_id = aws_glue_data_catalog_encryption_settings.here.catalog_id
}

data "aws_glue_registry" "here" {
  name = aws_glue_registry.here.registry_name
}

data "aws_glue_script" "made" {
  language = "PYTHON"
  dag_edge {
    source = "datasource0"
    target = "applymapping1"
  }
  dag_node {
    id        = "datasource0"
    node_type = "DataSource"
    args {
      name  = "database"
      value = "\"${aws_glue_catalog_database.db.name}\""
    }
    args {
      name  = "table_name"
      value = "\"sales\""
    }
  }
  dag_node {
    id        = "applymapping1"
    node_type = "ApplyMapping"
    args {
      name  = "mapping"
      value = "[(\"id\", \"long\", \"id\", \"long\")]"
    }
  }
}
