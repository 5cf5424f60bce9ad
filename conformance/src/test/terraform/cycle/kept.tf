resource "aws_athena_workgroup" "team" {
  name          = "${var.name}-team"
  description   = local.word
  state         = ["ENABLED", "DISABLED"][var.turn]
  force_destroy = true
  tags          = local.tags
  configuration {
    enforce_workgroup_configuration    = [true, false][var.turn]
    publish_cloudwatch_metrics_enabled = [true, false][var.turn]
    bytes_scanned_cutoff_per_query     = [10485760, 20971520][var.turn]
    result_configuration { output_location = "s3://${aws_s3_bucket.lake.bucket}/athena/${local.word}/" }
  }
}

resource "aws_athena_named_query" "count" {
  name      = "${var.name}-count"
  workgroup = aws_athena_workgroup.team.id
  database  = aws_glue_catalog_database.db.name
  query     = "SELECT count(*) FROM sales"
}

resource "aws_athena_data_catalog" "other" {
  name        = "${var.name}-other"
  description = local.word
  type        = "GLUE"
  parameters  = { "catalog-id" = data.aws_caller_identity.me.account_id }
  tags        = local.tags
}

resource "aws_athena_prepared_statement" "by_day" {
  name            = "by_day"
  workgroup       = aws_athena_workgroup.team.id
  description     = local.word
  query_statement = ["SELECT * FROM sales WHERE day = ?", "SELECT id FROM sales WHERE day = ?"][var.turn]
}

resource "aws_lakeformation_data_lake_settings" "here" {
  admins = [[aws_iam_role.glue.arn], [aws_iam_role.glue.arn, aws_iam_role.other.arn]][var.turn]
}

resource "aws_lakeformation_resource" "lake" {
  arn      = aws_s3_bucket.lake.arn
  role_arn = [aws_iam_role.glue.arn, aws_iam_role.other.arn][var.turn]
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
  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = [5, 10][var.turn]
  }
  target {
    arn      = aws_sqs_queue.main.arn
    role_arn = [aws_iam_role.glue.arn, aws_iam_role.other.arn][var.turn]
    input    = jsonencode({ word = local.word })
    retry_policy {
      maximum_event_age_in_seconds = [60, 120][var.turn]
      maximum_retry_attempts       = [1, 2][var.turn]
    }
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
