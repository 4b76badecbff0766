import { emptyMemory } from '../../../src/domain/conversation.ts';
import type { Message } from '../../../src/domain/message.ts';
import { createReading } from '../../../src/engine/createReading.ts';
import { cleanReply } from '../../../src/insights/drafts/cleanReply.ts';
import { draftArticle, type Solved } from '../../../src/insights/drafts/draftArticle.ts';
import { conversation, message } from '../../store/rows.ts';

const reading = createReading();
const CONTACT = { id: 'con_1', native: 'u1', name: 'Ana Pérez', email: 'ana.p@gmail.example' };

type Line = [author: Message['author'], text: string, more?: Partial<Message>];
function solved(lines: Line[], more: Partial<Solved> = {}): Solved {
  const of = conversation({ contact: CONTACT, status: 'resolved', language: 'en' });
  const messages = lines.map(([author, text, rest], at) => {
    const authorName = author === 'agent' ? 'Tom Miller' : author === 'customer' ? 'Ana Pérez' : undefined;
    return message(of, at + 1, { author, text, authorName, ...rest });
  });
  return { conversation: of, messages, handoffs: [], ...more };
}
const answered = (reply: string, more: Partial<Solved> = {}) =>
  draftArticle(
    solved(
      [
        ['customer', 'How do I change the VAT number?'],
        ['agent', reply],
      ],
      more,
    ),
    reading,
  );

describe('a draft of an article', () => {
  it('has the customer’s question for a title and what the agent said of the matter for a body', () => {
    const wants =
      'Hi, Ana here. My order A-4711 has a wrong VAT number. How do I change the VAT number? please help';
    const draft = draftArticle(
      solved(
        [
          ['customer', wants],
          ['bot', 'A person takes over.', { turn: 'trn_1' }],
          ['agent', 'Hi Ana, one moment please. Let me check that for you.'],
          [
            'agent',
            `Hello Ana,

Thank you for contacting us. I'm sorry for the trouble. I have changed your invoice already. You can change it yourself, Ana:

1. Open Billing > Company details.
2. Enter the new VAT number and press Save.

The new invoice goes to ana.p@gmail.example within 2 hours.
Is there anything else I can help with?

Best regards,
Tom Miller

On Mon, 2 Mar 2026 at 10:00, Ana <ana.p@gmail.example> wrote:
> How do I change it?`,
          ],
        ],
        { handoffs: [{ turn: 'trn_1', wants }] },
      ),
      reading,
    );
    expect(draft).toMatchObject({
      title: 'How do I change the VAT number?',
      body: `You can change it yourself:

1. Open Billing > Company details.
2. Enter the new VAT number and press Save.

The new invoice goes to your e-mail address within 2 hours.`,
      language: 'en',
      removed: ['email', 'name'],
      isSolved: true,
    });
  });

  it('is none where no person answered, or said nothing of the matter', () => {
    expect(
      draftArticle(
        solved([
          ['customer', 'How?'],
          ['bot', 'Like this.'],
        ]),
        reading,
      ),
    ).toBeNull();
    expect(answered('Hi Ana,\nthanks for your patience. I will get back to you.\nBest,\nTom')).toBeNull();
  });

  it('takes the latest handoff that was answered, and nothing that was said before it', () => {
    const lines: Line[] = [
      ['customer', 'Can I pay by card?'],
      ['bot', '…', { turn: 'trn_1' }],
      ['agent', 'Cards of every bank are accepted at checkout.'],
      ['customer', 'Do you ship to Iceland?'],
      ['bot', '…', { turn: 'trn_2' }],
      ['agent', 'Parcels reach Iceland within two weeks.'],
      ['bot', '…', { turn: 'trn_3' }],
    ];
    const handoffs = [
      { turn: 'trn_1', wants: 'Can I pay by card?' },
      { turn: 'trn_2', wants: 'Do you ship to Iceland?' },
      { turn: 'trn_3', wants: 'Something else?' },
    ];
    expect(draftArticle(solved(lines, { handoffs }), reading)).toMatchObject({
      title: 'Do you ship to Iceland?',
      body: 'Parcels reach Iceland within two weeks.',
    });
  });

  it.each([
    [
      'the customer’s address',
      'The confirmation is sent to ana.p@gmail.example today.',
      'The confirmation is sent to your e-mail address today.',
    ],
    [
      'another person’s address',
      'The form goes to peter.smith@acme.example for approval.',
      'The form goes to our e-mail address for approval.',
    ],
    [
      'a telephone number',
      'The courier calls +49 30 1234567 before delivery.',
      'The courier calls our phone number before delivery.',
    ],
    [
      'an account',
      'The refund reaches DE89 3704 0044 0532 0130 00 in three days.',
      'The refund reaches your account number in three days.',
    ],
    [
      'an order number',
      'Parcels such as order #48213 leave our warehouse on Monday.',
      'Parcels such as order leave our warehouse on Monday.',
    ],
    [
      'an invoice number',
      'Invoice no. 2024-00381 stays valid for tax purposes.',
      'Invoice stays valid for tax purposes.',
    ],
    ['a long number', 'Parcel 30284756 waits at the post office.', 'Parcel waits at the post office.'],
    [
      'what is behind a link’s question mark',
      'Open https://shop.example/reset?token=abc123 to choose a password.',
      'Open https://shop.example/reset to choose a password.',
    ],
    ['the customer’s name', 'Ana, open Settings and Ana’s orders.', 'Open Settings and your orders.'],
    [
      'the agent’s name',
      'Send the form to Tom Miller for approval.',
      'Send the form to our team for approval.',
    ],
  ])('is without %s', (_, said, written) => {
    expect(answered(said)?.body).toBe(written);
  });

  it('keeps what is everybody’s: departments, error codes, versions, amounts and dates', () => {
    const said =
      'Write to billing@shop.example. Error 0x80070005 and error 100234 come from version 10.4.1; fees over $1,250 fall due on 2026-03-01.';
    expect(answered(said)).toMatchObject({ body: said, removed: [] });
  });

  it('takes a value that the customer gave out of the text, whatever it looks like', () => {
    const of = conversation({
      contact: CONTACT,
      memory: { ...emptyMemory(), collected: { device: 'XK77-B' } },
    });
    const messages = [
      message(of, 1, { text: 'My device broke' }),
      message(of, 2, { author: 'agent', text: 'Devices such as XK77-B restart when both buttons are held.' }),
    ];
    expect(draftArticle({ conversation: of, messages, handoffs: [] }, reading)).toMatchObject({
      body: 'Devices such as restart when both buttons are held.',
      removed: ['number'],
      isSolved: false,
    });
  });
});

describe('an agent’s reply, cleaned', () => {
  it.each([
    [
      'German',
      'Guten Tag Herr Schmidt,\nvielen Dank für Ihre Nachricht. Sie können die Rechnung unter Konto herunterladen.\nMit freundlichen Grüßen\nPetra',
      'Sie können die Rechnung unter Konto herunterladen.',
    ],
    [
      'French',
      'Bonjour Madame,\nmerci pour votre message. Ouvrez la page Factures et cliquez sur Télécharger.\nCordialement\nLuc',
      'Ouvrez la page Factures et cliquez sur Télécharger.',
    ],
    [
      'Spanish',
      'Hola Ana:\nGracias por escribirnos. Abra la página Facturas y pulse Descargar.\nSaludos\nLuis',
      'Abra la página Facturas y pulse Descargar.',
    ],
  ])('is the matter alone in %s', (_, said, matter) => {
    expect(cleanReply(said, reading)).toBe(matter);
  });

  it('keeps lists, links and code', () => {
    const said =
      'Run this:\n\n```\nnpm start   --force\n```\n\n- See [the guide](https://x.example/guide).\n- Thanks!';
    expect(cleanReply(said, reading)).toBe(
      'Run this:\n\n```\nnpm start   --force\n```\n\n- See [the guide](https://x.example/guide).',
    );
  });
});
