// A question that refers to what was said before: what it leaves out is taken from the conversation.
import { call } from '../formula/expr.js';
import { print } from '../formula/print.js';
import { plainText } from './plain-text.js';
import { type Reading, readSentence } from './reading.js';
import { expression } from './terms.js';

export interface Followed {
  readonly reading: Reading;
  readonly isFollowing: boolean;
}

/** The last thing that was differentiated, in the newest message that has one. */
function lastReading(context: readonly string[]): Reading | undefined {
  for (const message of [...context].reverse().slice(0, 8)) {
    const text = plainText(message.slice(0, 4000));
    const said = /^I read: ([^\n]{1,600})/m.exec(text)?.[1];
    const reading = readSentence(said ?? text.slice(0, 600));
    if (reading.targets.length > 0) return reading;
  }
  return undefined;
}

export function withHistory(now: Reading, text: string, context: readonly string[]): Followed {
  const own = { reading: now, isFollowing: false };
  if (context.length === 0) return own;
  const isShort = now.words.size <= 12 && text.length < 160;
  const refers =
    /^(?:and|so|but|what about|how about|now|then|also|ok|in|at|why|w\.?r\.?t|wrt|with respect|is|same|by|for|hessian|what if|are you|really|can|does|could)\b/i.test(
      text.trim(),
    );
  const hasOwn = now.targets.length > 0 && !(now.inWords && refers);
  if (!isShort || hasOwn || (now.targets.length > 0 && !refers)) return own;
  const before = lastReading(context);
  if (!before) return own;
  const target = now.inWords ? exchanged(before.targets[0] as string, now.targets[0] as string) : undefined;
  const wrt = now.wrt ?? variableAlone(now, before) ?? before.wrt;
  const at = now.at ?? (now.wrt === undefined ? before.at : undefined);
  const reading: Reading = {
    ...before,
    targets: target ? [target] : before.targets,
    words: now.words,
    list: now.list,
    used: now.used,
    claims: now.claims,
    alternatives: now.alternatives,
    where: [...now.where, ...before.where],
    second: now.second || (before.second && !now.words.has('jacobian') && !now.words.has('gradient')),
    ...(wrt === undefined ? {} : { wrt }),
    ...(at === undefined ? {} : { at }),
  };
  return {
    reading,
    isFollowing:
      now.wrt !== undefined ||
      now.at !== undefined ||
      now.second ||
      now.claims.length > 0 ||
      target !== undefined ||
      variableAlone(now, before) !== undefined ||
      isAboutIt(now),
  };
}

/** "and b?" */
function variableAlone(now: Reading, before: Reading): string | undefined {
  const names = now.list.filter(({ kind }) => kind === 'formula').map(({ text }) => text);
  return names.length === 1 && before.targets[0]?.includes(names[0] as string) && /^\p{L}\d?$/u.test(names[0] as string)
    ? names[0]
    : undefined;
}

/** Frameworks, layouts, views and "why?" belong to the last answer. */
const isAboutIt = ({ words }: Reading): boolean =>
  [...words].some((word) =>
    /^(?:numpy|pytorch|torch|jax|code|np|layout|denominator|numerator|steps|sure|shape|simplify|hessian)$/.test(word),
  ) ||
  (words.has('why') && words.size <= 3);

/** The formula with another function outermost: tanh for relu in relu(W*x + b). */
function exchanged(before: string, now: string): string {
  const [old, fresh] = [expression(before), expression(now)];
  const isCall =
    old?.kind === 'call' &&
    fresh?.kind === 'call' &&
    fresh.args.length === 1 &&
    fresh.args[0]?.kind === 'symbol' &&
    old.args.length === 1 &&
    /^[a-z]\w*$/i.test(old.op) &&
    old.op !== 'neg';
  return isCall ? print(call(fresh.op, old.args)) : now;
}
