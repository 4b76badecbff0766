-- What was made of each answer: one row a turn and kind, none with a customer's question in it. Until now rows were only
-- thumbs, and one turn could have several: the latest stands.

ALTER TABLE feedback RENAME TO thumbs;
DROP INDEX feedback_conversation;

CREATE TABLE feedback (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  conversation TEXT NOT NULL,
  turn TEXT NOT NULL,
  kind TEXT NOT NULL,
  helpful BIGINT NOT NULL,
  article TEXT,
  quoted TEXT,
  contact TEXT NOT NULL,
  said_by TEXT NOT NULL,
  weight DOUBLE PRECISION NOT NULL,
  message TEXT,
  comment TEXT,
  state TEXT NOT NULL,
  undone_by TEXT,
  undone_at BIGINT,
  at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  UNIQUE (workspace, turn, kind)
);

INSERT INTO feedback (id, workspace, conversation, turn, kind, helpful, contact, said_by, weight, comment, state, at, changed_at)
  SELECT t.id, t.workspace, t.conversation, t.turn, 'thumb', t.helpful, c.contact, 'customer', 0.6, t.comment, 'counts', t.at, t.at
  FROM thumbs t JOIN conversations c ON c.id = t.conversation
  WHERE NOT EXISTS (SELECT 1 FROM thumbs l WHERE l.workspace = t.workspace AND l.turn = t.turn
    AND (l.at > t.at OR (l.at = t.at AND l.id > t.id)));
DROP TABLE thumbs;

CREATE INDEX feedback_at ON feedback (workspace, at, id);
CREATE INDEX feedback_conversation ON feedback (conversation);
CREATE INDEX conversations_contact ON conversations (workspace, contact);
