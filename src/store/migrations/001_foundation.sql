-- One schema for SQLite and PostgreSQL. {{serial}}, {{bytes}}, {{clustered}} and {{roomy}} are filled in by migrate.ts.
-- Times are ms since 1970; JSON is text; every row names its workspace.

CREATE TABLE api_keys (
  hash TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  label TEXT NOT NULL,
  hint TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  revoked_at BIGINT
);

CREATE TABLE secrets (
  workspace TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (workspace, name)
);

CREATE TABLE counters (
  workspace TEXT NOT NULL,
  name TEXT NOT NULL,
  value BIGINT NOT NULL,
  PRIMARY KEY (workspace, name)
);

CREATE TABLE leases (
  name TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  owner TEXT NOT NULL,
  until BIGINT NOT NULL
);

CREATE TABLE installations (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  desk TEXT NOT NULL,
  settings TEXT NOT NULL,
  handoffs BIGINT NOT NULL,
  cursor TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE contacts (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  source TEXT NOT NULL,
  native TEXT NOT NULL,
  name TEXT,
  email TEXT,
  updated_at BIGINT NOT NULL
);

CREATE TABLE conversations (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  source TEXT NOT NULL,
  channel TEXT NOT NULL,
  contact TEXT NOT NULL,
  subject TEXT,
  status TEXT NOT NULL,
  owner TEXT NOT NULL,
  owner_at BIGINT NOT NULL,
  fence BIGINT NOT NULL,
  version BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  episode TEXT NOT NULL,
  language TEXT,
  ticket TEXT,
  memory TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  lease_owner TEXT,
  lease_until BIGINT NOT NULL DEFAULT 0
) {{roomy}};

CREATE TABLE episodes (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  conversation TEXT NOT NULL,
  previous TEXT,
  started_at BIGINT NOT NULL
);
CREATE INDEX episodes_conversation ON episodes (conversation, started_at);

-- Which conversation a desk's ticket belongs to, when it did not begin as a ticket.
CREATE TABLE ticket_links (
  source TEXT NOT NULL,
  ticket TEXT NOT NULL,
  workspace TEXT NOT NULL,
  conversation TEXT NOT NULL,
  PRIMARY KEY (source, ticket)
);

CREATE TABLE events (
  position {{serial}},
  workspace TEXT NOT NULL,
  source TEXT NOT NULL,
  delivery TEXT NOT NULL,
  native TEXT NOT NULL,
  conversation TEXT NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  at BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  attempts BIGINT NOT NULL DEFAULT 0,
  available_at BIGINT NOT NULL DEFAULT 0,
  turn TEXT,
  error TEXT
);
CREATE UNIQUE INDEX events_delivery ON events (source, delivery, workspace);
CREATE UNIQUE INDEX events_native ON events (source, native, workspace);
CREATE INDEX events_waiting ON events (conversation, at, position) WHERE state = 'waiting';
CREATE INDEX events_poison ON events (workspace, position) WHERE state = 'poison';

CREATE TABLE messages (
  conversation TEXT NOT NULL,
  seq BIGINT NOT NULL,
  workspace TEXT NOT NULL,
  id TEXT NOT NULL,
  author TEXT NOT NULL,
  author_name TEXT,
  public BIGINT NOT NULL,
  text TEXT NOT NULL,
  extra TEXT,
  turn TEXT,
  at BIGINT NOT NULL,
  PRIMARY KEY (conversation, seq)
) {{clustered}};

CREATE TABLE attachments (
  owner TEXT NOT NULL,
  position BIGINT NOT NULL,
  workspace TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  url TEXT,
  data {{bytes}},
  PRIMARY KEY (owner, position)
);

CREATE TABLE turns (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  conversation TEXT NOT NULL,
  decision TEXT NOT NULL,
  fence BIGINT NOT NULL,
  request TEXT,
  response TEXT NOT NULL,
  at BIGINT NOT NULL
);

CREATE INDEX turns_at ON turns (workspace, at);

CREATE TABLE handoffs (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  conversation TEXT NOT NULL,
  turn TEXT NOT NULL,
  reason TEXT NOT NULL,
  packet TEXT NOT NULL,
  state TEXT NOT NULL,
  ticket TEXT,
  error TEXT,
  created_at BIGINT NOT NULL,
  verified_at BIGINT
);
CREATE INDEX handoffs_conversation ON handoffs (conversation, created_at);
CREATE INDEX handoffs_at ON handoffs (workspace, created_at);

CREATE TABLE outbox (
  position {{serial}},
  key TEXT NOT NULL UNIQUE,
  workspace TEXT NOT NULL,
  conversation TEXT NOT NULL,
  turn TEXT,
  target TEXT NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  fence BIGINT NOT NULL,
  state TEXT NOT NULL,
  attempts BIGINT NOT NULL DEFAULT 0,
  uncertain BIGINT NOT NULL DEFAULT 0,
  available_at BIGINT NOT NULL,
  lease_owner TEXT,
  lease_until BIGINT NOT NULL DEFAULT 0,
  result TEXT,
  error TEXT,
  created_at BIGINT NOT NULL,
  done_at BIGINT
);
CREATE INDEX outbox_open ON outbox (available_at, position) WHERE state IN ('waiting', 'sending');
CREATE INDEX outbox_lane ON outbox (conversation, position) WHERE state IN ('waiting', 'sending');
CREATE INDEX outbox_dead ON outbox (workspace, position) WHERE state = 'dead';

CREATE TABLE breakers (
  target TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  failures BIGINT NOT NULL,
  open_until BIGINT NOT NULL
);

CREATE TABLE tickets (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  number BIGINT NOT NULL,
  key TEXT NOT NULL,
  subject TEXT NOT NULL,
  status TEXT NOT NULL,
  priority TEXT,
  requester TEXT,
  assignee TEXT,
  tags TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (workspace, number),
  UNIQUE (workspace, key)
);

CREATE TABLE comments (
  position {{serial}},
  id TEXT NOT NULL UNIQUE,
  ticket TEXT NOT NULL,
  workspace TEXT NOT NULL,
  key TEXT,
  at BIGINT NOT NULL,
  author TEXT NOT NULL,
  role TEXT NOT NULL,
  own BIGINT NOT NULL,
  public BIGINT NOT NULL,
  text TEXT NOT NULL
);
CREATE UNIQUE INDEX comments_key ON comments (ticket, key);
CREATE INDEX comments_ticket ON comments (ticket, position);

CREATE TABLE articles (
  workspace TEXT NOT NULL,
  id TEXT NOT NULL,
  source TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  url TEXT,
  language TEXT,
  version BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  deleted_at BIGINT,
  PRIMARY KEY (workspace, id)
);
CREATE INDEX articles_updated ON articles (workspace, updated_at);

CREATE TABLE feedback (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  conversation TEXT NOT NULL,
  turn TEXT NOT NULL,
  helpful BIGINT NOT NULL,
  comment TEXT,
  at BIGINT NOT NULL
);
CREATE INDEX feedback_conversation ON feedback (conversation, at);
