import { call, NoConnection, visitor } from './api.js';
import { followStream } from './followStream.js';
import { patiently } from './patiently.js';
import { session } from './session.js';

const BEGAN_ANEW = 'Your earlier visit has ended, so a new chat begins here.';

/**
 * One visitor's conversation: what was said, who has it, what is on its way. Every message bears one key for good, so
 * that sending it again can never say it twice. `view` shows (chat.js); nothing here touches the page.
 */
export function createConversation(view) {
  let id = session.get('conversation');
  let lastSeq = 0;
  let owner = { human: false, ticket: null, agent: null };
  let stopStream = null;
  let sending = Promise.resolve();
  /** Rises with every new chat: what was asked in an earlier one comes too late. */
  let chat = 0;
  const shown = new Set();
  const shownTurns = new Set();
  /** Shown before the server had them; the log brings them again with their number. */
  const unconfirmed = [];

  /** After a reload: what was said, and what was still on its way. */
  async function open() {
    const pending = session.get('pending');
    const happened = session.get('happened');
    if (id) await load();
    if (id && happened) view.happened(happened.answer, happened.tookMs);
    if (id) follow();
    if (!pending || (id && isKept(pending))) return session.set('pending', null);
    say(pending.text, pending);
  }

  /** Answers are kept together with what they answer, so a message that is in the log needs nothing more. */
  function isKept({ text, after }) {
    return view.said().some((one) => one.text === text && one.seq > after);
  }

  async function load() {
    try {
      let page;
      do {
        page = await patiently(() => call('GET', `/v1/conversations/${id}?after=${lastSeq}`), view.problem);
        page.messages.forEach(take);
        setOwner({ human: page.owner === 'human', ticket: page.ticket?.number ?? owner.ticket });
      } while (page.messages.length > 0);
      view.problem(null);
    } catch (error) {
      if (isLost(error, id)) beginAnew(error);
      else view.problem(plainly(error));
    }
  }

  function follow() {
    if (stopStream || !id) return;
    stopStream = followStream(id, {
      after: lastSeq,
      onMessage: take,
      onDraft: takeDraft,
      onRefused: beginAnew,
    });
  }

  /** A message of the log; each comes once, whatever stream or page brings it. */
  function take(message) {
    if (message.seq <= lastSeq) return;
    lastSeq = message.seq;
    const at =
      message.author === 'customer' ? unconfirmed.findIndex(({ text }) => text === message.text) : -1;
    if (at >= 0) return view.confirmed(unconfirmed.splice(at, 1)[0], message.seq);
    show(message);
    if (message.author === 'agent') setOwner({ human: true, agent: message.authorName ?? 'A person' });
  }

  /** A reply that grows until its message is there. What comes late, or after a person took over, is not shown. */
  function takeDraft({ turn, text }) {
    view.draft(owner.human || shownTurns.has(turn) ? '' : text);
  }

  function show(message) {
    if (shown.has(message.id)) return;
    shown.add(message.id);
    if (message.turn) shownTurns.add(message.turn);
    if (message.author !== 'customer') view.draft('');
    view.message(message);
  }

  /** `from` is a message that was on its way before, with its key. */
  function say(text, from = {}) {
    const local = { key: crypto.randomUUID?.() ?? randomKey(), conversation: undefined, ...from, text };
    unconfirmed.push(local);
    view.local(local);
    sending = sending.then(() => deliver(local));
    return sending;
  }

  function sayAgain(local) {
    view.sending(local);
    sending = sending.then(() => deliver(local));
  }

  async function deliver(local) {
    local.conversation ??= id ?? undefined;
    const { key, text, conversation } = local;
    session.set('pending', { key, text, conversation, after: lastSeq });
    const done = view.typing();
    const began = chat;
    try {
      const answered = await patiently(() => post(local), view.problem);
      if (chat !== began) return;
      receive(answered);
      session.set('pending', null);
      view.problem(null);
      view.sent(local);
    } catch (error) {
      if (!(error instanceof NoConnection)) session.set('pending', null);
      view.problem(null);
      view.failed(local, plainly(error));
    } finally {
      done();
    }
  }

  async function post(local) {
    const { user } = await visitor();
    const { key, text, conversation } = local;
    const asked = performance.now();
    try {
      const body = { user: { id: user }, text, conversation };
      const headers = { 'idempotency-key': key };
      const began = chat;
      const onDraft = (draft) => chat === began && takeDraft(draft);
      const answer = await call('POST', '/v1/messages', { body, headers, onDraft });
      return { answer, tookMs: performance.now() - asked };
    } catch (error) {
      view.draft('');
      if (!isLost(error, conversation)) throw error;
      beginAnew(error);
      return post(Object.assign(local, { conversation: undefined }));
    }
  }

  function receive({ answer, tookMs }) {
    id = answer.conversation;
    session.set('conversation', id);
    session.set('happened', { answer, tookMs });
    view.happened(answer, tookMs);
    for (const reply of answer.replies) show({ ...reply, author: 'bot', turn: answer.turn });
    if (answer.handoff) setOwner({ human: true, ticket: answer.handoff.ticket?.number ?? null });
    else setOwner(answer.decision === 'silent' ? { human: true } : { human: false, agent: null });
    follow();
  }

  async function askForPerson() {
    if (!id) return say('I would like to talk to a person.');
    const done = view.typing();
    try {
      const began = performance.now();
      const answer = await patiently(() => call('POST', `/v1/conversations/${id}/handoff`), view.problem);
      receive({ answer, tookMs: performance.now() - began });
      view.problem(null);
    } catch (error) {
      if (error.status === 409) await load();
      else if (isLost(error, id)) beginAnew(error);
      else view.problem(plainly(error));
    } finally {
      done();
    }
  }

  async function rate(turn, helpful) {
    await call('POST', `/v1/conversations/${id}/feedback`, { body: { turn, helpful } });
    session.set('rated', { ...session.get('rated'), [turn]: helpful });
  }

  function setOwner(change) {
    const next = { ...owner, ...change };
    if (JSON.stringify(next) === JSON.stringify(owner)) return;
    owner = next;
    view.owner(owner);
  }

  /** The token has run out, or the conversation belongs to somebody else: nobody can go on with it here. */
  function beginAnew(error) {
    if (error.status === 401) session.set('visitor', null);
    if (id) view.line(BEGAN_ANEW);
    leave();
  }

  function leave() {
    view.draft('');
    stopStream?.();
    stopStream = null;
    id = null;
    lastSeq = 0;
    for (const name of ['conversation', 'happened']) session.set(name, null);
    setOwner({ human: false, ticket: null, agent: null });
  }

  function restart() {
    leave();
    chat++;
    unconfirmed.length = 0;
    for (const name of ['pending', 'rated']) session.set(name, null);
    view.reset();
  }

  return { open, say, sayAgain, askForPerson, rate, restart };
}

/** Who is not let in any more: an expired token, or a conversation that is not theirs (any more). */
function isLost({ status }, conversation) {
  return status === 401 || ((status === 403 || status === 404) && Boolean(conversation));
}

function plainly(error) {
  return error instanceof NoConnection
    ? 'The server cannot be reached. Check your connection.'
    : error.message;
}

/** randomUUID exists on https and localhost only. */
function randomKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
