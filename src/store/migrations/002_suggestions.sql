-- Messages from which the bot could learn. `guessed` is what it took them for; `intent` is what is proposed.

CREATE TABLE suggestions (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  conversation TEXT NOT NULL,
  message TEXT NOT NULL,
  turn TEXT NOT NULL,
  text TEXT NOT NULL,
  language TEXT NOT NULL,
  reason TEXT NOT NULL,
  intent TEXT,
  confidence DOUBLE PRECISION,
  guessed TEXT,
  alternatives TEXT NOT NULL,
  chose TEXT,
  state TEXT NOT NULL,
  accepted_as TEXT,
  decided_by TEXT,
  decided_at BIGINT,
  created_at BIGINT NOT NULL,
  UNIQUE (workspace, message)
);
CREATE INDEX suggestions_state ON suggestions (workspace, state, created_at);
