data "aws_availability_zones" "all" {
  state = "available"
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
  enable_dns_support   = true
  enable_dns_hostnames = [false, true][var.turn]
  tags                 = local.tags
}

resource "aws_subnet" "a" {
  vpc_id                  = aws_vpc.net.id
  cidr_block              = "10.8.1.0/24"
  availability_zone       = data.aws_availability_zones.all.names[0]
  map_public_ip_on_launch = [false, true][var.turn]
  tags                    = local.tags
}

resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.net.id
  cidr_block        = "10.8.2.0/24"
  availability_zone = data.aws_availability_zones.all.names[0]
}

resource "aws_security_group" "db" {
  name        = "${var.name}-db"
  description = "databases"
  vpc_id      = aws_vpc.net.id
  tags        = local.tags
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
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
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
  vpc_id       = aws_vpc.net.id
  service_name = "com.amazonaws.${data.aws_region.here.name}.s3"
  tags         = local.tags
}

resource "aws_vpc_endpoint" "glue" {
  vpc_id              = aws_vpc.net.id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.${data.aws_region.here.name}.glue"
  private_dns_enabled = [false, false][var.turn]
  subnet_ids          = [[aws_subnet.a.id], [aws_subnet.a.id]][var.turn]
  security_group_ids  = [[aws_security_group.db.id], [aws_security_group.db.id, aws_security_group.app.id]][var.turn]
}
