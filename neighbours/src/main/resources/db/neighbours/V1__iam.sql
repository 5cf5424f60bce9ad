-- IAM is global: its names are unique in an account, whatever the region.
CREATE TABLE iam_role (
  account  TEXT NOT NULL,
  name     TEXT NOT NULL,
  path     TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (account, name)
);

-- A role's own policies, and the managed ones that are attached to it.
CREATE TABLE iam_role_policy (
  account  TEXT NOT NULL,
  role     TEXT NOT NULL,
  name     TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (account, role, name),
  FOREIGN KEY (account, role) REFERENCES iam_role (account, name)
);

CREATE TABLE iam_attached_policy (
  account TEXT NOT NULL,
  role    TEXT NOT NULL,
  arn     TEXT NOT NULL,
  PRIMARY KEY (account, role, arn),
  FOREIGN KEY (account, role) REFERENCES iam_role (account, name)
);

CREATE INDEX iam_attached_policy_by_arn ON iam_attached_policy (account, arn);

CREATE TABLE iam_policy (
  account  TEXT NOT NULL,
  arn      TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (account, arn)
);
