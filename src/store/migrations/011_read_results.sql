-- What a read gave, sealed: for making a conversation test of what happened, and for nothing else.
ALTER TABLE action_runs ADD COLUMN result TEXT;
CREATE INDEX action_runs_read ON action_runs (created_at) WHERE result IS NOT NULL;
