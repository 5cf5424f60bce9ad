ALTER TABLE task ADD COLUMN waits_for TEXT;
ALTER TABLE task ADD COLUMN hastened INTEGER NOT NULL DEFAULT 0;
DROP INDEX task_due;
DROP INDEX task_lease;
CREATE INDEX task_free ON task (due_at) WHERE lease_owner IS NULL;
CREATE INDEX task_leased ON task (lease_until) WHERE lease_owner IS NOT NULL;
CREATE INDEX task_hastened ON task (lease_owner) WHERE hastened = 1;
CREATE INDEX task_waiting ON task (waits_for, created_at) WHERE waits_for IS NOT NULL;
