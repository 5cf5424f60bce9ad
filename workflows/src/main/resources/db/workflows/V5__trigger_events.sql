-- Events that EVENT triggers have been told of, until so many are there, or so long has passed, that a run begins with them.
CREATE TABLE trigger_event (
  account      ${text} NOT NULL,
  region       ${text} NOT NULL,
  trigger_name ${text} NOT NULL,
  event_id     ${text} NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (account, region, trigger_name, event_id)
);
