import type { Saying } from '../../../../domain/turn.ts';
import { pick } from '../../random.ts';
import type { Call, Task } from '../readTasks.ts';
import { ownOf } from '../retail/readArguments.ts';
import type { ShopData } from '../retail/shopData.ts';
import {
  fillOf,
  type Item,
  isMethod,
  itemInWords,
  itemsIn,
  listed,
  methodInWords,
  newOptions,
  optionsInWords,
} from './describe.ts';
import { ABOUT, CHANGES, DIFFERENT, FLOWS, OFFERED } from './questions.ts';
import { type Kind, type Want, wantsOf } from './wantsOf.ts';
import { hasOptions, type Part, whatIsWrong } from './whatIsWrong.ts';
import {
  ALIKE,
  BYE,
  EMAIL,
  NAME,
  NEW_ADDRESS,
  NO,
  NO_EMAIL,
  NONE,
  NOT_THAT,
  REASONS,
  UNNAMED,
  VARIANTS,
  WANTS,
  YES,
  ZIP,
} from './wordings.ts';

export interface Customer {
  /** What they begin with. */
  opens(): string;
  /** What they say to the bot's words and buttons, which are all that they see; null: they go. */
  replies(say: Saying[]): string | null;
  /** The button for what they came for, where the bot asks what they mean; null: there is none, and they go. */
  means(say: Saying[]): string | null;
  /** Whether one of these tasks of the bot's is one that they came for. Of use to a judge, not to them. */
  cameFor(flows: string[]): boolean;
}

interface Parts {
  task: Task;
  data: ShopData;
  /** Their id in the shop. */
  id: string;
  random: () => number;
}

/** Nobody asks a fifth time. */
const MOST_EFFORT = 4;

/**
 * A customer who wants what a task's actions do, tells facts when they are asked for, in words of their own, says yes to
 * what they want and no to anything else.
 */
export function createCustomer({ task, data, id, random }: Parts): Customer {
  const user = data.users[id]!;
  const wants = wantsOf(task, random);
  const owned = user.orders.flatMap((order) =>
    (ownOf(data.orders, order)?.items ?? []).map((item) => ({ item, order })),
  );
  const done = new Set<Call>();
  const agreed = new Set<Call>();
  /** Asked for as often as anybody would. */
  const over = new Set<Want>();
  const emails = task.known.match(/[\w.+-]+@[\w-]+(?:\.\w+)+/g) ?? [];
  let effort = 0;
  let asked = 0;
  let place = 0;
  let wrong: Part | null = null;
  const one = (wordings: string[]) => pick(wordings, random)!;
  const openCalls = () => wants[place]?.calls.filter((call) => !done.has(call)) ?? [];

  function ask(): string | null {
    const want = wants[place];
    if (!want) return null;
    asked = 0;
    return fillOf(one(WANTS[want.kind]), thingsOf(want));
  }

  function thingsOf(want: Want): string {
    if (effort === 0 && random() < 0.3) return one(UNNAMED[want.kind]);
    const things = openCalls().flatMap((call) => {
      const items = itemsOf(call);
      if (items.length === 0 || want.kind === 'cancel')
        return `order ${String(call.arguments.order_id ?? '')}`;
      return items.map((item) => inWords(item, call));
    });
    return things.length === 0 ? one(UNNAMED[want.kind]) : listed(things);
  }

  const itemsOf = (call: Call) => itemsIn(call, data);

  const inWords = (item: Item, { arguments: given }: Call) =>
    itemInWords(item, { all: owned, order: String(given.order_id), effort, random });

  /** Once more and more plainly, where something is not done, else on to the next that they came for. */
  function askOn(): string {
    const want = wants[place];
    if (want && CHANGES.has(want.kind) && openCalls().length > 0 && ++effort < MOST_EFFORT) return ask()!;
    if (want) over.add(want);
    place = wants.findIndex((next) => !over.has(next) && (next.calls.length === 0 || isOpen(next)));
    if (place < 0) place = wants.length;
    effort = 0;
    return ask() ?? one(BYE);
  }

  const isOpen = (want: Want) => want.calls.some((call) => !done.has(call));

  /** The bot may have gone on to something else that they came for; false: they did not come for that. */
  function turnTo(question: string): boolean {
    const kind = (Object.keys(ABOUT) as Kind[]).find((each) => ABOUT[each]!.test(question));
    if (kind === undefined || wants[place]?.kind === kind) return true;
    const other = wants.findIndex((want) => want.kind === kind && isOpen(want));
    if (other < 0) return false;
    place = other;
    effort = 0;
    asked = 0;
    return true;
  }

  /** Whether something else of that order is to be changed before its items are. */
  function first(question: string, buttons: string[]): string {
    const order = /#W\d+/.exec(question)?.[0];
    const other = wants.find(
      (want) =>
        /address|payment/.test(want.kind) &&
        want.calls.some((call) => !done.has(call) && call.arguments.order_id === order),
    );
    const label = other?.kind === 'payment' ? /payment/ : /address/;
    return buttons.find((each) => (other ? label : /only/).test(each)) ?? one(NONE);
  }

  function answer(text: string, buttons: string[]): string {
    const question = text.split('\n\n').at(-1)!;
    const meant = offered(buttons, wants.slice(place, place + 1));
    if (meant) return meant;
    if (!turnTo(question)) return one(NOT_THAT);
    const [call] = openCalls();
    if (/anything else/i.test(question)) return askOn();
    if (/e-mail address\?/i.test(question))
      return emails.length > 0 ? fillOf(one(EMAIL), emails[0]!) : one(NO_EMAIL);
    if (/first and last name/i.test(question))
      return fillOf(one(NAME), `${user.name.first_name} ${user.name.last_name}`);
    if (/zip code of the account/i.test(question)) return fillOf(one(ZIP), user.address.zip);
    if (buttons.length === 2 && buttons[0] === 'Yes') return agree(question);
    if (/What shall be different/.test(question)) return differently(buttons);
    if (/be changed first\?/.test(question)) return first(question, buttons);
    if (!call) return askOn();
    if (/What do you want instead/.test(question)) return variant(question);
    if (/Which items/.test(question))
      return listed(openCalls().flatMap((each) => itemsOf(each).map((item) => inWords(item, each))));
    if (/Which order/.test(question))
      return listed(openCalls().map((each) => `order ${String(each.arguments.order_id)}`));
    if (/payment method/i.test(question)) return method(question, buttons);
    if (/Why do you want/.test(question)) return one(REASONS[String(call.arguments.reason)] ?? NOT_THAT);
    if (/Which address/.test(question)) return address(question, call);
    if (/new street|Which city|the state|new zip/.test(question) && !call.arguments.address1)
      return one(NOT_THAT);
    if (/street and house number/.test(question))
      return [call.arguments.address1, call.arguments.address2].filter(Boolean).join(', ');
    if (/Which city/.test(question)) return String(call.arguments.city);
    if (/the state/.test(question)) return String(call.arguments.state);
    if (/new zip code/.test(question)) return String(call.arguments.zip);
    return askOn();
  }

  function agree(question: string): string {
    const parts = openCalls().map((call) => ({ call, part: whatIsWrong(question, call, { data, user }) }));
    const right = parts.find(({ part }) => part === null);
    const near = parts.find(({ part }) => part !== 'kind' && part !== 'order') ?? parts[0];
    wrong = right ? null : (near?.part ?? 'kind');
    if (!right) return one(NO);
    agreed.add(right.call);
    return one(YES);
  }

  /** What they say when they are asked what shall be different. */
  function differently(buttons: string[]): string {
    effort++;
    asked = 0;
    const leaves = buttons.at(-1) ?? one(NONE);
    if (effort >= MOST_EFFORT || wrong === null) return leaves;
    return buttons.find((label) => DIFFERENT[wrong!]?.test(label)) ?? leaves;
  }

  function variant(question: string): string {
    const swaps = openCalls().flatMap((call) =>
      itemsOf(call).map((item, at) => ({
        item,
        order: String(call.arguments.order_id),
        next: newOptions(call, at, data),
      })),
    );
    const about = swaps.filter(({ item, order }) => {
      const [first = ''] = question.split('\n');
      return (
        first.includes(item.name) && first.includes(order) && hasOptions(first.toLowerCase(), item.options)
      );
    });
    // Of two that are alike each is asked about in turn; with other words before it, the question is an old one.
    if (about.length > 1 && question.startsWith('What do you want')) asked++;
    const swap = about[Math.min(about.length, Math.max(1, asked)) - 1];
    if (!swap?.next) return one(NONE);
    const other = optionsInWords(swap.next, swap.item.options);
    const sayAll = effort > 0 || other.length === 0 || random() < 0.5;
    return sayAll
      ? fillOf(one(VARIANTS), optionsInWords(swap.next).join(', '))
      : fillOf(one(ALIKE), listed(other));
  }

  function method(question: string, buttons: string[]): string {
    const order = /#W\d+/.exec(question)?.[0];
    const call = openCalls().find(({ arguments: given }) => given.order_id === order) ?? openCalls()[0]!;
    const own = ownOf(user.payment_methods, String(call.arguments.payment_method_id));
    if (!own) return one(NONE);
    const said = methodInWords(own, random);
    return buttons.length > 0 && random() < 0.2
      ? (buttons.find((label) => isMethod(label, own)) ?? said)
      : said;
  }

  function address(question: string, { arguments: given }: Call): string {
    const lines = question.split('\n').filter((line) => line.startsWith('- '));
    const { address1, address2, city, zip } = given;
    const line = lines.find((each) =>
      [address1, address2 ?? '', city, zip].every((part) => each.includes(String(part))),
    );
    if (!line) return one(NEW_ADDRESS);
    const others = (part: unknown) => lines.filter((each) => each.includes(String(part))).length > 1;
    if (!others(city) && random() < 0.5) return `the one in ${String(city)}`;
    return others(address1) && address2 ? `${String(address1)}, ${String(address2)}` : String(address1);
  }

  return {
    opens: () => ask() ?? one(BYE),
    replies(say) {
      const text = say.map((each) => each.text).join('\n\n');
      const buttons = buttonsOf(say);
      if (/\bDone\b/.test(text)) for (const call of agreed) done.add(call);
      agreed.clear();
      if (place >= wants.length) return null;
      return answer(text, buttons);
    },
    means: (say) => offered(buttonsOf(say), wants) ?? null,
    cameFor: (flows) => wants.some(({ kind }) => !CHANGES.has(kind) || flows.includes(FLOWS[kind]!)),
  };
}

/** The button that leads to one of these wants. */
const offered = (buttons: string[], wants: Want[]) =>
  buttons.find((label) => wants.some(({ kind }) => OFFERED[kind]?.test(label)));

const buttonsOf = (say: Saying[]) => say.at(-1)?.buttons?.map(({ label }) => label) ?? [];
