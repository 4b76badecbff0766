import { button, element } from './element.js';

const SVG = 'http://www.w3.org/2000/svg';
const THUMB =
  'M7 11v9H4v-9zm0 0 4-8c1.5 0 2.5 1 2.5 2.5V9H19a1.8 1.8 0 0 1 1.8 2.1l-1.2 7.2A2 2 0 0 1 17.6 20H7';

/** Thumbs up and down below an answer; the vote is shown only when the server has it, and can be changed. */
export function showFeedback({ turn, rate, rated, askForPerson }) {
  const row = element('div', {
    className: 'feedback',
    attributes: { role: 'group', 'aria-label': 'Did this help?' },
  });
  const said = element('span', { attributes: { role: 'status' } });
  const up = thumb('This helped', '', () => vote(true));
  const down = thumb('This did not help', 'rotate(180 12 12)', () => vote(false));
  const person = button('Talk to a person', askForPerson, { className: 'quiet words' });
  row.append(up, down, said);
  if (rated !== undefined) settle(rated);

  async function vote(helpful) {
    up.disabled = down.disabled = true;
    try {
      await rate(turn, helpful);
      settle(helpful);
    } catch {
      up.disabled = up.getAttribute('aria-pressed') === 'true';
      down.disabled = down.getAttribute('aria-pressed') === 'true';
      said.textContent = 'This could not be sent. Please try again.';
    }
  }

  /** The other thumb stays: who finds out later that it did not help says so. */
  function settle(helpful) {
    for (const [one, isChosen] of [
      [up, helpful],
      [down, !helpful],
    ]) {
      one.disabled = isChosen;
      one.setAttribute('aria-pressed', String(isChosen));
    }
    said.textContent = helpful ? 'Thank you.' : 'Thank you for telling us.';
    if (helpful) person.remove();
    else row.append(person);
  }

  return row;
}

function thumb(label, transform, onClick) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', THUMB);
  if (transform) path.setAttribute('transform', transform);
  svg.append(path);
  return button(svg, onClick, {
    className: 'quiet',
    title: label,
    attributes: { 'aria-label': label, 'aria-pressed': 'false' },
  });
}
