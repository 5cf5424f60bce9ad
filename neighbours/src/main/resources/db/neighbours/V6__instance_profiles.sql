CREATE TABLE iam_instance_profile (
  account  TEXT NOT NULL,
  name     TEXT NOT NULL,
  role     TEXT,
  document TEXT NOT NULL,
  PRIMARY KEY (account, name),
  FOREIGN KEY (account, role) REFERENCES iam_role (account, name)
);

CREATE INDEX iam_instance_profile_by_role ON iam_instance_profile (account, role, name);
