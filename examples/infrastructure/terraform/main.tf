# Earthquakes near airports: crawl, join and report, crawl again. The same pipeline as in ../cloudformation.
terraform {
  required_providers { aws = { source = "hashicorp/aws", version = "~> 5.0" } }
}

# Every service is where AWS_ENDPOINT_URL says; buckets stand in the path there.
provider "aws" {
  s3_use_path_style = true
}

variable "name" {
  type        = string
  default     = "quakes"
  description = "The database; every other name begins with it"
}

locals {
  examples = "${path.module}/${var.examples}"
}

variable "examples" {
  type        = string
  default     = "../.."
  description = "Where scripts and data are, from here"
}

resource "aws_s3_bucket" "raw" {
  bucket        = "${var.name}-raw"
  force_destroy = true
}

resource "aws_s3_bucket" "curated" {
  bucket        = "${var.name}-curated"
  force_destroy = true
}

resource "aws_s3_bucket_public_access_block" "closed" {
  for_each                = { raw = aws_s3_bucket.raw.id, curated = aws_s3_bucket.curated.id }
  bucket                  = each.value
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_object" "script" {
  for_each = fileset("${local.examples}/quakes/scripts", "*.py")
  bucket   = aws_s3_bucket.curated.id
  key      = "scripts/${each.key}"
  source   = "${local.examples}/quakes/scripts/${each.key}"
  etag     = filemd5("${local.examples}/quakes/scripts/${each.key}")
}

resource "aws_s3_object" "data" {
  for_each = fileset("${local.examples}/quakes/data", "**")
  bucket   = aws_s3_bucket.raw.id
  key      = each.key
  source   = "${local.examples}/quakes/data/${each.key}"
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["glue.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "data" {
  statement {
    actions   = ["s3:*"]
    resources = ["${aws_s3_bucket.raw.arn}/*", "${aws_s3_bucket.curated.arn}/*"]
  }
}

resource "aws_iam_role" "pipeline" {
  name               = "${var.name}-pipeline"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy_attachment" "service" {
  role       = aws_iam_role.pipeline.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"
}

resource "aws_iam_role_policy" "data" {
  name   = "data"
  role   = aws_iam_role.pipeline.name
  policy = data.aws_iam_policy_document.data.json
}

resource "aws_glue_catalog_database" "quakes" {
  name = var.name
}

resource "aws_glue_crawler" "raw" {
  name          = "${var.name}-raw"
  role          = aws_iam_role.pipeline.arn
  database_name = aws_glue_catalog_database.quakes.name
  s3_target { path = "s3://${aws_s3_bucket.raw.bucket}/quakes/" }
  s3_target { path = "s3://${aws_s3_bucket.raw.bucket}/airports/" }
}

resource "aws_glue_crawler" "curated" {
  name          = "${var.name}-curated"
  role          = aws_iam_role.pipeline.arn
  database_name = aws_glue_catalog_database.quakes.name
  s3_target { path = "s3://${aws_s3_bucket.curated.bucket}/near_airports/" }
}

resource "aws_glue_job" "near_airports" {
  name         = "${var.name}-near-airports"
  role_arn     = aws_iam_role.pipeline.arn
  glue_version = "5.0"
  timeout      = 30
  command {
    name            = "glueetl"
    python_version  = "3"
    script_location = "s3://${aws_s3_bucket.curated.bucket}/${aws_s3_object.script["quakes_near_airports.py"].key}"
  }
  default_arguments = {
    "--database" = aws_glue_catalog_database.quakes.name
    "--output"   = "s3://${aws_s3_bucket.curated.bucket}/near_airports/"
  }
}

resource "aws_glue_job" "report" {
  name     = "${var.name}-report"
  role_arn = aws_iam_role.pipeline.arn
  command {
    name            = "pythonshell"
    python_version  = "3.9"
    script_location = "s3://${aws_s3_bucket.curated.bucket}/${aws_s3_object.script["raw_report.py"].key}"
  }
  default_arguments = {
    "--database" = aws_glue_catalog_database.quakes.name
    "--bucket"   = aws_s3_bucket.raw.bucket
    "--report"   = "s3://${aws_s3_bucket.curated.bucket}/report/raw.json"
  }
}

resource "aws_glue_workflow" "pipeline" {
  name = "${var.name}-pipeline"
}

resource "aws_glue_trigger" "start" {
  name          = "${var.name}-start"
  type          = "ON_DEMAND"
  enabled       = false # Or the provider would start it.
  workflow_name = aws_glue_workflow.pipeline.name
  actions { crawler_name = aws_glue_crawler.raw.name }
}

resource "aws_glue_trigger" "raw_ready" {
  name          = "${var.name}-raw-ready"
  type          = "CONDITIONAL"
  workflow_name = aws_glue_workflow.pipeline.name
  predicate {
    conditions {
      crawler_name = aws_glue_crawler.raw.name
      crawl_state  = "SUCCEEDED"
    }
  }
  actions { job_name = aws_glue_job.near_airports.name }
  actions { job_name = aws_glue_job.report.name }
}

resource "aws_glue_trigger" "jobs_done" {
  name          = "${var.name}-jobs-done"
  type          = "CONDITIONAL"
  workflow_name = aws_glue_workflow.pipeline.name
  predicate {
    logical = "AND"
    conditions {
      job_name = aws_glue_job.near_airports.name
      state    = "SUCCEEDED"
    }
    conditions {
      job_name = aws_glue_job.report.name
      state    = "SUCCEEDED"
    }
  }
  actions { crawler_name = aws_glue_crawler.curated.name }
}

output "workflow" { value = aws_glue_workflow.pipeline.name }
output "database" { value = aws_glue_catalog_database.quakes.name }
