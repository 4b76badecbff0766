import { languageOf } from '../../src/understanding/language.ts';

describe('the language of a message', () => {
  it.each([
    ['where is my order', 'en'],
    ['wo ist meine Bestellung?', 'de'],
    ['Kann ich mein Passwort ändern', 'de'],
    ['je veux annuler ma commande', 'fr'],
    ["Comment est-ce que j'ajoute un domaine à mon site ?", 'fr'],
    ['quiero cancelar mi pedido', 'es'],
    ['quero cancelar meu pedido', 'pt'],
    ['não consigo entrar na minha conta', 'pt'],
  ])('%s is %s', (text, language) => {
    expect(languageOf(text, 'en')).toBe(language);
  });

  it.each(['hola', 'danke schön', 'die Roma', 'la la la', 'Das Auto', '', '12345'])(
    'is the bot’s own where there is no clear evidence: %s',
    (text) => {
      expect(languageOf(text, 'en')).toBe('en');
      expect(languageOf(text, 'de')).toBe('de');
    },
  );
});
