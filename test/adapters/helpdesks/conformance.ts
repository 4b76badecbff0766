import { Moved, Refused } from '../../../src/domain/errors.ts';
import type { HelpDesk } from '../../../src/domain/helpdesk.ts';
import type { Attachment } from '../../../src/domain/message.ts';
import { HARD_TEXTS, newKey, newTicket, openOnce, readAll } from './samples.ts';

export interface DeskUnderTest {
  desk: HelpDesk;
  /** The customer opens a ticket by the desk's own door (form, mail) -> the ticket's id. */
  customerOpens(subject: string, text: string): Promise<string>;
  customerWrites(ticket: string, text: string): Promise<void>;
  agentReplies(ticket: string, text: string): Promise<void>;
  agentNotes(ticket: string, text: string): Promise<void>;
  stop(): Promise<void>;
}

const FIRST_START_MS = 300_000;
const ONE_TEST_MS = 60_000;

/** What every help desk must do. `start` is called once; the tests share its desk and open tickets of their own. */
export function helpDeskConformance(name: string, start: () => Promise<DeskUnderTest>): void {
  describe(`${name} as a help desk`, () => {
    let under: DeskUnderTest;
    beforeAll(async () => {
      under = await start();
    }, FIRST_START_MS);
    afterAll(async () => {
      await under?.stop();
    }, ONE_TEST_MS);

    const fact = (sentence: string, run: () => Promise<void>) => it(sentence, run, ONE_TEST_MS);
    const comments = async (ticket: string) => (await under.desk.thread(ticket)).comments;
    const byKey = async (ticket: string, key: string) =>
      (await comments(ticket)).filter((comment) => comment.key === key);

    fact('says who we are there', async () => {
      expect((await under.desk.check()).as).toMatch(/\S/);
    });

    fact('finds a ticket by the key it was opened with', async () => {
      const key = newKey();
      expect(await under.desk.opened(key)).toBeNull();
      const ticket = await under.desk.open(newTicket({ subject: 'Found by its key' }), { key });
      expect(ticket).toMatchObject({ subject: 'Found by its key', number: expect.stringMatching(/\S/) });
      expect((await under.desk.opened(key))?.id).toBe(ticket.id);
      expect(await under.desk.opened(newKey())).toBeNull();
    });

    fact('does not open a second ticket for a key that has one', async () => {
      const key = newKey();
      const first = await openOnce(under.desk, newTicket(), key);
      const again = await openOnce(under.desk, newTicket(), key);
      expect(again.id).toBe(first.id);
    });

    fact('keeps the text, the requester and the visibility of a ticket we open', async () => {
      const requester = { id: 'requester@example.test', name: 'Rita', email: 'requester@example.test' };
      const shown = await under.desk.open(newTicket({ text: 'For Rita', requester }), { key: newKey() });
      expect(shown.requester?.email).toBe('requester@example.test');
      expect((await comments(shown.id))[0]).toMatchObject({ text: 'For Rita', public: true });
      const hidden = await under.desk.open(newTicket({ text: 'For agents', requester, public: false }), {
        key: newKey(),
      });
      expect(await comments(hidden.id)).toContainEqual(
        expect.objectContaining({ text: 'For agents', public: false, own: true }),
      );
    });

    fact('reads back every comment in order, with who wrote it and who may see it', async () => {
      const id = await under.customerOpens('Order 77', 'Where is my order?');
      await under.desk.reply(id, { text: 'I am looking.' }, { key: newKey() });
      await under.desk.note(id, { text: 'Parcel is in Brno.' }, { key: newKey() });
      await under.customerWrites(id, 'Thank you, and when?');
      await under.agentNotes(id, 'I take this one.');
      await under.agentReplies(id, 'Tomorrow.');
      const { ticket, comments: read } = await under.desk.thread(id);
      expect(ticket).toMatchObject({ id, subject: 'Order 77', version: expect.stringMatching(/\S/) });
      expect(read.map(({ role, own, public: isPublic, text }) => [role, own, isPublic, text])).toEqual([
        ['customer', false, true, 'Where is my order?'],
        ['agent', true, true, 'I am looking.'],
        ['agent', true, false, 'Parcel is in Brno.'],
        ['customer', false, true, 'Thank you, and when?'],
        ['agent', false, false, 'I take this one.'],
        ['agent', false, true, 'Tomorrow.'],
      ]);
      expect(new Set(read.map((comment) => comment.id)).size).toBe(6);
      expect(read.map((comment) => comment.at)).toEqual(
        read.map((comment) => comment.at).sort((a, b) => a - b),
      );
      expect(read.every((comment) => comment.author.id !== '')).toBe(true);
    });

    fact('carries the key of a reply and of a note in the thread', async () => {
      const id = await under.customerOpens('Keys', 'Hello');
      const [replyKey, noteKey] = [newKey(), newKey()];
      const reply = await under.desk.reply(id, { text: 'Reply' }, { key: replyKey });
      const note = await under.desk.note(id, { text: 'Note' }, { key: noteKey });
      expect(await byKey(id, replyKey)).toMatchObject([
        { id: reply.id, text: 'Reply', public: true, own: true },
      ]);
      expect(await byKey(id, noteKey)).toMatchObject([
        { id: note.id, text: 'Note', public: false, own: true },
      ]);
    });

    fact('tells two replies with the same text and different keys apart', async () => {
      const id = await under.customerOpens('Twice the same', 'Hello');
      const keys = [newKey(), newKey()] as const;
      for (const key of keys) await under.desk.reply(id, { text: 'One moment, please.' }, { key });
      expect(
        (await comments(id)).filter(({ text }) => text === 'One moment, please.').map(({ key }) => key),
      ).toEqual(keys);
    });

    fact('writes a reply when nothing moved since its version was read', async () => {
      const id = await under.customerOpens('Still', 'Hello');
      const { version } = await under.desk.ticket(id);
      const key = newKey();
      await under.desk.reply(id, { text: 'In time' }, { key, version });
      expect(await byKey(id, key)).toHaveLength(1);
    });

    fact('writes nothing when someone wrote since the version was read', async () => {
      const id = await under.customerOpens('Moving', 'Hello');
      const { version } = await under.desk.ticket(id);
      await under.agentReplies(id, 'I was faster.');
      const late = under.desk.reply(id, { text: 'Too late' }, { key: newKey(), version });
      await expect(late).rejects.toBeInstanceOf(Moved);
      expect((await comments(id)).map(({ text }) => text)).toEqual(['Hello', 'I was faster.']);
    });

    fact('refuses an unknown ticket with 404', async () => {
      const unknown = '999999999';
      const calls = [
        under.desk.ticket(unknown),
        under.desk.thread(unknown),
        under.desk.reply(unknown, { text: 'Hello?' }, { key: newKey() }),
        under.desk.note(unknown, { text: 'Hello?' }, { key: newKey() }),
        under.desk.update(unknown, { status: 'resolved' }),
      ];
      for (const outcome of await Promise.allSettled(calls)) {
        expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'Refused', status: 404 } });
      }
    });

    for (const [what, text] of HARD_TEXTS)
      fact(`gives back ${what} unchanged`, async () => {
        const id = await under.customerOpens('Hard text', 'Hello');
        const [replyKey, noteKey, openKey] = [newKey(), newKey(), newKey()];
        await under.desk.reply(id, { text }, { key: replyKey });
        await under.desk.note(id, { text }, { key: noteKey });
        const opened = await under.desk.open(newTicket({ text }), { key: openKey });
        expect((await byKey(id, replyKey)).map((comment) => comment.text)).toEqual([text]);
        expect((await byKey(id, noteKey)).map((comment) => comment.text)).toEqual([text]);
        expect((await comments(opened.id))[0]?.text).toBe(text);
      });

    fact('brings the attachments of a note back, byte for byte', async () => {
      const id = await under.customerOpens('Files', 'Hello');
      const bytes = Buffer.from(Array.from({ length: 2_000 }, (_, index) => (index * 31) % 256));
      const sent: Attachment[] = [
        { name: 'picture.png', type: 'image/png', data: bytes.toString('base64') },
        { name: 'log file.txt', type: 'text/plain', data: Buffer.from('příliš\nžluť').toString('base64') },
      ];
      const key = newKey();
      await under.desk.note(id, { text: 'With files', attachments: sent }, { key });
      const [note] = await byKey(id, key);
      expect(note?.text).toBe('With files');
      expect(await readAll(note!)).toEqual(await readAll({ attachments: sent }));
    });

    fact('refuses an empty text itself and sends nothing', async () => {
      const id = await under.customerOpens('Empty', 'Hello');
      for (const text of ['', ' \n\t ']) {
        for (const write of [under.desk.reply, under.desk.note]) {
          const refusal = await write
            .call(under.desk, id, { text }, { key: newKey() })
            .catch((error) => error);
          expect(refusal).toBeInstanceOf(Refused);
          expect(refusal).toMatchObject({ status: 422, code: 'empty_text' });
        }
      }
      expect(await comments(id)).toHaveLength(1);
    });

    fact('changes status and tags, and the ticket then says so', async () => {
      const id = await under.customerOpens('Changes', 'Hello');
      await under.desk.update(id, { status: 'open', addTags: ['bot', 'refund'], priority: 'high' });
      const tagged = await under.desk.ticket(id);
      expect(tagged.status).toBe('open');
      expect(tagged.tags).toEqual(expect.arrayContaining(['bot', 'refund']));
      await under.desk.update(id, { status: 'resolved', addTags: ['done'], removeTags: ['refund'] });
      const closed = await under.desk.ticket(id);
      expect(closed.status).toBe('resolved');
      expect(closed.tags).toEqual(expect.arrayContaining(['bot', 'done']));
      expect(closed.tags).not.toContain('refund');
      expect(closed.version).not.toBe(tagged.version);
    });
  });
}
