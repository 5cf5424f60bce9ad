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
  bucket                                 = aws_s3_bucket.lake.id
  transition_default_minimum_object_size = ["all_storage_classes_128K", "varies_by_storage_class"][var.turn]
  rule {
    id     = local.word
    status = ["Enabled", "Disabled"][var.turn]
    filter { prefix = "${local.word}/" }
    expiration { days = [90, 100][var.turn] }
    transition {
      days          = [30, 40][var.turn]
      storage_class = ["STANDARD_IA", "GLACIER"][var.turn]
    }
    noncurrent_version_transition {
      noncurrent_days = [30, 40][var.turn]
      storage_class   = ["STANDARD_IA", "GLACIER"][var.turn]
    }
    noncurrent_version_expiration { noncurrent_days = [90, 100][var.turn] }
    abort_incomplete_multipart_upload { days_after_initiation = [3, 4][var.turn] }
  }
  rule {
    id     = "tagged"
    status = "Enabled"
    filter {
      tag {
        key   = local.word
        value = local.word
      }
    }
    expiration { date = ["2098-01-01T00:00:00Z", "2099-01-01T00:00:00Z"][var.turn] }
  }
  rule {
    id     = "both"
    status = "Enabled"
    filter {
      and {
        prefix                   = local.word
        tags                     = local.tags
        object_size_greater_than = [10, 20][var.turn]
        object_size_less_than    = [100, 200][var.turn]
      }
    }
    expiration { days = 3 }
  }
  rule {
    id     = "large"
    status = "Enabled"
    filter { object_size_greater_than = [10, 20][var.turn] }
    expiration { expired_object_delete_marker = [true, false][var.turn] }
  }
  rule {
    id     = "little"
    status = "Enabled"
    filter { object_size_less_than = [10, 20][var.turn] }
    noncurrent_version_expiration {
      noncurrent_days           = 3
      newer_noncurrent_versions = [1, 2][var.turn]
    }
  }
}

resource "aws_s3_bucket_notification" "lake" {
  bucket      = aws_s3_bucket.lake.id
  eventbridge = [true, false][var.turn]
  queue {
    id            = "queue-${local.word}"
    queue_arn     = [aws_sqs_queue.main.arn, aws_sqs_queue.spare.arn][var.turn]
    events        = [["s3:ObjectCreated:*"], ["s3:ObjectCreated:Put", "s3:ObjectRemoved:*"]][var.turn]
    filter_prefix = "${local.word}/"
    filter_suffix = [".csv", ".json"][var.turn]
  }
  topic {
    id            = "topic-${local.word}"
    topic_arn     = [aws_sns_topic.news.arn, aws_sns_topic.more.arn][var.turn]
    events        = [["s3:ObjectRemoved:*"], ["s3:ObjectRemoved:Delete"]][var.turn]
    filter_prefix = "other/${local.word}/"
    filter_suffix = [".csv", ".json"][var.turn]
  }
  depends_on = [aws_sqs_queue_policy.main, aws_sns_topic_policy.news]
}

resource "aws_s3_bucket_cors_configuration" "lake" {
  bucket = aws_s3_bucket.lake.id
  cors_rule {
    id              = local.word
    allowed_headers = [["*"], ["x-one"]][var.turn]
    allowed_methods = [["GET"], ["GET", "PUT"]][var.turn]
    allowed_origins = ["https://${local.word}.example"]
    expose_headers  = [["ETag"], ["ETag", "x-one"]][var.turn]
    max_age_seconds = [30, 60][var.turn]
  }
}

resource "aws_s3_object" "script" {
  bucket              = aws_s3_bucket.lake.id
  key                 = "scripts/one.py"
  content             = "print('${local.word}')\n"
  content_type        = ["text/x-python", "text/plain"][var.turn]
  acl                 = ["private", "bucket-owner-full-control"][var.turn]
  cache_control       = "max-age=${[1, 2][var.turn]}"
  content_disposition = "attachment; filename=${local.word}"
  content_encoding    = ["identity", "utf-8"][var.turn]
  content_language    = ["en", "de"][var.turn]
  force_destroy       = [false, true][var.turn]
  website_redirect    = "/${local.word}"
  checksum_algorithm  = ["SHA256", "CRC32"][var.turn]
  metadata            = { word = local.word }
  tags                = local.tags
}

resource "aws_s3_object_copy" "script" {
  bucket = aws_s3_bucket.lake.id
  key    = "scripts/two.py"
  source = "${aws_s3_bucket.lake.id}/${[aws_s3_bucket_object.coded.key, aws_s3_object.coded.key][var.turn]}"

  metadata_directive = ["COPY", "REPLACE"][var.turn]
  tagging_directive  = ["COPY", "REPLACE"][var.turn]
}

resource "aws_s3_bucket_object" "older" {
  bucket              = aws_s3_bucket.lake.id
  key                 = "scripts/three.py"
  content             = "print('${local.word}')\n"
  content_type        = ["text/x-python", "text/plain"][var.turn]
  acl                 = ["private", "bucket-owner-full-control"][var.turn]
  cache_control       = "max-age=${[1, 2][var.turn]}"
  content_disposition = "attachment; filename=${local.word}"
  content_encoding    = ["identity", "utf-8"][var.turn]
  content_language    = ["en", "de"][var.turn]
  force_destroy       = [false, true][var.turn]
  website_redirect    = "/${local.word}"
  metadata            = { word = local.word }
  tags                = local.tags
}

resource "aws_s3_object" "jar" {
  for_each = toset(["first", "second"])
  bucket   = aws_s3_bucket.lake.id
  key      = "jars/${each.key}.jar"
  content  = each.key
}

resource "aws_s3_object_copy" "told" {
  bucket                       = aws_s3_bucket.lake.id
  key                          = "scripts/told.py"
  source                       = "${aws_s3_bucket.lake.id}/${aws_s3_bucket_object.older.key}"
  acl                          = ["private", "bucket-owner-full-control"][var.turn]
  metadata_directive           = "REPLACE"
  metadata                     = { word = local.word }
  tagging_directive            = "REPLACE"
  tags                         = local.tags
  cache_control                = "max-age=${[1, 2][var.turn]}"
  content_disposition          = "attachment; filename=${local.word}"
  content_encoding             = ["identity", "utf-8"][var.turn]
  content_language             = ["en", "de"][var.turn]
  content_type                 = ["text/x-python", "text/plain"][var.turn]
  force_destroy                = [false, true][var.turn]
  server_side_encryption       = ["AES256", "aws:kms"][var.turn]
  kms_key_id                   = [null, aws_kms_key.data.arn][var.turn]
  bucket_key_enabled           = [false, true][var.turn]
  storage_class                = ["STANDARD", "STANDARD_IA"][var.turn]
  checksum_algorithm           = ["SHA256", "CRC32"][var.turn]
  expected_bucket_owner        = [null, data.aws_caller_identity.me.account_id][var.turn]
  expected_source_bucket_owner = [null, data.aws_caller_identity.me.account_id][var.turn]
  copy_if_modified_since       = ["2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"][var.turn]
  copy_if_unmodified_since     = ["2098-01-01T00:00:00Z", "2099-01-01T00:00:00Z"][var.turn]
  expires                      = ["2098-01-01T00:00:00Z", "2099-01-01T00:00:00Z"][var.turn]
  request_payer                = [null, "requester"][var.turn]
  copy_if_none_match           = ["\"one\"", "\"two\""][var.turn]
  website_redirect             = "/${local.word}"
}

resource "aws_s3_object" "coded" {
  bucket         = aws_s3_bucket.lake.id
  key            = "scripts/coded.py"
  content_base64 = base64encode(local.word)
}

resource "aws_s3_object" "file" {
  bucket      = aws_s3_bucket.lake.id
  key         = "scripts/file.tf"
  source      = ["s3.tf", "main.tf"][var.turn]
  source_hash = local.word
}

resource "aws_s3_bucket_object" "coded" {
  bucket         = aws_s3_bucket.lake.id
  key            = "scripts/older_coded.py"
  content_base64 = base64encode(local.word)
}

resource "aws_s3_bucket_object" "file" {
  bucket      = aws_s3_bucket.lake.id
  key         = "scripts/older_file.tf"
  source      = ["s3.tf", "main.tf"][var.turn]
  source_hash = local.word
}

resource "aws_s3_object" "sealed" {
  bucket                 = aws_s3_bucket.lake.id
  key                    = "scripts/sealed.py"
  content                = "sealed"
  server_side_encryption = ["AES256", "aws:kms"][var.turn]
  kms_key_id             = [null, aws_kms_key.data.arn][var.turn]
  bucket_key_enabled     = [false, true][var.turn]
  storage_class          = ["STANDARD", "STANDARD_IA"][var.turn]
}

resource "aws_s3_bucket_object" "sealed" {
  bucket                 = aws_s3_bucket.lake.id
  key                    = "scripts/older_sealed.py"
  content                = "sealed"
  server_side_encryption = ["AES256", "aws:kms"][var.turn]
  kms_key_id             = [null, aws_kms_key.data.arn][var.turn]
  bucket_key_enabled     = [false, true][var.turn]
  storage_class          = ["STANDARD", "STANDARD_IA"][var.turn]
}

resource "aws_s3_bucket" "small" {
  bucket        = "${var.name}-small"
  force_destroy = [false, true][var.turn]
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
