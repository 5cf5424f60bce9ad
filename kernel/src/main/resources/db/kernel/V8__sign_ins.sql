-- Who has signed in to the server's own pages. The token itself is with the browser alone.
CREATE TABLE sign_in (
  token_hash TEXT NOT NULL PRIMARY KEY,
  key_id     TEXT NOT NULL,
  region     TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX sign_in_expiry ON sign_in (expires_at);
