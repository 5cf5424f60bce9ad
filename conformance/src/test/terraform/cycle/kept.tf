resource "aws_athena_workgroup" "team" {
  name          = "${var.name}-team"
  description   = local.word
  state         = ["ENABLED", "DISABLED"][var.turn]
  force_destroy = [false, true][var.turn]
  tags          = local.tags
  configuration {
    enforce_workgroup_configuration    = [true, false][var.turn]
    publish_cloudwatch_metrics_enabled = [true, false][var.turn]
    bytes_scanned_cutoff_per_query     = [10485760, 20971520][var.turn]
    execution_role                     = [aws_iam_role.glue.arn, aws_iam_role.other.arn][var.turn]
    requester_pays_enabled             = [false, true][var.turn]
    engine_version { selected_engine_version = ["AUTO", "Athena engine version 3"][var.turn] }
    result_configuration {
      output_location       = "s3://${aws_s3_bucket.lake.bucket}/athena/${local.word}/"
      expected_bucket_owner = [null, data.aws_caller_identity.me.account_id][var.turn]
      dynamic "acl_configuration" {
        for_each = [[], [1]][var.turn]
        content { s3_acl_option = "BUCKET_OWNER_FULL_CONTROL" }
      }
      encryption_configuration {
        encryption_option = ["SSE_S3", "SSE_KMS"][var.turn]
        kms_key_arn       = [null, aws_kms_key.data.arn][var.turn]
      }
    }
  }
}

resource "aws_athena_named_query" "count" {
  name        = "${var.name}-count"
  description = local.word
  workgroup   = aws_athena_workgroup.team.id
  database    = aws_glue_catalog_database.db.name
  query       = "SELECT count(*) AS ${local.word} FROM sales"
}

resource "aws_athena_data_catalog" "other" {
  name        = "${var.name}-other"
  description = local.word
  type        = "GLUE"
  parameters  = { "catalog-id" = [data.aws_caller_identity.me.account_id, "111122223333"][var.turn] }
  tags        = local.tags
}

resource "aws_athena_prepared_statement" "by_day" {
  name            = "by_day_${var.name}"
  workgroup       = aws_athena_workgroup.team.id
  description     = local.word
  query_statement = ["SELECT * FROM sales WHERE day = ?", "SELECT id FROM sales WHERE day = ?"][var.turn]
}

resource "aws_lakeformation_data_lake_settings" "here" {
  admins                                = [[aws_iam_role.glue.arn], [aws_iam_role.glue.arn, aws_iam_role.other.arn]][var.turn]
  read_only_admins                      = [[], [aws_iam_role.other.arn]][var.turn]
  allow_external_data_filtering         = [false, true][var.turn]
  allow_full_table_external_data_access = [false, true][var.turn]
  external_data_filtering_allow_list    = [[], [data.aws_caller_identity.me.account_id]][var.turn]
  authorized_session_tag_value_list     = [[], ["one"]][var.turn]
  trusted_resource_owners               = [[], [data.aws_caller_identity.me.account_id]][var.turn]
  parameters                            = { CROSS_ACCOUNT_VERSION = ["3", "4"][var.turn] }
  create_database_default_permissions {
    permissions = [["ALL"], ["CREATE_TABLE"]][var.turn]
    principal   = ["IAM_ALLOWED_PRINCIPALS", aws_iam_role.other.arn][var.turn]
  }
  create_table_default_permissions {
    permissions = [["ALL"], ["SELECT"]][var.turn]
    principal   = ["IAM_ALLOWED_PRINCIPALS", aws_iam_role.other.arn][var.turn]
  }
}

resource "aws_lakeformation_resource" "lake" {
  arn                   = aws_s3_bucket.lake.arn
  role_arn              = [aws_iam_role.glue.arn, aws_iam_role.other.arn][var.turn]
  hybrid_access_enabled = [false, true][var.turn]
  with_federation       = [false, true][var.turn]
}

resource "aws_lakeformation_lf_tag" "team" {
  key    = "${var.name}-team"
  values = [["data"], ["data", "lake"]][var.turn]
}

resource "aws_lakeformation_resource_lf_tag" "db" {
  database { name = aws_glue_catalog_database.plain.name }
  lf_tag {
    key   = aws_lakeformation_lf_tag.team.key
    value = "data"
  }
}

resource "aws_lakeformation_permissions" "db" {
  principal   = aws_iam_role.other.arn
  permissions = ["CREATE_TABLE", "DESCRIBE"]
  database { name = aws_glue_catalog_database.plain.name }
  depends_on = [aws_lakeformation_data_lake_settings.here]
}

resource "aws_scheduler_schedule_group" "team" {
  name = "${var.name}-team"
  tags = local.tags
}

resource "aws_scheduler_schedule" "nightly" {
  name                         = "${var.name}-nightly"
  group_name                   = aws_scheduler_schedule_group.team.name
  description                  = local.word
  state                        = ["DISABLED", "ENABLED"][var.turn]
  schedule_expression          = ["rate(7 days)", "cron(0 3 1 1 ? 2099)"][var.turn]
  schedule_expression_timezone = ["UTC", "Europe/Berlin"][var.turn]
  start_date                   = [null, "2098-01-01T00:00:00Z"][var.turn]
  end_date                     = [null, "2099-12-01T00:00:00Z"][var.turn]
  kms_key_arn                  = [aws_kms_key.data.arn, aws_kms_key.second.arn][var.turn]
  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = [5, 10][var.turn]
  }
  target {
    arn      = aws_sqs_queue.main.arn
    role_arn = [aws_iam_role.glue.arn, aws_iam_role.other.arn][var.turn]
    input    = jsonencode({ word = local.word })
    dead_letter_config { arn = [aws_sqs_queue.dead.arn, aws_sqs_queue.spare.arn][var.turn] }
    retry_policy {
      maximum_event_age_in_seconds = [60, 120][var.turn]
      maximum_retry_attempts       = [1, 2][var.turn]
    }
  }
}

resource "aws_scheduler_schedule" "in_groups" {
  name                = "${var.name}-in-groups"
  state               = "DISABLED"
  schedule_expression = "rate(7 days)"
  flexible_time_window {
    mode                      = ["OFF", "FLEXIBLE"][var.turn]
    maximum_window_in_minutes = [null, 5][var.turn]
  }
  target {
    arn      = [aws_sqs_queue.fifo.arn, aws_sqs_queue.second.arn][var.turn]
    role_arn = local.role
    input    = "{}"
    sqs_parameters { message_group_id = local.word }
  }
}

resource "aws_scheduler_schedule" "to_bus" {
  name                = "${var.name}-to-bus"
  state               = "DISABLED"
  schedule_expression = "rate(7 days)"
  flexible_time_window { mode = "OFF" }
  target {
    arn      = aws_cloudwatch_event_bus.own.arn
    role_arn = local.role
    input    = "{}"
    eventbridge_parameters {
      detail_type = local.word
      source      = "cycle.${local.word}"
    }
  }
}

resource "aws_athena_data_catalog" "hive" {
  name        = "${var.name}-hive"
  description = "another"
  type        = ["LAMBDA", "HIVE"][var.turn]
  parameters = [
    { function = "arn:aws:lambda:us-east-1:000000000000:function:first" },
    { "metadata-function" = "arn:aws:lambda:us-east-1:000000000000:function:second" },
  ][var.turn]
}

resource "aws_lakeformation_permissions" "table" {
  principal                     = aws_iam_role.other.arn
  permissions                   = [["SELECT"], ["SELECT", "INSERT"]][var.turn]
  permissions_with_grant_option = [[], ["SELECT"]][var.turn]
  table {
    database_name = aws_glue_catalog_database.plain.name
    name          = aws_glue_catalog_table.plain.name
  }
  depends_on = [aws_lakeformation_data_lake_settings.here]
}

resource "aws_lakeformation_permissions" "columns" {
  principal   = aws_iam_role.other.arn
  permissions = ["SELECT"]
  table_with_columns {
    database_name = aws_glue_catalog_database.db.name
    name          = aws_glue_catalog_table.sales.name
    column_names  = [["id"], ["id", "name"]][var.turn]
  }
  depends_on = [aws_lakeformation_data_lake_settings.here]
}

resource "aws_lakeformation_permissions" "place" {
  principal   = aws_iam_role.other.arn
  permissions = ["DATA_LOCATION_ACCESS"]
  data_location { arn = aws_lakeformation_resource.lake.arn }
  depends_on = [aws_lakeformation_data_lake_settings.here]
}

resource "aws_lakeformation_permissions" "tag" {
  principal   = aws_iam_role.other.arn
  permissions = ["ASSOCIATE", "DESCRIBE"]
  lf_tag {
    key    = aws_lakeformation_lf_tag.team.key
    values = ["data"]
  }
  depends_on = [aws_lakeformation_data_lake_settings.here]
}

resource "aws_lakeformation_permissions" "tagged" {
  principal   = aws_iam_role.other.arn
  permissions = ["DESCRIBE"]
  lf_tag_policy {
    resource_type = "DATABASE"
    expression {
      key    = aws_lakeformation_lf_tag.team.key
      values = ["data"]
    }
  }
  depends_on = [aws_lakeformation_data_lake_settings.here]
}

resource "aws_lakeformation_resource_lf_tag" "table" {
  table {
    database_name = aws_glue_catalog_database.plain.name
    name          = aws_glue_catalog_table.plain.name
  }
  lf_tag {
    key   = aws_lakeformation_lf_tag.team.key
    value = "data"
  }
}

resource "aws_lakeformation_resource_lf_tag" "columns" {
  table_with_columns {
    database_name = aws_glue_catalog_database.db.name
    name          = aws_glue_catalog_table.sales.name
    column_names  = [["id"], ["id", "name"]][var.turn]
  }
  lf_tag {
    key   = aws_lakeformation_lf_tag.team.key
    value = "data"
  }
}

data "aws_athena_named_query" "count" {
  name      = aws_athena_named_query.count.name
  workgroup = aws_athena_workgroup.team.id
}

data "aws_lakeformation_data_lake_settings" "here" {
  depends_on = [aws_lakeformation_data_lake_settings.here]
}

data "aws_lakeformation_resource" "lake" {
  arn = aws_lakeformation_resource.lake.arn
}

resource "aws_sfn_state_machine" "nightly" {
  name     = "${var.name}-nightly"
  role_arn = [aws_iam_role.glue.arn, aws_iam_role.other.arn][var.turn]
  tags     = local.tags
  logging_configuration {
    include_execution_data = [false, true][var.turn]
    level                  = ["OFF", "ERROR"][var.turn]
    log_destination        = [null, "${aws_cloudwatch_log_group.events.arn}:*"][var.turn]
  }
  tracing_configuration { enabled = [false, true][var.turn] }
  encryption_configuration {
    type                              = ["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY"][var.turn]
    kms_key_id                        = [null, aws_kms_key.data.arn][var.turn]
    kms_data_key_reuse_period_seconds = [null, 600][var.turn]
  }
  definition = jsonencode({
    Comment = local.word
    StartAt = "Run"
    States = { Run = {
      Type       = "Task"
      Resource   = "arn:aws:states:::glue:startJobRun.sync"
      Parameters = { JobName = aws_glue_job.etl.name }
      End        = true
    } }
  })
}

data "aws_sfn_state_machine" "nightly" {
  name = aws_sfn_state_machine.nightly.name
}
