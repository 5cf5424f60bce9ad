# Every type that goes through the whole cycle. What may change stands in each resource as pick(first, second),
# spelled [first, second][var.turn]: the first apply has turn 0, the second turn 1.
terraform {
  required_providers { aws = { source = "hashicorp/aws" } }
}

provider "aws" {
  s3_use_path_style = true
  default_tags { tags = { project = "cycle" } }
}

variable "turn" {
  type    = number
  default = 0
}

# Names of this run alone.
variable "name" { default = "cycle" }

locals {
  tags = [{ team = "data" }, { team = "lake", stage = "two" }][var.turn]
  word = ["first", "second"][var.turn]
  role = aws_iam_role.glue.arn
}

data "aws_caller_identity" "me" {}
data "aws_partition" "here" {}
data "aws_region" "here" {}
