-- What a language model was asked in a turn, and what came of it. `prompt` and `dropped` are JSON, personal data masked.

CREATE TABLE model_calls (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  conversation TEXT NOT NULL,
  turn TEXT NOT NULL,
  model TEXT NOT NULL,
  outcome TEXT NOT NULL,
  ms BIGINT NOT NULL,
  tokens_in BIGINT,
  tokens_out BIGINT,
  cost DOUBLE PRECISION,
  dropped_count BIGINT NOT NULL,
  dropped TEXT NOT NULL,
  prompt TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX model_calls_turn ON model_calls (turn);
CREATE INDEX model_calls_conversation ON model_calls (conversation);
CREATE INDEX model_calls_period ON model_calls (workspace, at);
