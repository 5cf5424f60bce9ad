-- Rules of event buses, with their targets: found by the bus that an event comes to.
CREATE TABLE event_rule (
  account  ${text} NOT NULL,
  region   ${text} NOT NULL,
  bus      ${text} NOT NULL,
  name     ${text} NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (account, region, bus, name)
);
