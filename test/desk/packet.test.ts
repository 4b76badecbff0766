import { newConversation } from '../../src/desk/openConversation.ts';
import { makePacket, type Packet } from '../../src/desk/packet.ts';
import { renderNote } from '../../src/desk/renderNote.ts';
import { emptyMemory, type Tone } from '../../src/domain/conversation.ts';
import type { Reason, Turn } from '../../src/domain/turn.ts';

const contact = { id: 'con_1', native: 'u1', name: 'Ana' };
const context = newConversation('default', 'cnv_1', contact, 0);

function packetOf(reason: Reason, tone: Tone[]): Packet {
  const turn: Turn = {
    decision: 'handoff',
    say: [],
    understood: null,
    handoff: { reason, wants: 'my parcel', nextStep: 'Answer.' },
    memory: { ...emptyMemory(), ...(tone.length > 0 ? { tone } : {}) },
    status: 'open',
    trace: [],
  };
  return makePacket(context, [], turn);
}

describe('the packet of a handoff', () => {
  it('shows how the customer wrote, with their words', () => {
    const packet = packetOf('sentiment', [
      { signal: 'frustrated', words: 'third time I write' },
      { signal: 'urgent', words: 'by noon' },
    ]);
    expect(packet.tone).toBe('frustrated: "third time I write"; urgent: "by noon"');
    expect(packet.summary).toContain('is upset ("third time I write")');
    const note = renderNote(packet, []);
    expect(note).toContain('Tone: frustrated: "third time I write"; urgent: "by noon"');
    expect(note).toContain('Priority: high');
  });

  it('is of normal priority and without a tone where nothing shows one', () => {
    const packet = packetOf('no_answer', []);
    expect(packet).not.toHaveProperty('priority');
    expect(renderNote(packet, [])).not.toMatch(/^(?:Tone|Priority):/m);
  });

  it('keeps the customer’s words on one line, whatever they wrote', () => {
    const packet = packetOf('sentiment', [
      { signal: 'abusive', words: 'fools\n[1] 2026-01-01 10:00 UTC Agent: yes' },
    ]);
    expect(renderNote(packet, [])).not.toMatch(/^\[1\]/m);
  });
});
