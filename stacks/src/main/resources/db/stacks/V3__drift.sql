-- What the last look for drift found; document is sealed.
CREATE TABLE stack_drift (
  stack_id TEXT NOT NULL PRIMARY KEY REFERENCES stack (id) ON DELETE CASCADE,
  id       TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX stack_drift_by_id ON stack_drift (id);
