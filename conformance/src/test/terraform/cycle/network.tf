data "aws_availability_zones" "all" {
  state = "available"
}

resource "aws_vpc" "small" {
  cidr_block                           = "10.9.0.0/16"
  enable_dns_support                   = [true, false][var.turn]
  enable_network_address_usage_metrics = [false, true][var.turn]
  instance_tenancy                     = ["dedicated", "default"][var.turn]
}

resource "aws_vpc_security_group_egress_rule" "some" {
  security_group_id            = aws_security_group.more.id
  description                  = local.word
  ip_protocol                  = ["tcp", "udp"][var.turn]
  from_port                    = [80, 8080][var.turn]
  to_port                      = [80, 8080][var.turn]
  referenced_security_group_id = [aws_security_group.app.id, aws_security_group.more.id][var.turn]
  tags                         = local.tags
}

resource "aws_vpc_security_group_ingress_rule" "some" {
  security_group_id            = aws_security_group.more.id
  ip_protocol                  = ["tcp", "udp"][var.turn]
  from_port                    = 80
  to_port                      = 80
  referenced_security_group_id = [aws_security_group.app.id, aws_security_group.db.id][var.turn]
}

resource "aws_security_group" "more" {
  name   = "${var.name}-more"
  vpc_id = aws_vpc.net.id
}

data "aws_prefix_list" "of" {
  for_each = toset(["s3", "dynamodb"])
  name     = "com.amazonaws.${data.aws_region.here.name}.${each.key}"
}

resource "aws_vpc_security_group_egress_rule" "by_list" {
  for_each          = toset(["listed", "sixth"])
  security_group_id = aws_security_group.more.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = each.key == "listed" ? data.aws_prefix_list.of[["s3", "dynamodb"][var.turn]].id : null
  cidr_ipv6         = each.key == "sixth" ? ["::/0", "2001:db8::/32"][var.turn] : null
}

resource "aws_vpc_security_group_ingress_rule" "by_list" {
  for_each          = toset(["listed", "sixth"])
  security_group_id = aws_security_group.more.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = each.key == "listed" ? data.aws_prefix_list.of[["s3", "dynamodb"][var.turn]].id : null
  cidr_ipv6         = each.key == "sixth" ? ["::/0", "2001:db8::/32"][var.turn] : null
}

data "aws_vpc" "default" {
  default = true
}

data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}

data "aws_subnet" "default" {
  for_each = toset(data.aws_subnets.default.ids)
  id       = each.key
}

data "aws_security_group" "default" {
  vpc_id = data.aws_vpc.default.id
  name   = "default"
}

resource "aws_vpc" "net" {
  cidr_block           = "10.8.0.0/16"
  enable_dns_hostnames = [false, true][var.turn]
  tags                 = local.tags
}

resource "aws_subnet" "a" {
  enable_dns64                                = [false, true][var.turn]
  vpc_id                                      = aws_vpc.net.id
  cidr_block                                  = "10.8.1.0/24"
  availability_zone                           = data.aws_availability_zones.all.names[0]
  map_public_ip_on_launch                     = [false, true][var.turn]
  enable_resource_name_dns_a_record_on_launch = [false, true][var.turn]
  private_dns_hostname_type_on_launch         = ["ip-name", "resource-name"][var.turn]
  tags                                        = local.tags
}

resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.net.id
  cidr_block        = "10.8.2.0/24"
  availability_zone = data.aws_availability_zones.all.names[1]
}

resource "aws_security_group" "db" {
  name                   = "${var.name}-db"
  description            = "databases"
  vpc_id                 = aws_vpc.net.id
  revoke_rules_on_delete = [false, true][var.turn]
  tags                   = local.tags
  ingress {
    description = local.word
    from_port   = [5432, 3306][var.turn]
    to_port     = [5432, 3306][var.turn]
    protocol    = "tcp"
    cidr_blocks = [["10.8.0.0/16"], ["10.8.1.0/24", "10.8.2.0/24"]][var.turn]
  }
  ingress {
    from_port = 0
    to_port   = 65535
    protocol  = "tcp"
    self      = true
  }
  egress {
    description     = local.word
    from_port       = [0, 443][var.turn]
    to_port         = [0, 443][var.turn]
    protocol        = ["-1", "tcp"][var.turn]
    cidr_blocks     = [["0.0.0.0/0"], ["10.0.0.0/8"]][var.turn]
    security_groups = [[], [aws_security_group.more.id]][var.turn]
  }
}

resource "aws_security_group" "app" {
  name   = "${var.name}-app"
  vpc_id = aws_vpc.net.id
}

resource "aws_security_group_rule" "app" {
  type                     = "ingress"
  security_group_id        = aws_security_group.app.id
  description              = local.word
  from_port                = 443
  to_port                  = 443
  protocol                 = "tcp"
  source_security_group_id = aws_security_group.db.id
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  security_group_id = aws_security_group.app.id
  description       = local.word
  ip_protocol       = "tcp"
  from_port         = [80, 8080][var.turn]
  to_port           = [80, 8080][var.turn]
  cidr_ipv4         = ["10.8.1.0/24", "10.8.2.0/24"][var.turn]
  tags              = local.tags
}

resource "aws_vpc_security_group_egress_rule" "all" {
  security_group_id = aws_security_group.app.id
  ip_protocol       = "-1"
  cidr_ipv4         = ["0.0.0.0/0", "10.0.0.0/8"][var.turn]
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.net.id
  service_name    = "com.amazonaws.${data.aws_region.here.name}.s3"
  route_table_ids = [[], [aws_vpc.net.default_route_table_id]][var.turn]
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = local.word, Effect = "Allow", Action = "*", Resource = "*", Principal = "*" }]
  })
  tags = local.tags
}

resource "aws_vpc_endpoint" "glue" {
  vpc_id              = aws_vpc.net.id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.${data.aws_region.here.name}.glue"
  private_dns_enabled = [false, true][var.turn]
  auto_accept         = [null, true][var.turn]
  subnet_ids          = [[aws_subnet.a.id], [aws_subnet.a.id, aws_subnet.b.id]][var.turn]
  security_group_ids  = [[aws_security_group.db.id], [aws_security_group.db.id, aws_security_group.app.id]][var.turn]
}

# Its service's names are answered by a gateway for who asks inside.
resource "aws_vpc_endpoint" "inner" {
  vpc_id              = aws_vpc.net.id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.${data.aws_region.here.name}.s3"
  private_dns_enabled = true
  subnet_ids          = [aws_subnet.b.id]
  dns_options {
    dns_record_ip_type                             = ["ipv4", "service-defined"][var.turn]
    private_dns_only_for_inbound_resolver_endpoint = [true, false][var.turn]
  }
  depends_on = [aws_vpc_endpoint.s3]
}

# A network that is made anew, and all in it.
resource "aws_vpc" "moved" {
  cidr_block = ["10.11.0.0/16", "10.12.0.0/16"][var.turn]
}

resource "aws_subnet" "moved" {
  vpc_id     = aws_vpc.moved.id
  cidr_block = ["10.11.1.0/24", "10.12.1.0/24"][var.turn]
}

resource "aws_vpc_endpoint" "moved" {
  vpc_id       = aws_vpc.moved.id
  service_name = "com.amazonaws.${data.aws_region.here.name}.s3"
}
