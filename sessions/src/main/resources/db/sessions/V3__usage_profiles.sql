-- The usage profile that a session was held to.
ALTER TABLE glue_session ADD COLUMN profile TEXT;
