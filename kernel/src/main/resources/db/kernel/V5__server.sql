-- The servers of this database; each writes its row anew when its health is asked for, which tries a real write.
CREATE TABLE server (
  id      TEXT NOT NULL PRIMARY KEY,
  seen_at BIGINT NOT NULL
);
