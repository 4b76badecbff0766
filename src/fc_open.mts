import { createUnderstanding } from './understanding/createUnderstanding.ts';
import { readDomain } from './cli/eval/tasks/readDomain.ts';
import { readTasks } from './cli/eval/tasks/readTasks.ts';
import { inFirstPerson } from './cli/eval/tasks/inFirstPerson.ts';
import { playTask } from './cli/eval/tasks/playTask.ts';
const [,, ids='', seeds='1'] = process.argv;
const domain = await readDomain('../shared/data/evals/tau_retail');
const understanding = await createUnderstanding({ bot: domain.bot });
const tasks = readTasks('../shared/data/evals/tau_retail/tasks.jsonl').filter(t => ids==='all' || ids.split(',').includes(t.id));
let n=0,p=0;
for (const task of tasks) for (const seed of seeds.split(',').map(Number)) {
  const lines: string[] = [];
  const r = await playTask(task, { domain, understanding, seed, opening: inFirstPerson(task.reason), onTurn(said, turn) {
    lines.push('> '+said, '   ('+turn.trace.map(s=>s.step+':'+(s.note??'')).join(' | ').slice(0,600)+')');
    for (const s of turn.say) lines.push('   '+s.text.slice(0,700).replace(/\n/g,'\n   '), '   '+(s.buttons?.map(b=>'['+b.label+']').join(' ')??'').slice(0,200));
    if (turn.handoff) lines.push('HANDOFF '+JSON.stringify(turn.handoff));
  }});
  n++; if (r.passed) p++; else console.log('=====', task.id, seed, r, task.actions.map(a=>a.name).join(' ')+'\n'+lines.join('\n'));
}
console.log({n,p});
