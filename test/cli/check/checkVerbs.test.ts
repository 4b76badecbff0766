import { useBotFolder } from '../../flows/botFolder.ts';
import { faultsOf } from './runCheck.ts';

const folder = useBotFolder();

async function check(app: string, declared = '{}') {
  await folder.write({
    'bot.yaml': 'name: Bot\nlanguage: en\n',
    'actions/one.yaml': `name: one\ndoes: read\nrequester: false\narguments: ${declared}\ncarry: { app: ${app} }\n`,
  });
  return faultsOf(folder.dir);
}

describe('the check of actions that apps carry', () => {
  it('knows the verbs of the shelf and of the demo', async () => {
    expect(await check('shop.find_stock', '{ product: {} }')).toEqual([]);
    expect(await check('identity.list_assets')).toEqual([]);
  });

  it('finds kinds and verbs that are not there', async () => {
    const [verb] = await check('shop.getOrder');
    expect(verb).toMatch(
      /^actions\/one\.yaml:5: carry\.app names "shop\.getOrder", which no shop app does\. /,
    );
    expect((await check('shop.get_ordr'))[0]).toContain('Did you mean "shop.get_order"?');
    expect((await check('bank.pay'))[0]).toMatch(
      /names the kind of app "bank".* There is shop, crm, calendar, identity\./,
    );
    expect((await check('shop'))[0]).toContain('must name a kind of app and what it does');
  });

  it('finds what the verb cannot do without', async () => {
    expect((await check('shop.find_stock'))[0]).toMatch(
      /arguments lacks "product", without which shop\.find_stock/,
    );
  });
});
