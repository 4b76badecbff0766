import { button, element } from './element.js';
import { link, renderMarkdown } from './renderMarkdown.js';
import { showFeedback } from './showFeedback.js';

/**
 * One message of the conversation as an element. `choose(value)` is called with a chosen button, `rate(turn, helpful)`
 * with a vote; both come from chat.js.
 */
export function showMessage(message, { botName, choose, rate, rated, askForPerson }) {
  const { author, authorName, text, buttons = [], sources = [], attachments = [], turn } = message;
  if (author === 'system') return element('p', { className: 'line' }, text);
  const isCustomer = author === 'customer';
  const name = isCustomer ? 'You' : author === 'bot' ? botName : (authorName ?? 'Our team');
  const mayRate = author === 'bot' && turn && sources.length > 0;
  return element(
    'article',
    { className: `message ${author}` },
    element(
      'span',
      { className: isCustomer ? 'hidden-label' : 'by' },
      author === 'agent' ? `${name}, from the team` : name,
    ),
    text === ''
      ? null
      : element('div', { className: 'bubble' }, ...(isCustomer ? [text] : renderMarkdown(text))),
    ...attachments.map(({ name: file }) => element('span', { className: 'state' }, `File: ${file}`)),
    ...sources.map(showSource),
    buttons.length > 0 ? showChips(buttons, choose) : null,
    mayRate ? showFeedback({ turn, rate, rated, askForPerson }) : null,
  );
}

/** A reply that grows: not yet said, and not read out, so that it is read once, whole. */
export function showDraft(text, { botName }) {
  return element(
    'article',
    { className: 'message bot draft', attributes: { 'aria-hidden': 'true' } },
    element('span', { className: 'by' }, `${botName} is writing`),
    element('div', { className: 'bubble' }, ...renderMarkdown(text)),
  );
}

function showSource({ title, url, quote }) {
  const open = url ? link('Open the article', url) : null;
  return element(
    'details',
    { className: 'source' },
    element('summary', {}, element('span', { className: 'muted' }, 'Source: '), title),
    element('div', {}, element('blockquote', {}, quote), open),
  );
}

function showChips(buttons, choose) {
  const items = buttons.map(({ label, value }) =>
    element(
      'li',
      {},
      button(label, () => choose(value), { attributes: { 'data-value': value } }),
    ),
  );
  return element('ul', { className: 'chips', attributes: { 'aria-label': 'Choose one' } }, ...items);
}

/** An offer holds until the customer has said something; what they took stays marked. */
export function closeChips(messages, said) {
  for (const chip of messages.querySelectorAll('.chips button:enabled')) {
    chip.disabled = true;
    if (chip.dataset.value === said) chip.setAttribute('aria-pressed', 'true');
  }
}
