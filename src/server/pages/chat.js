import { createConversation } from './conversation.js';
import { button, element } from './element.js';
import { session } from './session.js';
import { showHappened } from './showHappened.js';
import { closeChips, showDraft, showMessage } from './showMessage.js';

const WRITING_AFTER_MS = 150;
const NEAR_END = 120;
const $ = (id) => document.getElementById(id);
const [scroll, messages, welcome, typing, text] = ['scroll', 'messages', 'welcome', 'typing', 'text'].map($);
const botName = document.querySelector('h1').textContent;
const isWide = matchMedia('(min-width: 56.01rem)');
const hasKeys = matchMedia('(hover: hover)');

/** The customer's messages: key -> { element, state, text, seq }. */
const said = new Map();
let writers = 0;
/** The reply that grows, as an element; its message takes its place. */
let draft = null;

const view = {
  message(message) {
    if (message.author === 'customer') remember(message.id, message.text, message.seq);
    append(
      showMessage(message, {
        botName,
        choose,
        rate,
        rated: session.get('rated')?.[message.turn],
        askForPerson,
      }),
    );
    if (message.author === 'customer') closeChips(messages, message.text);
  },
  draft(words) {
    const before = draft;
    draft = words === '' ? null : showDraft(words, { botName });
    if (before && draft) before.replaceWith(draft);
    else if (draft) append(draft);
    else before?.remove();
    if (draft) setTyping(false);
    if (draft && toEnd() < NEAR_END + draft.offsetHeight) scroll.scrollTop = scroll.scrollHeight;
  },
  local(local) {
    const node = showMessage({ author: 'customer', text: local.text }, {});
    const state = element('span', { className: 'state' });
    node.append(state);
    remember(local.key, local.text, 0, state);
    closeChips(messages, local.text);
    append(node, { always: true });
  },
  confirmed: ({ key }, seq) => Object.assign(said.get(key) ?? {}, { seq }),
  sent: ({ key }) => setState(key, ''),
  sending: ({ key }) => setState(key, 'Sending'),
  failed(local, why) {
    const again = button('Try again', () => conversation.sayAgain(local), { className: 'quiet' });
    setState(local.key, `Not sent. ${why} `, again);
  },
  said: () => [...said.values()],
  line: (words) => append(element('p', { className: 'line' }, words)),
  /** Returns what ends it; a quick answer never shows it. */
  typing() {
    writers++;
    const timer = setTimeout(() => setTyping(true), WRITING_AFTER_MS);
    return () => {
      clearTimeout(timer);
      if (--writers === 0) setTyping(false);
    };
  },
  problem: (words) => setNotice($('problem'), words),
  owner({ human, ticket, agent }) {
    const who = agent ? `${agent} from our team is answering.` : 'A person from our team takes over.';
    setNotice(
      $('owner'),
      human ? `${who}${ticket ? ` Your ticket is number ${ticket}.` : ''} You can go on writing here.` : null,
    );
    $('person').hidden = human;
  },
  happened: (answer, tookMs) => showHappened($('happened-body'), answer, tookMs),
  reset() {
    messages.replaceChildren();
    said.clear();
    welcome.hidden = false;
    $('happened-body').replaceChildren(element('p', { className: 'muted' }, 'Nothing yet in this chat.'));
    setNotice($('problem'), null);
    text.focus();
  },
};

const conversation = createConversation(view);

function remember(key, words, seq, state = null) {
  said.set(key, { text: words, seq, state });
}

function setState(key, ...parts) {
  const state = said.get(key)?.state;
  state?.replaceChildren(...parts);
  state?.classList.toggle('failed', parts.length > 1);
}

const toEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;

function append(node, { always = false } = {}) {
  const isNearEnd = toEnd() < NEAR_END;
  welcome.hidden = true;
  messages.append(node);
  if (!always && !isNearEnd) return;
  // A long answer is read from its beginning.
  if (node.offsetHeight > scroll.clientHeight - NEAR_END) node.scrollIntoView({ block: 'start' });
  else scroll.scrollTop = scroll.scrollHeight;
}

function setTyping(isWriting) {
  typing.hidden = !isWriting || !$('owner').hidden || draft !== null;
  if (!typing.hidden) typing.scrollIntoView({ block: 'nearest' });
}

function setNotice(node, words) {
  node.hidden = !words;
  node.textContent = words ?? '';
}

function send(words) {
  const trimmed = words.trim();
  if (trimmed !== '') conversation.say(trimmed);
}

function choose(value) {
  send(value);
  // The chosen button is closed now; on a touch screen the keyboard shall stay down.
  if (hasKeys.matches) text.focus();
}

function rate(turn, helpful) {
  return conversation.rate(turn, helpful);
}

function askForPerson() {
  conversation.askForPerson();
}

function fitText() {
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight + 2}px`;
}

$('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  send(text.value);
  text.value = '';
  fitText();
  text.focus();
});
text.addEventListener('input', fitText);
text.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $('composer').requestSubmit();
});
for (const example of document.querySelectorAll('.example'))
  example.addEventListener('click', () => choose(example.dataset.text));
$('person').addEventListener('click', askForPerson);
$('restart').addEventListener('click', () => conversation.restart());
$('happened').open = isWide.matches;
isWide.addEventListener('change', () => {
  $('happened').open = isWide.matches;
});

// A notice above the composer, or a longer text in it, takes room from below: the end stays in sight.
let height = scroll.clientHeight;
new ResizeObserver(() => {
  if (toEnd() < NEAR_END + height - scroll.clientHeight) scroll.scrollTop = scroll.scrollHeight;
  height = scroll.clientHeight;
}).observe(scroll);

// What was said before is not read out again.
messages.setAttribute('aria-busy', 'true');
conversation.open().finally(() => messages.setAttribute('aria-busy', 'false'));
if (hasKeys.matches) text.focus();
