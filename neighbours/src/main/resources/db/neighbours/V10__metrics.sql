-- Metrics by what names them; dimensions are a JSON object in the order of its names.
CREATE TABLE metric (
  account    ${text} NOT NULL,
  region     ${text} NOT NULL,
  namespace  ${text} NOT NULL,
  name       ${text} NOT NULL,
  dimensions ${text} NOT NULL,
  id         ${text} NOT NULL,
  last_at    BIGINT NOT NULL,
  PRIMARY KEY (account, region, namespace, name, dimensions)
);
CREATE UNIQUE INDEX metric_id ON metric (id);

-- What was told of a metric within a minute, or within a second for those told so finely.
CREATE TABLE metric_datum (
  metric_id ${text} NOT NULL,
  at        BIGINT NOT NULL,
  unit      ${text} NOT NULL,
  samples   DOUBLE PRECISION NOT NULL,
  total     DOUBLE PRECISION NOT NULL,
  least     DOUBLE PRECISION NOT NULL,
  most      DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (metric_id, at, unit)
);
CREATE INDEX metric_datum_at ON metric_datum (at);
