terraform {
  required_providers { aws = { source = "hashicorp/aws" } }
}

provider "aws" {
  s3_use_path_style = true
  default_tags { tags = { project = "small" } }
}

variable "turn" { type = number }
variable "name" {}

locals { word = ["first", "second"][var.turn] }

data "aws_caller_identity" "me" {}

data "aws_vpc" "default" { default = true }

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["glue.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "glue" {
  name                 = var.name
  description          = local.word
  max_session_duration = [3600, 7200][var.turn]
  assume_role_policy   = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy_attachment" "service" {
  role       = aws_iam_role.glue.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"
}

resource "aws_glue_catalog_database" "db" {
  name        = var.name
  description = local.word
}

resource "aws_glue_catalog_table" "sales" {
  name          = "sales"
  database_name = aws_glue_catalog_database.db.name
  description   = local.word
  storage_descriptor {
    location = "s3://${var.name}/sales/"
    columns {
      name    = "id"
      type    = "bigint"
      comment = local.word
    }
  }
  partition_keys {
    name = "day"
    type = "date"
  }
}

resource "aws_glue_job" "etl" {
  name              = var.name
  role_arn          = aws_iam_role.glue.arn
  description       = local.word
  glue_version      = "5.0"
  worker_type       = "G.1X"
  number_of_workers = [2, 3][var.turn]
  command { script_location = "s3://${var.name}/etl.py" }
}

resource "aws_glue_workflow" "flow" {
  name        = var.name
  description = local.word
}

resource "aws_glue_trigger" "start" {
  name          = var.name
  type          = "ON_DEMAND"
  enabled       = false
  workflow_name = aws_glue_workflow.flow.name
  actions { job_name = aws_glue_job.etl.name }
}

resource "aws_ssm_parameter" "one" {
  name  = "/${var.name}/one"
  type  = "String"
  value = local.word
}

resource "aws_cloudwatch_log_group" "own" {
  name              = "/${var.name}/own"
  retention_in_days = [7, 30][var.turn]
}

resource "aws_security_group" "db" {
  name   = var.name
  vpc_id = data.aws_vpc.default.id
  ingress {
    description = local.word
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_iam_user" "deploy" {
  name = "${var.name}-${local.word}"
}
