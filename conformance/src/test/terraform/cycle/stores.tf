resource "aws_kms_key" "data" {
  description                        = local.word
  bypass_policy_lockout_safety_check = [false, true][var.turn]
  deletion_window_in_days            = [7, 8][var.turn]
  enable_key_rotation                = [false, true][var.turn]
  is_enabled                         = [true, true][var.turn]
  tags                               = local.tags
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = local.word
      Effect    = "Allow"
      Principal = { AWS = "arn:${data.aws_partition.here.partition}:iam::${data.aws_caller_identity.me.account_id}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_key" "other" {
  description = "another"
  is_enabled  = [true, false][var.turn]
}

resource "aws_kms_key_policy" "other" {
  key_id                             = aws_kms_key.other.id
  bypass_policy_lockout_safety_check = [false, true][var.turn]
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = local.word
      Effect    = "Allow"
      Principal = { AWS = "arn:${data.aws_partition.here.partition}:iam::${data.aws_caller_identity.me.account_id}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_alias" "data" {
  name          = "alias/${var.name}"
  target_key_id = [aws_kms_key.data.id, aws_kms_key.other.id][var.turn]
}

resource "aws_kms_ciphertext" "word" {
  key_id    = [aws_kms_key.data.key_id, aws_kms_key.second.key_id][var.turn]
  plaintext = "word"
}

resource "aws_cloudwatch_log_group" "own" {
  name              = "/${var.name}/own"
  retention_in_days = [7, 30][var.turn]
  kms_key_id        = [null, aws_kms_key.data.arn][var.turn]
  tags              = local.tags
}

resource "aws_cloudwatch_log_group" "glue" {
  name              = "/aws-glue/jobs/${var.name}"
  retention_in_days = [7, 0][var.turn]
  skip_destroy      = [true, false][var.turn]
}

resource "aws_cloudwatch_log_stream" "own" {
  name           = "one"
  log_group_name = aws_cloudwatch_log_group.own.name
}

resource "aws_secretsmanager_secret" "db" {
  name                    = "${var.name}/db"
  description             = local.word
  kms_key_id              = [null, aws_kms_key.data.arn][var.turn]
  recovery_window_in_days = [7, 0][var.turn]
  tags                    = local.tags
}

resource "aws_secretsmanager_secret_version" "db" {
  secret_id      = aws_secretsmanager_secret.db.id
  secret_string  = jsonencode({ username = "u", password = "secret-${local.word}" })
  version_stages = [["AWSCURRENT"], ["AWSCURRENT", "TWO"]][var.turn]
}

resource "aws_secretsmanager_secret_policy" "db" {
  secret_arn = aws_secretsmanager_secret.db.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = local.word
      Effect    = "Allow"
      Principal = { AWS = "arn:${data.aws_partition.here.partition}:iam::${data.aws_caller_identity.me.account_id}:root" }
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*"
    }]
  })
}

resource "aws_ssm_parameter" "one" {
  name            = "/${var.name}/one"
  type            = "String"
  value           = local.word
  description     = local.word
  allowed_pattern = ["[a-z]+", "[a-z]*"][var.turn]
  tier            = ["Standard", "Advanced"][var.turn]
  tags            = local.tags
}

resource "aws_ssm_parameter" "list" {
  name  = "/${var.name}/list"
  type  = "StringList"
  value = ["a,b", "a,b,c"][var.turn]
}

resource "aws_ssm_parameter" "secure" {
  name   = "/${var.name}/secure"
  type   = "SecureString"
  value  = "secret-${local.word}"
  key_id = [aws_kms_key.data.key_id, aws_kms_key.second.key_id][var.turn]
}

resource "aws_sqs_queue" "main" {
  name                              = "${var.name}-main"
  delay_seconds                     = [0, 5][var.turn]
  max_message_size                  = [262144, 2048][var.turn]
  message_retention_seconds         = [345600, 86400][var.turn]
  receive_wait_time_seconds         = [0, 10][var.turn]
  visibility_timeout_seconds        = [30, 60][var.turn]
  kms_master_key_id                 = [aws_kms_key.data.key_id, aws_kms_key.second.key_id][var.turn]
  kms_data_key_reuse_period_seconds = [300, 600][var.turn]
  redrive_policy                    = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = [3, 5][var.turn] })
  tags                              = local.tags
}

resource "aws_sqs_queue" "dead" {
  name                    = "${var.name}-dead"
  sqs_managed_sse_enabled = [true, false][var.turn]
}

resource "aws_sqs_queue" "spare" {
  name = "${var.name}-spare"
}

resource "aws_sqs_queue" "fifo" {
  name                        = "${var.name}.fifo"
  fifo_queue                  = true
  content_based_deduplication = [false, true][var.turn]
  deduplication_scope         = ["queue", "messageGroup"][var.turn]
  fifo_throughput_limit       = ["perQueue", "perMessageGroupId"][var.turn]
}

resource "aws_sqs_queue_policy" "main" {
  queue_url = aws_sqs_queue.main.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = local.word
      Effect    = "Allow"
      Principal = { Service = ["events.amazonaws.com", "s3.amazonaws.com", "sns.amazonaws.com"] }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.main.arn
    }]
  })
}

resource "aws_sqs_queue_redrive_policy" "spare" {
  queue_url      = aws_sqs_queue.spare.id
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = [3, 5][var.turn] })
}

resource "aws_sqs_queue_redrive_allow_policy" "dead" {
  queue_url            = aws_sqs_queue.dead.id
  redrive_allow_policy = jsonencode([{ redrivePermission = "allowAll" }, { redrivePermission = "byQueue", sourceQueueArns = [aws_sqs_queue.main.arn, aws_sqs_queue.spare.arn] }][var.turn])
}

resource "aws_sns_topic" "news" {
  name                                     = "${var.name}-news"
  display_name                             = local.word
  kms_master_key_id                        = [null, aws_kms_key.data.key_id][var.turn]
  tracing_config                           = ["PassThrough", "Active"][var.turn]
  application_success_feedback_role_arn    = [null, local.role][var.turn]
  application_failure_feedback_role_arn    = [null, local.role][var.turn]
  application_success_feedback_sample_rate = [0, 50][var.turn]
  firehose_success_feedback_role_arn       = [null, local.role][var.turn]
  firehose_failure_feedback_role_arn       = [null, local.role][var.turn]
  firehose_success_feedback_sample_rate    = [0, 50][var.turn]
  http_success_feedback_role_arn           = [null, local.role][var.turn]
  http_failure_feedback_role_arn           = [null, local.role][var.turn]
  http_success_feedback_sample_rate        = [0, 50][var.turn]
  lambda_success_feedback_role_arn         = [null, local.role][var.turn]
  lambda_failure_feedback_role_arn         = [null, local.role][var.turn]
  lambda_success_feedback_sample_rate      = [0, 50][var.turn]
  sqs_success_feedback_role_arn            = [null, local.role][var.turn]
  sqs_failure_feedback_role_arn            = [null, local.role][var.turn]
  sqs_success_feedback_sample_rate         = [0, 50][var.turn]
  signature_version                        = [1, 2][var.turn]
  delivery_policy = jsonencode({ http = { defaultHealthyRetryPolicy = {
    minDelayTarget = 20, maxDelayTarget = 20, numRetries = [3, 5][var.turn], numMaxDelayRetries = 0, numNoDelayRetries = 0
  numMinDelayRetries = 0, backoffFunction = "linear" }, disableSubscriptionOverrides = false } })
  tags = local.tags
}

resource "aws_sns_topic_policy" "news" {
  arn = aws_sns_topic.news.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = local.word
      Effect    = "Allow"
      Principal = { Service = "s3.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.news.arn
    }]
  })
}

resource "aws_sns_topic_subscription" "main" {
  topic_arn                       = aws_sns_topic.news.arn
  protocol                        = "sqs"
  endpoint                        = aws_sqs_queue.main.arn
  raw_message_delivery            = [false, true][var.turn]
  confirmation_timeout_in_minutes = [1, 2][var.turn]
  endpoint_auto_confirms          = [false, true][var.turn]
  filter_policy                   = jsonencode({ kind = [["a"], ["a", "b"]][var.turn] })
  filter_policy_scope             = ["MessageAttributes", "MessageBody"][var.turn]
  redrive_policy                  = [null, jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn })][var.turn]
}

resource "aws_cloudwatch_event_bus" "own" {
  name        = "${var.name}-own"
  description = local.word
  tags        = local.tags
}

resource "aws_cloudwatch_event_rule" "dropped" {
  name           = "${var.name}-dropped"
  event_bus_name = aws_cloudwatch_event_bus.own.name
  description    = local.word
  force_destroy  = [false, true][var.turn]
  role_arn       = [null, local.role][var.turn]
  state          = ["ENABLED", "DISABLED"][var.turn]
  event_pattern  = jsonencode({ source = ["aws.s3"], detail = { object = { key = [{ prefix = local.word }] } } })
  tags           = local.tags
}

resource "aws_cloudwatch_event_rule" "clock" {
  name                = "${var.name}-clock"
  schedule_expression = ["rate(1 day)", "cron(0 12 * * ? *)"][var.turn]
}

resource "aws_cloudwatch_event_target" "queue" {
  rule           = aws_cloudwatch_event_rule.dropped.name
  event_bus_name = aws_cloudwatch_event_bus.own.name
  target_id      = "queue"
  arn            = [aws_sqs_queue.main.arn, aws_sqs_queue.spare.arn][var.turn]
  input_transformer {
    input_paths    = { key = ["$.detail.object.key", "$.detail.object.size"][var.turn] }
    input_template = "{\"${local.word}\": <key>}"
  }
  dead_letter_config { arn = [aws_sqs_queue.dead.arn, aws_sqs_queue.main.arn][var.turn] }
  retry_policy {
    maximum_event_age_in_seconds = [60, 120][var.turn]
    maximum_retry_attempts       = [1, 2][var.turn]
  }
}

resource "aws_cloudwatch_event_target" "flow" {
  rule      = aws_cloudwatch_event_rule.clock.name
  target_id = "flow"
  arn       = aws_glue_workflow.dropped.arn
  role_arn  = local.role
}

resource "aws_cloudwatch_event_target" "logs" {
  rule      = aws_cloudwatch_event_rule.clock.name
  target_id = "logs"
  arn       = aws_cloudwatch_log_group.events.arn
}

resource "aws_cloudwatch_log_group" "events" {
  name = "/aws/events/${var.name}"
}

resource "aws_secretsmanager_secret" "others" {
  for_each                = toset(["binary", "staged", "unseen"])
  name                    = "${var.name}/${each.key}"
  recovery_window_in_days = 0
}

resource "aws_secretsmanager_secret" "with_policy" {
  name                    = "${var.name}/with-policy"
  recovery_window_in_days = 0
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = local.word
      Effect    = "Allow"
      Principal = { AWS = "arn:${data.aws_partition.here.partition}:iam::${data.aws_caller_identity.me.account_id}:root" }
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*"
    }]
  })
}

resource "aws_secretsmanager_secret_version" "binary" {
  secret_id     = aws_secretsmanager_secret.others["binary"].id
  secret_binary = base64encode("secret-${local.word}")
}

resource "aws_secretsmanager_secret_version" "staged" {
  secret_id      = aws_secretsmanager_secret.others["staged"].id
  secret_string  = "secret"
  version_stages = [["AWSCURRENT"], ["AWSCURRENT", "TWO"]][var.turn]
}

# Terraform keeps no write-only value; that it changed is told by its version.
resource "aws_secretsmanager_secret_version" "unseen" {
  secret_id                = aws_secretsmanager_secret.others["unseen"].id
  secret_string_wo         = "secret-${local.word}"
  secret_string_wo_version = [1, 2][var.turn]
}

resource "aws_ssm_parameter" "plain" {
  name           = "/${var.name}/plain"
  type           = "String"
  insecure_value = local.word
  overwrite      = [false, true][var.turn]
}

resource "aws_ssm_parameter" "unseen" {
  name             = "/${var.name}/unseen"
  type             = "SecureString"
  value_wo         = "secret-${local.word}"
  value_wo_version = [1, 2][var.turn]
}

resource "aws_sqs_queue" "second" {
  name                        = "${var.name}-second.fifo"
  fifo_queue                  = true
  content_based_deduplication = true
  redrive_allow_policy        = jsonencode({ redrivePermission = ["allowAll", "denyAll"][var.turn] })
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = local.word
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = "arn:${data.aws_partition.here.partition}:sqs:${data.aws_region.here.name}:${data.aws_caller_identity.me.account_id}:${var.name}-second.fifo"
    }]
  })
}

resource "aws_cloudwatch_event_target" "whole" {
  rule           = aws_cloudwatch_event_rule.dropped.name
  event_bus_name = aws_cloudwatch_event_bus.own.name
  target_id      = "whole"
  arn            = aws_sqs_queue.spare.arn
  input          = jsonencode({ word = local.word })
  role_arn       = [null, local.role][var.turn]
  force_destroy  = [false, true][var.turn]
}

resource "aws_cloudwatch_event_target" "part" {
  rule           = aws_cloudwatch_event_rule.dropped.name
  event_bus_name = aws_cloudwatch_event_bus.own.name
  target_id      = "part"
  arn            = aws_sqs_queue.fifo.arn
  input_path     = ["$.detail", "$.detail.object"][var.turn]
  sqs_target { message_group_id = local.word }
}

resource "aws_sns_topic" "more" {
  name = "${var.name}-more"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = local.word
      Effect    = "Allow"
      Principal = { Service = "s3.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = "arn:${data.aws_partition.here.partition}:sns:${data.aws_region.here.name}:${data.aws_caller_identity.me.account_id}:${var.name}-more"
    }]
  })
}

resource "aws_kms_key" "second" {
  description             = "second"
  deletion_window_in_days = 7
}

data "aws_kms_key" "data" {
  key_id = aws_kms_key.data.key_id
}

data "aws_kms_alias" "data" {
  name = aws_kms_alias.data.name
}

data "aws_cloudwatch_log_group" "own" {
  name = aws_cloudwatch_log_group.own.name
}

data "aws_cloudwatch_log_groups" "all" {
  log_group_name_prefix = aws_cloudwatch_log_group.own.name
}

data "aws_secretsmanager_secret" "db" {
  name = aws_secretsmanager_secret.db.name
}

data "aws_secretsmanager_secrets" "db" {
  filter {
    name   = "name"
    values = [aws_secretsmanager_secret.db.name]
  }
}

data "aws_secretsmanager_secret_version" "db" {
  secret_id = aws_secretsmanager_secret_version.db.secret_id
}

data "aws_secretsmanager_secret_versions" "db" {
  secret_id = aws_secretsmanager_secret_version.db.secret_id
}

data "aws_ssm_parameter" "secure" {
  name = aws_ssm_parameter.secure.name
}

data "aws_ssm_parameters_by_path" "all" {
  path       = "/${var.name}"
  depends_on = [aws_ssm_parameter.one, aws_ssm_parameter.list]
}

data "aws_sqs_queue" "main" {
  name = aws_sqs_queue.main.name
}

data "aws_sqs_queues" "all" {
  queue_name_prefix = aws_sqs_queue.main.name
}

data "aws_sns_topic" "news" {
  name = aws_sns_topic.news.name
}

data "aws_cloudwatch_event_bus" "own" {
  name = aws_cloudwatch_event_bus.own.name
}

data "aws_cloudwatch_event_buses" "all" {
  name_prefix = aws_cloudwatch_event_bus.own.name
}
