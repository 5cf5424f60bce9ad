resource "aws_cloudformation_stack" "db" {
  name         = "${var.name}-stack"
  parameters   = { Text = local.word }
  capabilities = ["CAPABILITY_IAM"]
  tags         = local.tags
  template_body = jsonencode({
    Parameters = { Text = { Type = "String" } }
    Resources = { Db = { Type = "AWS::Glue::Database", Properties = {
      CatalogId     = { Ref = "AWS::AccountId" }
      DatabaseInput = { Name = "${replace(var.name, "-", "_")}_stack", Description = { Ref = "Text" } } } } }
    Outputs = { Db = { Value = { Ref = "Db" } } }
  })
}

data "aws_cloudformation_stack" "db" {
  name = aws_cloudformation_stack.db.name
}
