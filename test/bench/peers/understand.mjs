import MiniSearch from 'minisearch';
import { NlpManager } from 'node-nlp';

/**
 * The usual local understanding of a bot on these frameworks: `node-nlp` for the intent, MiniSearch for the article.
 * - node-nlp as `new NlpManager({ languages })` of its README, files and log off. The first example of that README also
 *   sets `forceNER`, which is off by default and costs several times the rest: `fixture.ner` switches it on.
 *   https://github.com/axa-group/nlp.js#example-of-use
 * - MiniSearch with the search options of its README: title counts double, fuzzy 0.2.
 *   https://github.com/lucaong/minisearch#search-options
 * @returns {Promise<(text: string) => Promise<string>>} what the bot says to `text`
 */
export async function trainUnderstanding({ intents, articles, ner }) {
  const manager = await trainIntents(intents, ner);
  const index = indexArticles(articles);
  const answers = new Map(articles.map(({ id, body }) => [id, firstSentences(body)]));
  return async (text) => {
    const { intent, score } = await manager.process('en', text);
    const [best] = index.search(text);
    if (best) return answers.get(best.id);
    return `No article found (${intent}, ${score}).`;
  };
}

async function trainIntents(intents, ner) {
  const manager = new NlpManager({
    languages: ['en'],
    autoSave: false,
    autoLoad: false,
    nlu: { log: false },
    ...(ner ? { forceNER: true } : {}),
  });
  for (const { name, examples } of intents) {
    for (const example of examples) manager.addDocument('en', example, name);
  }
  await manager.train();
  return manager;
}

function indexArticles(articles) {
  const index = new MiniSearch({
    fields: ['title', 'body'],
    searchOptions: { boost: { title: 2 }, fuzzy: 0.2 },
  });
  index.addAll(articles);
  return index;
}

/** Two sentences at most, 400 characters at most. */
function firstSentences(body) {
  const sentences = body.match(/[^.!?]+[.!?]+/g) ?? [body];
  return sentences.slice(0, 2).join(' ').slice(0, 400).trim();
}
