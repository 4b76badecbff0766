-- What an admin decided on questions that found no answer; a question is the turn that did not answer it.

CREATE TABLE gap_decisions (
  workspace TEXT NOT NULL,
  question TEXT NOT NULL,
  state TEXT NOT NULL,
  article TEXT,
  decided_by TEXT NOT NULL,
  decided_at BIGINT NOT NULL,
  PRIMARY KEY (workspace, question)
);

-- Articles made from what agents wrote, for review. `questions` and `removed` are JSON lists.
CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  conversation TEXT NOT NULL,
  questions TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  language TEXT NOT NULL,
  removed TEXT NOT NULL,
  solved BIGINT NOT NULL,
  state TEXT NOT NULL,
  article TEXT,
  decided_by TEXT,
  decided_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX drafts_open ON drafts (workspace, conversation) WHERE state = 'open';
CREATE INDEX drafts_state ON drafts (workspace, state, created_at);
