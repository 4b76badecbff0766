import type { GapQuestion, GapReason } from '../domain/gap.ts';
import type { Gaps } from './gapsPort.ts';
import { insertText, list, type Row, run, type Sql } from './sql.ts';

const UNANSWERED = `('no_answer', 'low_confidence', 'repeated_miss')`;

/** Of every question; `x` is the row that it is. */
const ABOUT = `c.contact, d.state, d.article AS solved_by,
  CASE WHEN EXISTS (SELECT 1 FROM messages a WHERE a.conversation = x.conversation AND a.workspace = x.workspace
    AND a.author = 'agent' AND a.public = 1) THEN 1 ELSE 0 END AS answered`;
const JOINED = `JOIN conversations c ON c.id = x.conversation
  LEFT JOIN gap_decisions d ON d.workspace = x.workspace AND d.question`;

/** The customer's message right before the turn's first reply. */
const messageOf = (turn: string) => `(SELECT m.text FROM messages m
    WHERE m.conversation = x.conversation AND m.workspace = x.workspace AND m.author = 'customer'
    AND m.seq = (SELECT min(r.seq) - 1 FROM messages r WHERE r.conversation = x.conversation AND r.turn = ${turn}))`;

const HANDED_OVER = `SELECT x.turn AS id, x.conversation, x.reason, x.packet AS said, x.created_at AS at, ${ABOUT}
  FROM handoffs x ${JOINED} = x.turn
  WHERE x.workspace = ? AND x.created_at >= ? AND x.created_at < ? AND x.reason IN ${UNANSWERED}
  ORDER BY x.created_at DESC, x.id DESC LIMIT ?`;

/** Later turns are found by their messages, which lie in the order of their conversation. */
const ASKED_BACK = `SELECT x.id, x.conversation, 'asked_back' AS reason, x.response AS said, x.at,
    ${messageOf('x.id')} AS text, ${ABOUT}
  FROM turns x ${JOINED} = x.id
  WHERE x.workspace = ? AND x.at >= ? AND x.at < ? AND x.decision = 'clarify'
    AND NOT EXISTS (SELECT 1 FROM handoffs h WHERE h.conversation = x.conversation AND h.created_at >= x.at
      AND h.reason IN ${UNANSWERED})
    AND NOT EXISTS (SELECT 1 FROM messages later JOIN turns t ON t.id = later.turn
      WHERE later.conversation = x.conversation AND t.decision IN ('answer', 'flow')
      AND later.seq > (SELECT max(own.seq) FROM messages own WHERE own.conversation = x.conversation AND own.turn = x.id))
  ORDER BY x.at DESC, x.id DESC LIMIT ?`;

/** An agent's word counts before the customer's: one who names the right article says that there is one. */
const DENIED = `SELECT x.turn AS id, x.conversation, 'denied' AS reason, t.response AS said, x.at,
    ${messageOf('x.turn')} AS text, ${ABOUT}
  FROM feedback x JOIN turns t ON t.id = x.turn ${JOINED} = x.turn
  WHERE x.workspace = ? AND x.at >= ? AND x.at < ? AND x.helpful = 0 AND x.state = 'counts'
    AND x.kind IN ('correction', 'thumb', 'said')
    AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.workspace = x.workspace AND f.turn = x.turn AND f.state = 'counts'
      AND f.kind = 'correction' AND (f.helpful = 1 OR f.article IS NOT NULL))
  ORDER BY x.at DESC, x.id DESC LIMIT ?`;

const DECIDE = insertText(
  'gap_decisions',
  list('workspace question state article decided_by decided_at'),
  `ON CONFLICT (workspace, question) DO UPDATE SET state = excluded.state, article = excluded.article,
    decided_by = excluded.decided_by, decided_at = excluded.decided_at`,
);
const REOPEN = 'DELETE FROM gap_decisions WHERE workspace = ? AND question = ?';

export function createGaps(sql: Sql): Gaps {
  return {
    async questions(workspace, { since, until }, limit) {
      const found = new Map<string, GapQuestion>();
      for (const text of [HANDED_OVER, ASKED_BACK, DENIED])
        for (const row of await sql.read<Row>(text, [workspace, since, until, limit])) {
          const question = toQuestion(row);
          if (!found.has(question.id)) found.set(question.id, question);
        }
      return [...found.values()].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
    },
    async find(workspace, questions) {
      const found: { id: string; conversation: string }[] = [];
      for (const id of questions) {
        const text = 'SELECT id, conversation FROM turns WHERE id = ? AND workspace = ?';
        found.push(...(await sql.read<{ id: string; conversation: string }>(text, [id, workspace])));
      }
      return found;
    },
    async decide(workspace, questions, { state, article, by, now }) {
      await sql.write(function* () {
        for (const id of questions)
          yield* state === 'open'
            ? run(REOPEN, [workspace, id])
            : run(DECIDE, [workspace, id, state, article, by, now]);
      });
    },
  };
}

/** What a handoff's packet and a turn's answer say of the question. */
interface Said {
  wants?: string;
  language?: string;
  tried?: { sources: { article: string }[] }[];
  understanding?: { language?: string };
  replies?: { sources?: { article: string }[] }[];
}

function toQuestion(row: Row): GapQuestion {
  const said = JSON.parse(String(row.said)) as Said;
  const answers = [...(said.tried ?? []), ...(said.replies ?? [])];
  return {
    id: String(row.id),
    conversation: String(row.conversation),
    contact: String(row.contact),
    text: said.wants ?? String(row.text ?? ''),
    language: said.language ?? said.understanding?.language ?? 'en',
    reason: row.reason as GapReason,
    at: Number(row.at),
    tried: [...new Set(answers.flatMap(({ sources = [] }) => sources.map(({ article }) => article)))],
    isAnswered: Number(row.answered) === 1,
    state: (row.state as GapQuestion['state'] | null) ?? 'open',
    article: row.solved_by === null ? null : String(row.solved_by),
  };
}
