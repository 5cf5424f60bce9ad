-- Users and groups; what hangs on one stands by its id, so that it keeps it under another name.
CREATE TABLE iam_principal (
  account  TEXT NOT NULL,
  kind     TEXT NOT NULL,
  name     TEXT NOT NULL,
  id       TEXT NOT NULL UNIQUE,
  path     TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (account, kind, name)
);

CREATE TABLE iam_principal_policy (
  id       TEXT NOT NULL REFERENCES iam_principal (id),
  name     TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (id, name)
);

CREATE TABLE iam_principal_attached (
  account TEXT NOT NULL,
  arn     TEXT NOT NULL,
  id      TEXT NOT NULL REFERENCES iam_principal (id),
  PRIMARY KEY (id, arn)
);

CREATE INDEX iam_principal_attached_by_arn ON iam_principal_attached (account, arn);

CREATE TABLE iam_membership (
  group_id TEXT NOT NULL REFERENCES iam_principal (id),
  user_id  TEXT NOT NULL REFERENCES iam_principal (id),
  PRIMARY KEY (group_id, user_id)
);

CREATE INDEX iam_membership_by_user ON iam_membership (user_id);

-- Service-linked roles that were deleted: what their callers ask for afterwards.
CREATE TABLE iam_deletion_task (
  account TEXT NOT NULL,
  id      TEXT NOT NULL,
  PRIMARY KEY (account, id)
);
