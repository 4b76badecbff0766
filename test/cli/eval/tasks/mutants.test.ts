import { mutants } from '../../../../src/cli/eval/tasks/mutants.ts';
import { readDomain } from '../../../../src/cli/eval/tasks/readDomain.ts';
import { readTasks } from '../../../../src/cli/eval/tasks/readTasks.ts';
import { writeShop } from './smallShop.ts';

const shop = writeShop();
const domain = await readDomain(shop.dir);
const tasks = readTasks(shop.tasks);

describe('mutants of the tasks of a shop', () => {
  it('are all refused, whatever the seed', async () => {
    for (const seed of [1, 2, 3, 99]) {
      const { passed, total, wrongWrites, failed } = await mutants(tasks, domain, seed);
      expect({ passed, wrongWrites, failed }).toEqual({ passed: total, wrongWrites: 0, failed: [] });
    }
  });

  it('are found out where the gate has no rules', async () => {
    const lax = domain.bot.actions.map((action) => ({ ...action, rules: [], owner: undefined }));
    const { wrongWrites, failed } = await mutants(
      tasks,
      { ...domain, bot: { ...domain.bot, actions: lax } },
      1,
    );
    expect(wrongWrites).toBeGreaterThan(0);
    expect(failed).toContain('cancel:1:anothers_order');
  });
});
