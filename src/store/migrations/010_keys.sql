-- A key has a role, a name of its own to speak of it, and when it was last used. Keys from before may do everything, as they could.
ALTER TABLE api_keys ADD COLUMN id TEXT;
ALTER TABLE api_keys ADD COLUMN role TEXT NOT NULL DEFAULT 'admin';
ALTER TABLE api_keys ADD COLUMN last_used_at BIGINT;
UPDATE api_keys SET id = 'key_' || substr(hash, 1, 20);
CREATE UNIQUE INDEX api_keys_id ON api_keys (id);

-- Whose key asked for it, where it came over MCP.
ALTER TABLE action_runs ADD COLUMN asked_by TEXT;

-- From here on `request` is sealed and `effect` is a keyed digest. What stood there before could be read or guessed: it goes, and
-- what still waited for an approval ends as expired, so that its conversation is told.
UPDATE action_runs SET effect = '', request = NULL;
UPDATE action_runs SET until = 0 WHERE state = 'awaiting_approval';
CREATE INDEX action_runs_age ON action_runs (created_at);

-- What was answered is kept as messages, with what is secret masked: the event that brought it held every word. The same for
-- digests of messages, which are keyed from here on.
UPDATE events SET payload = '' WHERE state = 'done' AND turn IS NOT NULL;
UPDATE turns SET request = NULL;
