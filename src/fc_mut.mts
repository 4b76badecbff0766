import { readDomain } from './cli/eval/tasks/readDomain.ts';
import { readTasks } from './cli/eval/tasks/readTasks.ts';
import { mutants } from './cli/eval/tasks/mutants.ts';
const domain = await readDomain('../shared/data/evals/tau_retail'); const tasks = readTasks('../shared/data/evals/tau_retail/tasks.jsonl');
for (let seed=8; seed<20; seed++) { const r = await mutants(tasks, domain, seed*7919+11); console.log(seed, JSON.stringify(r)); }
