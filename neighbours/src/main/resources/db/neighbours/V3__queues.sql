-- Messages of SQS queues. A queue is a thing on a shelf; its id is new each time it is made, so that no message outlives it.
CREATE TABLE queue_message (
  queue      ${text} NOT NULL,
  seq        BIGINT NOT NULL,
  id         ${text} NOT NULL,
  grp        ${text} NOT NULL,
  visible_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  receipt    ${text},
  received   INTEGER NOT NULL,
  first_at   BIGINT,
  document   TEXT NOT NULL,
  PRIMARY KEY (queue, seq, id)
);

CREATE INDEX queue_message_visible ON queue_message (queue, visible_at, seq);
CREATE INDEX queue_message_group ON queue_message (queue, grp, visible_at);
CREATE INDEX queue_message_expiry ON queue_message (expires_at);

-- The last number that a FIFO queue gave.
CREATE TABLE queue_number (
  queue ${text} NOT NULL PRIMARY KEY,
  last  BIGINT NOT NULL
);

-- What a FIFO queue has taken in of late, by deduplication id: the answer that the sender was given.
CREATE TABLE queue_taken (
  queue    ${text} NOT NULL,
  dedup    ${text} NOT NULL,
  until    BIGINT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (queue, dedup)
);

CREATE INDEX queue_taken_until ON queue_taken (until);
