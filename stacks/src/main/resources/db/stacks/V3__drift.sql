-- What the last look for drift found; document is sealed.
CREATE TABLE stack_drift (
  stack_id TEXT NOT NULL PRIMARY KEY REFERENCES stack (id) ON DELETE CASCADE,
  id       TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX stack_drift_by_id ON stack_drift (id);

-- Beside the sealed document, for what is asked of many rows.
ALTER TABLE stack_resource ADD COLUMN status TEXT NOT NULL DEFAULT '';
