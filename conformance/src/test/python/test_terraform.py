"""A stack of CloudFormation's that Terraform makes, changes and destroys."""

import unittest

from terraform import PROVIDER, brought, environment
from test_stack_clients import CommandCase


class Stack(CommandCase):
    def terraform(self, command, *words):
        return self.run_("terraform", command, "-input=false", *words, env=environment())

    def test_a_stack(self):
        main = PROVIDER + """
provider "aws" {
  region                      = "us-east-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}
variable "text" { default = "a" }
resource "aws_cloudformation_stack" "s" {
  name         = "NAME"
  capabilities = ["CAPABILITY_IAM"]
  parameters   = { Text = var.text }
  tags         = { team = "data" }
  template_body = jsonencode({
    Parameters = { Text = { Type = "String" } }
    Resources = { Db = { Type = "AWS::Glue::Database", Properties = {
      CatalogId = { Ref = "AWS::AccountId" }, DatabaseInput = { Name = "NAME", Description = { Ref = "Text" } } } } }
    Outputs = { Db = { Value = { Ref = "Db" } } }
  })
}
output "db" { value = aws_cloudformation_stack.s.outputs["Db"] }
"""
        (self.directory / "main.tf").write_text(main.replace("NAME", self.name))
        self.terraform("init", *brought())
        self.terraform("apply", "-auto-approve")
        self.assertIn(self.name, self.run_("terraform", "output", "db", env=environment()))
        self.terraform("plan", "-detailed-exitcode")
        self.terraform("apply", "-auto-approve", "-var", "text=b")
        self.assertEqual("b", self.glue.get_database(Name=self.name)["Database"]["Description"])
        self.terraform("destroy", "-auto-approve")
        self.fails("EntityNotFoundException", self.glue.get_database, Name=self.name)


if __name__ == "__main__":
    unittest.main()
