resource "aws_s3_bucket" "lake" {
  bucket        = "${var.name}-lake"
  force_destroy = true
  tags          = local.tags
}

resource "aws_s3_bucket_versioning" "lake" {
  bucket = aws_s3_bucket.lake.id
  versioning_configuration { status = ["Enabled", "Suspended"][var.turn] }
}

resource "aws_s3_bucket_public_access_block" "lake" {
  bucket                  = aws_s3_bucket.lake.id
  block_public_acls       = [true, false][var.turn]
  block_public_policy     = [true, false][var.turn]
  ignore_public_acls      = [true, false][var.turn]
  restrict_public_buckets = [true, false][var.turn]
}

resource "aws_s3_bucket_ownership_controls" "lake" {
  bucket = aws_s3_bucket.lake.id
  rule { object_ownership = ["BucketOwnerEnforced", "BucketOwnerPreferred"][var.turn] }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "lake" {
  bucket = aws_s3_bucket.lake.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = ["AES256", "aws:kms"][var.turn]
      kms_master_key_id = [null, aws_kms_key.data.arn][var.turn]
    }
    bucket_key_enabled = [false, true][var.turn]
  }
}

resource "aws_s3_bucket_policy" "lake" {
  bucket = aws_s3_bucket.lake.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = local.word
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = "${aws_s3_bucket.lake.arn}/*"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
  depends_on = [aws_s3_bucket_public_access_block.lake]
}

resource "aws_s3_bucket_lifecycle_configuration" "lake" {
  bucket = aws_s3_bucket.lake.id
  rule {
    id     = local.word
    status = ["Enabled", "Disabled"][var.turn]
    filter { prefix = "${local.word}/" }
    expiration { days = [30, 60][var.turn] }
    noncurrent_version_expiration { noncurrent_days = [10, 20][var.turn] }
    abort_incomplete_multipart_upload { days_after_initiation = [3, 4][var.turn] }
  }
}

resource "aws_s3_bucket_notification" "lake" {
  bucket      = aws_s3_bucket.lake.id
  eventbridge = [true, false][var.turn]
  queue {
    id            = "queue"
    queue_arn     = aws_sqs_queue.main.arn
    events        = [["s3:ObjectCreated:*"], ["s3:ObjectCreated:Put", "s3:ObjectRemoved:*"]][var.turn]
    filter_prefix = "${local.word}/"
    filter_suffix = ".csv"
  }
  topic {
    id            = "topic"
    topic_arn     = aws_sns_topic.news.arn
    events        = ["s3:ObjectRemoved:*"]
    filter_prefix = "other/"
  }
  depends_on = [aws_sqs_queue_policy.main, aws_sns_topic_policy.news]
}

resource "aws_s3_bucket_cors_configuration" "lake" {
  bucket = aws_s3_bucket.lake.id
  cors_rule {
    id              = local.word
    allowed_headers = ["*"]
    allowed_methods = [["GET"], ["GET", "PUT"]][var.turn]
    allowed_origins = ["https://${local.word}.example"]
    expose_headers  = ["ETag"]
    max_age_seconds = [30, 60][var.turn]
  }
}

resource "aws_s3_object" "script" {
  bucket           = aws_s3_bucket.lake.id
  key              = "scripts/one.py"
  content          = "print('${local.word}')\n"
  content_type     = ["text/x-python", "text/plain"][var.turn]
  metadata         = { word = local.word }
  tags             = local.tags
}

resource "aws_s3_object_copy" "script" {
  bucket = aws_s3_bucket.lake.id
  key    = "scripts/two.py"
  source = "${aws_s3_bucket.lake.id}/${aws_s3_bucket_object.older.key}"
}

resource "aws_s3_bucket_object" "older" {
  bucket  = aws_s3_bucket.lake.id
  key     = "scripts/three.py"
  content = "print('${local.word}')\n"
}

data "aws_s3_bucket" "lake" {
  bucket = aws_s3_bucket.lake.id
}

data "aws_s3_bucket_policy" "lake" {
  bucket = aws_s3_bucket_policy.lake.id
}

data "aws_s3_object" "script" {
  bucket = aws_s3_bucket.lake.id
  key    = aws_s3_object.script.key
}

data "aws_s3_objects" "scripts" {
  bucket     = aws_s3_bucket.lake.id
  prefix     = "scripts/"
  depends_on = [aws_s3_object.script]
}
