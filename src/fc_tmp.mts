import { createUnderstanding } from './understanding/createUnderstanding.ts';
import { readDomain } from './cli/eval/tasks/readDomain.ts';
import { readTasks } from './cli/eval/tasks/readTasks.ts';
import { playTask } from './cli/eval/tasks/playTask.ts';
const [,, ids='', seeds='1', verbose=''] = process.argv;
const domain = await readDomain('../shared/data/evals/tau_retail');
const understanding = await createUnderstanding({ bot: domain.bot });
const tasks = readTasks('../shared/data/evals/tau_retail/tasks.jsonl').filter(t => ids==='all' || ids.split(',').includes(t.id));
let passed=0,total=0,wrong=0,handed=0; let t0=performance.now();
for (const task of tasks) for (const seed of seeds.split(',').map(Number)) {
  const lines: string[] = []; let turns=0;
  const r = await playTask(task, { domain, understanding, seed, onTurn(said, turn) {
    turns++;
    lines.push('> '+said, '   ('+turn.trace.map(s=>s.step+':'+(s.note??'')).join(' | ').slice(0,700)+')');
    for (const s of turn.say) lines.push('   '+s.text.slice(0,900).replace(/\n/g,'\n   '), '   '+(s.buttons?.map(b=>'['+b.label+']').join(' ')??'').slice(0,200));
    if (turn.handoff) lines.push('HANDOFF '+JSON.stringify(turn.handoff));
  }});
  total++; if (r.passed) passed++; if (r.wrongWrites) wrong++; if (r.handedOver) handed++;
  if (verbose==='v' || (verbose==='f' && !r.passed)) console.log('=====', task.id, seed, r, '\n'+lines.join('\n'));
  else if (!r.passed) console.log(JSON.stringify({...r, seed, turns}));
}
console.log({passed,total,wrong,handed, s: (performance.now()-t0)/1000});
