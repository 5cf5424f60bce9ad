data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = [["glue.amazonaws.com"], ["glue.amazonaws.com", "states.amazonaws.com"]][var.turn]
    }
  }
}

resource "aws_iam_policy" "third" {
  name   = "${var.name}-third"
  policy = data.aws_iam_policy_document.data.json
}

resource "aws_iam_group" "readers" {
  name = "${var.name}-readers"
}

resource "aws_iam_group_membership" "readers" {
  name  = "readers"
  group = aws_iam_group.readers.name
  users = [[aws_iam_user.two.name], [aws_iam_user.two.name, aws_iam_user.renamed.name]][var.turn]
}

resource "aws_iam_user" "renamed" {
  name = "${var.name}-${local.word}"
}

resource "aws_iam_group" "more" {
  name = "${var.name}-more"
}

data "aws_iam_policy_document" "data" {
  statement {
    actions   = [["s3:GetObject"], ["s3:GetObject", "s3:PutObject"]][var.turn]
    resources = ["${aws_s3_bucket.lake.arn}/*"]
  }
}

resource "aws_iam_role" "glue" {
  name                  = "${var.name}-glue"
  path                  = "/service/"
  description           = local.word
  force_detach_policies = [false, true][var.turn]
  assume_role_policy    = data.aws_iam_policy_document.trust.json
  max_session_duration  = [3600, 7200][var.turn]
  permissions_boundary  = [null, aws_iam_policy.data.arn][var.turn]
  tags                  = local.tags
}

resource "aws_iam_role" "other" {
  name               = "${var.name}-other"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_policy" "data" {
  name        = "${var.name}-data"
  description = "reads data"
  policy      = data.aws_iam_policy_document.data.json
  tags        = local.tags
}

resource "aws_iam_policy" "everybody" {
  name   = "${var.name}-everybody"
  policy = data.aws_iam_policy_document.data.json
}

resource "aws_iam_role_policy" "inline" {
  name   = ["inline", "inlaid"][var.turn]
  role   = aws_iam_role.glue.name
  policy = data.aws_iam_policy_document.data.json
}

resource "aws_iam_role_policy_attachment" "service" {
  role       = aws_iam_role.glue.name
  policy_arn = "arn:${data.aws_partition.here.partition}:iam::aws:policy/${["service-role/AWSGlueServiceRole", "AmazonS3ReadOnlyAccess"][var.turn]}"
}

resource "aws_iam_role_policies_exclusive" "glue" {
  role_name    = aws_iam_role.glue.name
  policy_names = [aws_iam_role_policy.inline.name]
}

resource "aws_iam_role_policy_attachments_exclusive" "glue" {
  role_name   = aws_iam_role.glue.name
  policy_arns = [aws_iam_role_policy_attachment.service.policy_arn]
}

resource "aws_iam_policy_attachment" "everybody" {
  name       = "everybody"
  policy_arn = aws_iam_policy.everybody.arn
  roles      = [[aws_iam_role.other.name], []][var.turn]
  users      = [[aws_iam_user.one.name], [aws_iam_user.one.name, aws_iam_user.two.name]][var.turn]
  groups     = [[], [aws_iam_group.team.name]][var.turn]
}

resource "aws_iam_instance_profile" "node" {
  name = "${var.name}-node"
  role = [aws_iam_role.glue.name, aws_iam_role.other.name][var.turn]
  tags = local.tags
}

resource "aws_iam_user" "one" {
  name                 = "${var.name}-one"
  path                 = ["/", "/people/"][var.turn]
  force_destroy        = [false, true][var.turn]
  permissions_boundary = [null, aws_iam_policy.data.arn][var.turn]
  tags                 = local.tags
}

resource "aws_iam_user" "two" {
  name = "${var.name}-two"
}

resource "aws_iam_user_policy" "inline" {
  name   = ["inline", "inlaid"][var.turn]
  user   = aws_iam_user.one.name
  policy = data.aws_iam_policy_document.data.json
}

resource "aws_iam_user_policy_attachment" "service" {
  user       = aws_iam_user.two.name
  policy_arn = [aws_iam_policy.data.arn, aws_iam_policy.third.arn][var.turn]
}

resource "aws_iam_user_policies_exclusive" "one" {
  user_name    = aws_iam_user.one.name
  policy_names = [aws_iam_user_policy.inline.name]
}

resource "aws_iam_user_policy_attachments_exclusive" "two" {
  user_name = aws_iam_user.two.name
  policy_arns = [
    [aws_iam_user_policy_attachment.service.policy_arn],
    [aws_iam_user_policy_attachment.service.policy_arn, aws_iam_policy_attachment.everybody.policy_arn],
  ][var.turn]
}

resource "aws_iam_group" "team" {
  name = "${var.name}-team-${local.word}"
  path = ["/", "/people/"][var.turn]
}

resource "aws_iam_group" "guests" {
  name = "${var.name}-guests"
}

resource "aws_iam_group_membership" "team" {
  name  = "team"
  group = aws_iam_group.team.name
  users = [[aws_iam_user.one.name], [aws_iam_user.two.name]][var.turn]
}

resource "aws_iam_user_group_membership" "one" {
  user   = aws_iam_user.two.name
  groups = [[aws_iam_group.guests.name], [aws_iam_group.guests.name, aws_iam_group.more.name]][var.turn]
}

resource "aws_iam_group_policy" "inline" {
  name   = ["inline", "inlaid"][var.turn]
  group  = aws_iam_group.guests.name
  policy = data.aws_iam_policy_document.data.json
}

resource "aws_iam_group_policy_attachment" "data" {
  group      = aws_iam_group.guests.name
  policy_arn = [aws_iam_policy.data.arn, aws_iam_policy.third.arn][var.turn]
}

resource "aws_iam_group_policies_exclusive" "guests" {
  group_name   = aws_iam_group.guests.name
  policy_names = [aws_iam_group_policy.inline.name]
}

resource "aws_iam_group_policy_attachments_exclusive" "guests" {
  group_name  = aws_iam_group.guests.name
  policy_arns = [aws_iam_group_policy_attachment.data.policy_arn]
}

resource "aws_iam_service_linked_role" "lake" {
  aws_service_name = "lakeformation.amazonaws.com"
  description      = local.word
  tags             = local.tags
}

data "aws_iam_policy" "service" {
  name = "AWSGlueServiceRole"
}

data "aws_iam_policy" "own" {
  arn = aws_iam_policy.data.arn
}

data "aws_iam_role" "glue" {
  name = aws_iam_role.glue.name
}

data "aws_iam_roles" "all" {
  path_prefix = aws_iam_role.glue.path
}

data "aws_iam_user" "one" {
  user_name = aws_iam_user.one.name
}

data "aws_iam_users" "all" {
  name_regex = aws_iam_user.two.name
}

data "aws_iam_group" "team" {
  group_name = aws_iam_group_membership.team.group
}

data "aws_iam_instance_profile" "node" {
  name = aws_iam_instance_profile.node.name
}

data "aws_iam_instance_profiles" "of_role" {
  role_name = aws_iam_instance_profile.node.role
}

data "aws_iam_session_context" "me" {
  arn = data.aws_caller_identity.me.arn
}

resource "aws_iam_role_policy" "kept" {
  name   = "kept"
  role   = aws_iam_role.other.name
  policy = data.aws_iam_policy_document.data.json
}

resource "aws_iam_user_policy" "kept" {
  name   = "kept"
  user   = aws_iam_user.two.name
  policy = data.aws_iam_policy_document.data.json
}

resource "aws_iam_group_policy" "kept" {
  name   = "kept"
  group  = aws_iam_group.more.name
  policy = data.aws_iam_policy_document.data.json
}
