-- What ended longest ago is forgotten first.
CREATE INDEX job_run_completed ON job_run (completed_at);
CREATE INDEX spark_work_completed ON spark_work (completed_at);
