import { element } from './element.js';

const DECISIONS = {
  answer: 'Answered',
  flow: 'In a flow',
  clarify: 'Asked back',
  handoff: 'Handed over',
  smalltalk: 'Small talk',
  refuse: 'Refused',
  silent: 'Silent: a person has it',
};

/** The latest turn for engineers and admins: the API's answer, laid out. `tookMs` is there and back in the browser. */
export function showHappened(body, answer, tookMs) {
  const { decision, understanding, handoff, trace } = answer;
  const rows = [
    ['Decision', element('span', { className: 'decision' }, DECISIONS[decision] ?? decision)],
    ['Confidence', confidenceOf(answer) ?? 'fixed rule'],
    [
      'Intent',
      understanding.intent
        ? `${understanding.intent.name} (${percent(understanding.intent.confidence)})`
        : 'none',
    ],
    ['Language', understanding.language],
    ...(handoff ? describeHandoff(handoff) : []),
  ];
  body.replaceChildren(list(rows), traceTable(trace, tookMs), wholeAnswer(answer));
}

/** Of the best article, as the search step noted it (`art_1 0.93`); of the intent where nothing was searched. */
function confidenceOf({ trace, understanding }) {
  const searched = /\s([01]\.\d+)$/.exec(trace.find(({ step }) => step === 'search')?.note ?? '');
  if (searched) return `${percent(Number(searched[1]))} for the best article`;
  return understanding.intent ? `${percent(understanding.intent.confidence)} for the intent` : null;
}

function describeHandoff({ reason, wants, nextStep, ticket }) {
  return [
    ['Reason', reason.replaceAll('_', ' ')],
    ['Customer wants', wants || 'not said yet'],
    ['Next step', nextStep],
    ['Ticket', ticket ? `${ticket.number} at ${ticket.desk}` : 'being opened'],
  ];
}

function list(rows) {
  return element(
    'dl',
    {},
    ...rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  );
}

function traceTable(trace, tookMs) {
  const total = trace.reduce((sum, { ms }) => sum + ms, 0);
  const row = (name, ms, note) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, name, note ? element('small', {}, note) : null),
      element('td', {}, `${ms < 10 ? ms.toFixed(2) : Math.round(ms)} ms`),
    );
  return element(
    'div',
    {},
    element('h3', {}, 'Steps'),
    element(
      'table',
      {},
      element('tbody', {}, ...trace.map(({ step, ms, note }) => row(step, ms, note))),
      element('tfoot', {}, trace.length > 0 ? row('Deciding', total) : null, row('There and back', tookMs)),
    ),
  );
}

function wholeAnswer(answer) {
  return element(
    'details',
    {},
    element('summary', {}, 'The whole answer'),
    element('pre', { tabIndex: 0 }, JSON.stringify(answer, null, 2)),
  );
}

const percent = (share) => `${Math.round(share * 100)} %`;
