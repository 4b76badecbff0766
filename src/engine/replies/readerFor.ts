import type { ReplyReader } from '../../flows/run/ports.ts';
import { cancelsTask } from './cancelsTask.ts';
import { dayIn } from './dayIn.ts';
import { isNoAnswer } from './isNoAnswer.ts';
import { lacksAsked } from './lacksAsked.ts';
import { named } from './named.ts';
import { needsNoLonger } from './needsNoLonger.ts';
import { numbersSaid } from './numbersSaid.ts';
import { pickItems } from './pickItems.ts';
import { cancels } from './says.ts';
import { yesOrNo } from './yesOrNo.ts';

/**
 * How replies are read in these languages, the customer's first. `others`: examples of what else the message may ask for.
 */
export function readerFor(languages: string[], others: string[] = []): ReplyReader {
  return {
    pick: pickItems,
    yesOrNo,
    lacks: lacksAsked,
    cancels: (text, title) => cancels(text) || (title !== undefined && cancelsTask(text, title, others)),
    needsNoLonger,
    isNoAnswer,
    named,
    numbers: ({ text, entities }, asks, more) => numbersSaid(text, entities, { ...more, asks, languages }),
    dayIn: (text, month) => dayIn(text, month, languages),
  };
}
