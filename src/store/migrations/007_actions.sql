-- The journal of actions: a line before each is carried out, so that it is done once, and a line of each that was refused or
-- only read, for the audit. `arguments`, `outcome` and `request` are JSON; secret arguments are masked in `arguments`.
-- `key` is the effect's own; null where the same may be asked again.

CREATE TABLE action_runs (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  key TEXT,
  conversation TEXT NOT NULL,
  action TEXT NOT NULL,
  requested_by TEXT NOT NULL,
  counted TEXT NOT NULL,
  requester TEXT,
  proof TEXT,
  effect TEXT NOT NULL,
  arguments TEXT NOT NULL,
  state TEXT NOT NULL,
  why TEXT,
  is_unknown BIGINT NOT NULL,
  outcome TEXT,
  request TEXT,
  until BIGINT,
  decided_by TEXT,
  decided_at BIGINT,
  undone_by TEXT,
  lease_until BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  settled_at BIGINT
);
CREATE UNIQUE INDEX action_runs_key ON action_runs (workspace, key);
CREATE INDEX action_runs_listed ON action_runs (workspace, created_at, id);
CREATE INDEX action_runs_conversation ON action_runs (conversation, created_at);
CREATE INDEX action_runs_limits ON action_runs (workspace, action, created_at);
CREATE INDEX action_runs_open ON action_runs (state, until) WHERE state IN ('started', 'awaiting_approval');
