-- The apps that carry out actions, one of a kind, and the one-time codes that prove who somebody is.

CREATE TABLE apps (
  workspace TEXT NOT NULL,
  kind TEXT NOT NULL,
  app TEXT NOT NULL,
  settings TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (workspace, kind)
);

CREATE TABLE proof_codes (
  position {{serial}},
  workspace TEXT NOT NULL,
  subject TEXT NOT NULL,
  key TEXT NOT NULL,
  hash TEXT NOT NULL,
  at BIGINT NOT NULL,
  until BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  used BIGINT NOT NULL,
  UNIQUE (workspace, key)
);
CREATE INDEX proof_codes_subject ON proof_codes (workspace, subject, position);
