resource "aws_cloudformation_stack" "db" {
  name         = "${var.name}-stack"
  parameters   = { Text = local.word }
  capabilities = [["CAPABILITY_IAM"], ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"]][var.turn]
  iam_role_arn = [null, aws_iam_role.stacks.arn][var.turn]
  tags         = local.tags
  template_body = jsonencode({
    Parameters = { Text = { Type = "String" } }
    Resources = { Db = { Type = "AWS::Glue::Database", Properties = {
      CatalogId = { Ref = "AWS::AccountId" }
    DatabaseInput = { Name = "${replace(var.name, "-", "_")}_stack", Description = { Ref = "Text" } } } } }
    Description = local.word
    Outputs     = { Db = { Value = { Ref = "Db" } } }
  })
}

resource "aws_iam_role" "stacks" {
  name = "${var.name}-stacks"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "cloudformation.amazonaws.com" } }]
  })
}

resource "aws_s3_object" "template" {
  for_each = toset(["first", "second"])
  bucket   = aws_s3_bucket.lake.id
  key      = "templates/${each.key}.json"
  content = jsonencode({
    Description = each.key
    Resources   = { Flow = { Type = "AWS::Glue::Workflow", Properties = { Name = "${var.name}-of-stack", Description = each.key } } }
  })
}

resource "aws_cloudformation_stack" "by_url" {
  name         = "${var.name}-by-url"
  template_url = "https://${aws_s3_bucket.lake.bucket}.s3.amazonaws.com/${aws_s3_object.template[local.word].id}"
}

data "aws_cloudformation_stack" "db" {
  name = aws_cloudformation_stack.db.name
}
