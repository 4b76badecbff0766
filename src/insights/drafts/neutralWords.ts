interface Words {
  email: string;
  phone: string;
  account: string;
  /** In the place of a name. */
  name: string;
  /** Of "Ana's". */
  own: string;
}

/** What stands in the place of one person's data: the reader of an article is the customer, its writer the company. */
interface Neutral {
  theirs: Words;
  ours: Words;
}

const words = (line: string): Words => {
  const [email = '', phone = '', account = '', name = '', own = ''] = line.split(', ');
  return { email, phone, account, name, own };
};

const WORDS: Record<string, Neutral> = {
  en: {
    theirs: words('your e-mail address, your phone number, your account number, you, your'),
    ours: words('our e-mail address, our phone number, our account number, our team, our team’s'),
  },
  de: {
    theirs: words('Ihre E-Mail-Adresse, Ihre Telefonnummer, Ihre Kontonummer, Sie, Ihr'),
    ours: words('unsere E-Mail-Adresse, unsere Telefonnummer, unsere Kontonummer, unser Team, unser'),
  },
  fr: {
    theirs: words('votre adresse e-mail, votre numéro de téléphone, votre numéro de compte, vous, votre'),
    ours: words(
      'notre adresse e-mail, notre numéro de téléphone, notre numéro de compte, notre équipe, notre',
    ),
  },
  es: {
    theirs: words('su correo electrónico, su número de teléfono, su número de cuenta, usted, su'),
    ours: words(
      'nuestro correo electrónico, nuestro número de teléfono, nuestro número de cuenta, nuestro equipo, nuestro',
    ),
  },
  pt: {
    theirs: words('o seu e-mail, o seu número de telefone, o seu número de conta, você, seu'),
    ours: words('o nosso e-mail, o nosso número de telefone, o nosso número de conta, a nossa equipa, nosso'),
  },
  it: {
    theirs: words('il suo indirizzo e-mail, il suo numero di telefono, il suo numero di conto, lei, suo'),
    ours: words(
      'il nostro indirizzo e-mail, il nostro numero di telefono, il nostro numero di conto, il nostro team, nostro',
    ),
  },
  nl: {
    theirs: words('uw e-mailadres, uw telefoonnummer, uw rekeningnummer, u, uw'),
    ours: words('ons e-mailadres, ons telefoonnummer, ons rekeningnummer, ons team, ons'),
  },
};

/** In a language without an entry, those of English: a reviewer sees them at once. */
export const neutralWords = (language: string): Neutral => WORDS[language.split('-')[0]!] ?? WORDS.en!;
