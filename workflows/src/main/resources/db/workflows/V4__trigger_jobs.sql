-- Which triggers start a job. What an older build made is entered at the next start, some at a time.
CREATE TABLE trigger_job (
  account      TEXT NOT NULL,
  region       TEXT NOT NULL,
  job          TEXT NOT NULL,
  trigger_name TEXT NOT NULL,
  PRIMARY KEY (account, region, job, trigger_name)
);
CREATE INDEX trigger_job_of ON trigger_job (account, region, trigger_name);

ALTER TABLE workflow_trigger ADD COLUMN jobs_entered INTEGER NOT NULL DEFAULT 0;
CREATE INDEX workflow_trigger_to_enter ON workflow_trigger (account, region, name) WHERE jobs_entered = 0;
