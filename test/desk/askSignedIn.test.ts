import { askSignedIn } from '../../src/desk/askSignedIn.ts';
import type { DeskParts } from '../../src/desk/parts.ts';
import type { KeptEvent } from '../../src/store/port.ts';
import { createFakeDesk, type FakeDesk } from './fakeDesk.ts';
import { silentLog } from './house.ts';

/** A desk that has signed in those whose text says so, and that may be down. */
function open({ asksWho = true } = {}) {
  const asked: string[] = [];
  const desk: FakeDesk = Object.assign(createFakeDesk(), {
    async signedIn({ native }: { native: string }) {
      asked.push(native);
      if (native === 'down') throw new Error('down');
      return native.startsWith('web');
    },
  });
  const connections = {
    get: (id: string) => (id === 'fake' ? desk : undefined),
    handoffTarget: () => 'fake',
  };
  const parts = { asksWho: () => asksWho, connections, log: silentLog } as unknown as DeskParts;
  const verified = async (native: string, more: Partial<KeptEvent['event']> = {}, source = 'fake') => {
    const event = { ...desk.customerOpens('hi'), native, ...more };
    const kept = { source, conversation: 'cnv_1', event } as KeptEvent;
    return (await askSignedIn(parts, kept)).person.verified;
  };
  return { asked, verified };
}

describe('who wrote on a ticket', () => {
  it('is verified where the desk says that it had signed them in, and only then', async () => {
    const { verified } = open();
    expect(await verified('web 1')).toBe(true);
    expect(await verified('mail 1')).toBe(false);
  });

  it('is nobody for sure while the desk is down, and the message is answered', async () => {
    expect(await open().verified('down')).toBeUndefined();
  });

  it('is not asked for where nobody needs to know, for what is no message, or what is known', async () => {
    const idle = open({ asksWho: false });
    await idle.verified('web 1');
    const { asked, verified } = open();
    await verified('web 2', { kind: 'agent_reply' });
    await verified('web 3', {}, 'api');
    expect(await verified('web 4', { person: { id: 'c1', verified: false } })).toBe(false);
    expect([...idle.asked, ...asked]).toEqual([]);
  });
});
