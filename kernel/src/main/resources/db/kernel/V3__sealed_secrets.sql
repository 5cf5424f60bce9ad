-- The keys whose ciphertexts may be in this database; the keys themselves are in a file.
-- clear_text_left: 1 until the database's files have been written anew after texts that an older
-- build had kept in the clear were sealed.
CREATE TABLE seal_key (
  id              ${text} NOT NULL PRIMARY KEY,
  created_at      BIGINT NOT NULL,
  clear_text_left INTEGER NOT NULL
);

-- owner: what the key was made for and ends with, such as a job run.
ALTER TABLE access_key ADD COLUMN owner ${text};
CREATE INDEX access_key_owner ON access_key (owner);
