-- What each version of a bot does, kept for the tasks that began with it, and when conversations are to be looked at again.

CREATE TABLE bot_versions (
  workspace TEXT NOT NULL,
  version TEXT NOT NULL,
  flows TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (workspace, version)
);

CREATE TABLE wakes (
  conversation TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX wakes_at ON wakes (at);
