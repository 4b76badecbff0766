import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadBot } from '../../src/flows/loadBot.ts';
import { createUnderstanding } from '../../src/understanding/createUnderstanding.ts';

const bot = await loadBot(fileURLToPath(new URL('../../src/starter', import.meta.url)));
const understanding = await createUnderstanding({ bot });
const QUERIES = new URL('../../../shared/data/evals/wixqa160/queries.jsonl', import.meta.url);
const isThere = existsSync(QUERIES);
if (!isThere) console.log('Skipped: no help centre questions in ../shared/data/evals/wixqa160.');

describe('the starter bot', () => {
  it('loads, with 15 to 30 examples for each of its intents', () => {
    expect(bot.intents.length).toBeGreaterThanOrEqual(12);
    for (const { examples } of bot.intents) {
      expect(examples.length).toBeGreaterThanOrEqual(15);
      expect(examples.length).toBeLessThanOrEqual(30);
    }
  });

  it('is sure of requests in words that are none of its examples', async () => {
    const asked: [string, string][] = [
      ['Are you guys open tomorrow morning?', 'opening_hours'],
      ['what hours do you work', 'opening_hours'],
      ['I wish to lodge a formal complaint about your company', 'complaint'],
      ["hi, I'd like my money back for the jacket I bought", 'refund_request'],
      ["Hi, where's my order #20331?", 'order_status'],
      ["my parcel still hasn't come, it was due monday", 'order_status'],
      ["I'd like to cancel my subscription please", 'cancel_subscription'],
      ['i moved last week, can you update my address', 'change_address'],
      ["forgot pw, can't get in", 'password_reset'],
      ['need a receipt for my purchase in April', 'invoice_request'],
      ['your app keeps crashing when I start it', 'report_bug'],
      ['please erase everything you store about me', 'delete_my_data'],
      ['somebody else logged into my account last night', 'security_incident'],
    ];
    for (const [text, name] of asked) {
      const { intent } = await understanding.understand({ text });
      expect([text, intent?.name, intent!.confidence >= bot.intentAt]).toEqual([text, name, true]);
    }
  });

  (isThere ? it : it.skip)('leaves the questions of a help centre to its articles', async () => {
    const texts = readFileSync(QUERIES, 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { text: string }).text);
    const understood = await Promise.all(texts.map((text) => understanding.understand({ text })));
    const taken = understood.filter(({ intent }) => (intent?.confidence ?? 0) >= bot.intentAt);
    // "I am trying to cancel my Premium subscription": some of them do mean what the starter knows.
    expect(taken.length).toBeLessThanOrEqual(texts.length / 10);
    const acted = new Set(
      bot.intents.filter(({ answer, handoff }) => answer ?? handoff).map(({ name }) => name),
    );
    expect(taken.filter(({ intent }) => acted.has(intent!.name))).toEqual([]);
    expect(understood.filter(({ signals }) => signals.person)).toEqual([]);
  });
});
