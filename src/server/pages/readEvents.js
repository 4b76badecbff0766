/**
 * Reads a response of server-sent events to its end: https://html.spec.whatwg.org/#event-stream-interpretation
 * `onEvent` is told of each, `{ id, event, data }`; `onPart` whenever anything comes, also a comment.
 */
export async function readEvents(response, onEvent, onPart = () => {}) {
  const parse = createParser(onEvent);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    onPart();
    parse(part.value);
  }
}

/** Text in, events out; parts may break anywhere. */
function createParser(onEvent) {
  let waiting = '';
  return (text) => {
    waiting += text;
    const events = waiting.split('\n\n');
    waiting = events.pop() ?? '';
    for (const event of events) onEvent(readEvent(event));
  };
}

function readEvent(text) {
  const fields = { id: '', event: '', data: '' };
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    if (name in fields) fields[name] += line.slice(colon + 1).replace(/^ /, '');
  }
  return fields;
}
