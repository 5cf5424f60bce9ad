-- What a deployment that goes on imports besides; empty once its stack has settled.
ALTER TABLE stack_import ADD COLUMN deployment TEXT NOT NULL DEFAULT '';
-- value is sealed; hidden is 1 for one that is never shown.
ALTER TABLE stack_export ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
CREATE INDEX stack_import_by_name ON stack_import (account, region, name);
