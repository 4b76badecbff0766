import type { ArticleInput } from '../../../../src/domain/article.ts';
import type { HelpDesk } from '../../../../src/domain/helpdesk.ts';
import { type Connected, connected } from './setup.ts';

let zd: Connected;
beforeEach(async () => {
  zd = await connected();
});
afterEach(() => zd.account.stop());

async function all(desk: HelpDesk, since?: number): Promise<ArticleInput[]> {
  const found: ArticleInput[] = [];
  for await (const article of desk.articles!(since)) found.push(article);
  return found;
}
const titles = async (desk: HelpDesk, since?: number) => (await all(desk, since)).map(({ title }) => title);

describe('help center articles', () => {
  it('come as Markdown, with address and language', async () => {
    const { id } = zd.account.publish({ title: 'Refunds', body: '<h2>How</h2><p>Ask &amp; wait.</p>' });
    expect(await all(zd.desk)).toEqual([
      {
        id: String(id),
        title: 'Refunds',
        body: '## How\n\nAsk & wait.',
        url: `${zd.account.settings.baseUrl}/hc/en-us/articles/${id}`,
        language: 'en-us',
      },
    ]);
  });

  it('come all, however many pages', async () => {
    for (let count = 0; count < 230; count++) zd.account.publish({ title: `A${count}`, body: '<p>x</p>' });
    expect(await titles(zd.desk)).toHaveLength(230);
  });

  it('leave out drafts, what only some users may see, and what has no words', async () => {
    zd.account.publish({ title: 'Public', body: '<p>Yes</p>' });
    zd.account.publish({ title: 'Draft', body: '<p>No</p>', draft: true });
    zd.account.publish({ title: 'Agents only', body: '<p>No</p>', user_segment_id: 12 });
    zd.account.publish({ title: 'A video', body: '<iframe src="https://v.test"></iframe>' });
    expect(await titles(zd.desk)).toEqual(['Public']);
    expect(await titles(zd.desk, 0)).toEqual(['Public']);
  });

  it('come in one locale when the settings name one', async () => {
    zd.account.publish({ title: 'Refunds', body: '<p>x</p>' });
    zd.account.publish({ title: 'Erstattung', body: '<p>x</p>', locale: 'de' });
    const desk = zd.connect({ locale: 'de' });
    expect(await titles(desk)).toEqual(['Erstattung']);
    expect(await titles(desk, 0)).toEqual(['Erstattung']);
  });

  it('come since a time, each once, over pages that overlap', async () => {
    const stamp = (second: number) => new Date(second * 1000).toISOString();
    for (let second = 1; second <= 130; second++)
      zd.account.publish({ title: `A${second}`, body: '<p>x</p>', updated_at: stamp(second) });
    const found = await titles(zd.desk, 21_000);
    expect(found).toHaveLength(110);
    expect(new Set(found).size).toBe(110);
    expect(found[0]).toBe('A21');
    expect(await titles(zd.desk, 131_000)).toEqual([]);
  });

  it('are written into the section of the settings once, and changed the next time', async () => {
    const desk = zd.connect({ sectionId: '9' });
    const article = { id: 'art_1', title: 'Draft <1>', body: '# Head\n\nText **bold**' };
    const first = await desk.upsertArticle!(article);
    const second = await desk.upsertArticle!({ ...article, body: 'New text' });
    expect(second.id).toBe(first.id);
    expect(zd.account.state.articles).toMatchObject([
      { section_id: 9, title: 'Draft <1>', body: '<p>New text</p>' },
    ]);
    expect((await all(desk))[0]?.body).toBe('New text');
  });

  it('are changed by their Zendesk id when they came from there', async () => {
    const desk = zd.connect({ sectionId: '9' });
    const { id } = zd.account.publish({ title: 'Old', body: '<p>Old</p>' });
    expect(await desk.upsertArticle!({ id: String(id), title: 'New', body: 'New' })).toEqual({
      id: String(id),
    });
    expect(zd.account.state.articles).toMatchObject([{ title: 'New', body: '<p>New</p>' }]);
    await desk.upsertArticle!({ id: '31415926', title: 'A number of ours', body: 'x' });
    expect(zd.account.state.articles).toHaveLength(2);
  });

  it('are only read when the settings name no section', () => {
    expect(zd.desk.upsertArticle).toBeUndefined();
  });
});
