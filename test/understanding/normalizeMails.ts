/** Mails and chats as programs send them, and what their writer wrote in them. */
export interface Mail {
  name: string;
  text: string;
  own: string;
}

export const known: Mail[] = [
  {
    name: 'Outlook in German, answer on top',
    text: 'Leider geht es immer noch nicht.\n\nVon: Support <support@example.com>\nGesendet: Montag, 6. Mai 2024 10:02\nAn: Ana Ruiz <ana@example.com>\nBetreff: AW: Login\n\nBitte starten Sie neu.',
    own: 'Leider geht es immer noch nicht.',
  },
  {
    name: 'Outlook in French',
    text: 'Toujours pareil.\n\nDe : Support <support@example.com>\nEnvoyé : lundi 6 mai 2024 10:02\nÀ : Ana\nObjet : RE: Connexion\n\nEssayez ceci.',
    own: 'Toujours pareil.',
  },
  {
    name: 'Outlook in Spanish',
    text: 'No funciona.\n\nDe: Soporte <s@example.com>\nEnviado el: lunes, 6 de mayo de 2024 10:02\nPara: Ana\nAsunto: RE: Acceso\n\nPruebe esto.',
    own: 'No funciona.',
  },
  {
    name: 'Outlook in Portuguese',
    text: 'Continua igual.\n\nDe: Suporte <s@example.com>\nEnviada em: segunda-feira, 6 de maio de 2024 10:02\nPara: Ana\nAssunto: RES: Acesso\n\nTente isto.',
    own: 'Continua igual.',
  },
  {
    name: 'Outlook on a phone',
    text: 'It still fails.\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Support <s@example.com>\nSent: Monday, May 6, 2024 10:02:00 AM\nTo: Ana <a@example.com>\nSubject: Re: Login\n\nTry again.',
    own: 'It still fails.',
  },
  {
    name: 'sent from Outlook for iOS',
    text: 'Where is my refund?\n\nSent from Outlook for iOS',
    own: 'Where is my refund?',
  },
  {
    name: 'a Gmail app in German',
    text: 'Danke, klappt.\n\nSupport <s@example.com> schrieb am Mo., 6. Mai 2024, 10:02:\n> Hilft das?',
    own: 'Danke, klappt.',
  },
  {
    name: 'a Gmail app in French',
    text: 'Merci.\n\nLe lun. 6 mai 2024 à 10:02, Support <s@example.com> a écrit :\n> Essayez ceci',
    own: 'Merci.',
  },
  {
    name: 'closing words, name and telephone',
    text: 'Ich brauche eine Rechnung für Bestellung 4711.\n\nMit freundlichen Grüßen\nAna Ruiz\n+49 170 1234567\nMusterfirma GmbH',
    own: 'Ich brauche eine Rechnung für Bestellung 4711.',
  },
  {
    name: 'best regards',
    text: 'Please cancel my order.\n\nBest regards,\nJohn Smith\nHead of Sales\nT: +1 555 123 4567\nwww.example.com',
    own: 'Please cancel my order.',
  },
  {
    name: 'thanks and a name',
    text: 'Where is my parcel?\n\nThanks,\nMaria',
    own: 'Where is my parcel?\n\nThanks,',
  },
  {
    name: 'French closing',
    text: "Je n'ai pas reçu ma commande.\n\nCordialement,\nJean Dupont\n06 12 34 56 78",
    own: "Je n'ai pas reçu ma commande.",
  },
  {
    name: 'Spanish closing',
    text: 'Quiero devolver los zapatos.\n\nUn saludo,\nMarta García',
    own: 'Quiero devolver los zapatos.',
  },
  {
    name: 'Portuguese closing',
    text: 'Quero cancelar o pedido.\n\nAtenciosamente,\nJoão Silva\nGerente',
    own: 'Quero cancelar o pedido.',
  },
  {
    name: 'a disclaimer',
    text: 'Can you resend the invoice?\n\nThis e-mail is confidential and intended solely for the addressee. If you are not the intended recipient, please delete it.',
    own: 'Can you resend the invoice?',
  },
  {
    name: 'a German disclaimer',
    text: 'Bitte Rechnung schicken.\n\nDiese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, löschen Sie diese Mail.',
    own: 'Bitte Rechnung schicken.',
  },
  {
    name: 'Zendesk, answer above the line',
    text: 'No, the other one.\n\n##- Please type your reply above this line -##\n\nYour request (4711) has been updated.\n\nAgent Smith, May 6, 10:02: Did you mean this?',
    own: 'No, the other one.',
  },
  {
    name: 'Markdown quote with the answer below',
    text: '> Did you try to restart?\n\nYes, twice. It is still broken.',
    own: 'Yes, twice. It is still broken.',
  },
  {
    name: 'answers between quoted lines',
    text: 'On Mon, May 6, 2024 at 10:02 AM Support <s@example.com> wrote:\n> What is your order number?\n4711\n> And which size?\nXL please',
    own: '4711\n\nXL please',
  },
  {
    name: 'a forwarded mail with a question',
    text: 'Is this from you?\n\n---------- Forwarded message ---------\nFrom: Bank <x@phish.example>\nDate: Mon, May 6, 2024\nSubject: Your account\nTo: <a@example.com>\n\nClick here now.',
    own: 'Is this from you?',
  },
  {
    name: 'Apple Mail on a telephone',
    text: 'It arrived broken.\n\nSent from my iPhone\n\n> On 6 May 2024, at 10:02, Support <s@example.com> wrote:\n> \n> Has it arrived?',
    own: 'It arrived broken.',
  },
  {
    name: 'a Java stack trace',
    text: 'The app crashes:\njava.lang.NullPointerException: Cannot invoke "String.length()"\n\tat com.example.App.main(App.java:12)\n\tat java.base/java.lang.Thread.run(Thread.java:833)\n\tat com.example.Other.run(Other.java:1)\nWhat can I do?',
    own: 'The app crashes:\njava.lang.NullPointerException: Cannot invoke "String.length()"\n\tat com.example.App.main(App.java:12)\n\n\nWhat can I do?',
  },
  {
    name: 'a signature of dashes',
    text: 'Please reset my password\n--\nJohn\nACME Inc.',
    own: 'Please reset my password',
  },
  {
    name: 'Outlook in Italian bold headers',
    text: 'Non va.\n\n*Da:* Supporto <s@example.com>\n*Inviato:* lunedì 6 maggio 2024\n*A:* Ana\n*Oggetto:* R: Accesso\n\nProvi questo.',
    own: 'Non va.',
  },
];

/** Read once, after the rules were written. */
export const heldOut: Mail[] = [
  {
    name: 'kind regards in the middle of a line stay',
    text: 'Please give my kind regards to Tom and refund me.\nOrder 4711',
    own: 'Please give my kind regards to Tom and refund me.\nOrder 4711',
  },
  {
    name: 'a question after the closing words stays',
    text: 'Thanks,\nbut what about order 4711? It has not arrived and I need it for Friday.',
    own: 'Thanks,\nbut what about order 4711? It has not arrived and I need it for Friday.',
  },
  {
    name: 'from and to of a trip stay',
    text: 'I want to change my flight\nFrom: Berlin\nTo: Madrid\nDate: 6 May',
    own: 'I want to change my flight\nFrom: Berlin\nTo: Madrid\nDate: 6 May',
  },
  {
    name: 'Yahoo',
    text: 'still nothing\n\n    On Monday, May 6, 2024 at 10:02:11 AM GMT+2, Support <s@example.com> wrote:  \n \n Please wait.',
    own: 'still nothing',
  },
  {
    name: 'Outlook original message in German',
    text: 'Nein.\n\n-----Ursprüngliche Nachricht-----\nVon: Support\nGesendet: Montag\nBetreff: x\n\nHilft das?',
    own: 'Nein.',
  },
  {
    name: 'Android in German',
    text: 'Wo bleibt mein Paket?\n\nVon meinem Samsung Galaxy Smartphone gesendet.',
    own: 'Wo bleibt mein Paket?',
  },
  {
    name: 'sent from a phone in Spanish',
    text: '¿Dónde está mi pedido?\n\nEnviado desde mi iPhone',
    own: '¿Dónde está mi pedido?',
  },
  {
    name: 'yours sincerely',
    text: 'I would like to close my account.\n\nYours sincerely,\n\nMrs. Jane Doe\n12 Oak Lane\nLondon',
    own: 'I would like to close my account.',
  },
  {
    name: 'Viele Grüße with a name on the line',
    text: 'Könnt ihr das prüfen?\n\nViele Grüße, Tom',
    own: 'Könnt ihr das prüfen?',
  },
  {
    name: 'a French disclaimer',
    text: "Merci d'annuler.\n\nCe message et ses pièces jointes sont confidentiels et destinés exclusivement à leurs destinataires.",
    own: "Merci d'annuler.",
  },
  {
    name: 'the line of another desk',
    text: 'Yes please\n\n--- Reply above this line ---\n\nHi Ana, shall we cancel it?',
    own: 'Yes please',
  },
  {
    name: 'a Python trace',
    text: 'Your script fails\nTraceback (most recent call last):\n  File "a.py", line 1, in <module>\n  File "b.py", line 9, in f\nValueError: bad\nany idea?',
    own: 'Your script fails\nTraceback (most recent call last):\n\n\nValueError: bad\nany idea?',
  },
];
