-- What ended longest ago is forgotten first.
CREATE INDEX workflow_run_completed ON workflow_run (completed_at);
