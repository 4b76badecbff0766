-- Where articles come from, what was seen of each page, and every version of every article.

CREATE TABLE sources (
  workspace TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  schedule TEXT,
  state TEXT NOT NULL,
  run BIGINT NOT NULL,
  done BIGINT NOT NULL,
  total BIGINT,
  added BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  removed BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  pending BIGINT NOT NULL,
  last_run_at BIGINT,
  last_complete_at BIGINT,
  last_error TEXT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (workspace, id)
);

-- `run` is the last one that saw the page; `articles` and `links` are JSON lists.
CREATE TABLE source_pages (
  workspace TEXT NOT NULL,
  source TEXT NOT NULL,
  page TEXT NOT NULL,
  run BIGINT NOT NULL,
  reader BIGINT NOT NULL,
  etag TEXT,
  modified TEXT,
  links TEXT NOT NULL,
  articles TEXT NOT NULL,
  problem TEXT,
  problem_at BIGINT,
  PRIMARY KEY (workspace, source, page)
);

CREATE INDEX articles_source ON articles (workspace, source);

CREATE TABLE article_versions (
  workspace TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  source TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  url TEXT,
  language TEXT,
  at BIGINT NOT NULL,
  PRIMARY KEY (workspace, id, version)
);
INSERT INTO article_versions (workspace, id, version, source, title, body, url, language, at)
  SELECT workspace, id, version, source, title, body, url, language, updated_at FROM articles;
