// Exercises in a list, "a) … b) …": each item with what stands before the list, and the one that is asked about.
import { secondsIn } from './second.js';
import { definedIn, NAMES } from './sentence/asking.js';

/** One question of a post. */
export interface Part {
  /** By what it is told from the others: "(b)"; empty where its own words are enough. */
  readonly label: string;
  readonly text: string;
}

export interface Post {
  /** The questions; the one part of a message that is no such post is the whole. */
  readonly parts: readonly Part[];
  /** What is said besides: results of other derivatives, questions that name none. */
  readonly aside: readonly string[];
}

interface Item {
  readonly name: string;
  readonly text: string;
}

const ORDERS: readonly (readonly string[])[] = [
  ['a', 'b', 'c', 'd', 'e', 'f'],
  ['i', 'ii', 'iii', 'iv', 'v', 'vi'],
  ['1', '2', '3', '4', '5', '6'],
];
const MARKS = /(?<![^\s;,.:])(?:(?:[Pp]art\s+)?\(?([a-f]|i{1,3}|iv|vi?|[1-6])\):?|(?<=^|\n)([a-f1-6])\.)\s+(?=\S)/g;

/** The longest list whose names stand in their order. */
function listIn(text: string): { stem: string; items: Item[]; tail: string } | undefined {
  const marks = [...text.matchAll(MARKS)].map((mark) => ({
    name: mark[1] ?? (mark[2] as string),
    from: mark.index,
    to: mark.index + mark[0].length,
  }));
  for (const names of ORDERS) {
    const found: typeof marks = [];
    for (const mark of marks) if (mark.name === names[found.length]) found.push(mark);
    const [first] = found;
    if (!first || found.length < 2) continue;
    const end = endOf(text, found.at(-1)?.to ?? 0);
    return {
      stem: text.slice(0, first.from),
      items: found.map(({ name, to }, at) => ({ name, text: text.slice(to, found[at + 1]?.from ?? end) })),
      tail: text.slice(end),
    };
  }
  return undefined;
}

/** Where the last item ends: with its line, or before a remark of the asker's. */
const endOf = (text: string, from: number): number => {
  const line = text.indexOf('\n', from);
  const end = line < 0 ? text.length : line;
  const item = text.slice(from, end);
  const remark = /[.?!]\s+(?=(?:I|I'm|I've|We|My|Please|Can|Could|Thanks|Any)\b)/.exec(item);
  return remark ? from + remark.index + 1 : end;
};

const NEEDS =
  /\b(?:stuck|help|only|struggl\w{1,4}|can't|cannot|unsure|not sure|what about|how|confused|don't|need|trouble|problem|issue|just|lost)\b/i;

/** The items that are asked about: "I did a), I'm stuck on b)". */
function chosenIn(around: string, items: readonly Item[]): Item[] {
  const clauses = around.split(/[,;!?\n]|\.\s|\bbut\b/).filter((clause) => NEEDS.test(clause));
  return items.filter(({ name }) =>
    clauses.some((clause) =>
      new RegExp(String.raw`(?:(?<![\p{L}\d])${name}\)|\b(?:part|item|question|point)\s\(?${name}\b)`, 'u').test(
        clause,
      ),
    ),
  );
}

const asksBesides = (stem: string, item: string): boolean =>
  stem.trim() !== '' && secondsIn(`${stem.trim()}\n${item}`).seconds.length > 0;

/** A list of exercises, two of which at least are derivatives; alternatives of a choice are no such list. */
export function itemsIn(text: string): Post | undefined {
  const list = listIn(text);
  if (!list || /\bwhich\b/i.test(list.stem + list.tail)) return undefined;
  const named = list.items.filter((item) => NAMES.test(item.text));
  // "When is f convex?" beside an exercise on its derivative.
  const known =
    named.length === 0 ? [] : list.items.filter((item) => named.includes(item) || asksBesides(list.stem, item.text));
  if (known.length < 2) return undefined;
  const chosen = chosenIn(`${list.stem}\n${list.tail}`, list.items);
  const asked = (chosen.length > 0 ? chosen : list.items).filter((item) => known.includes(item));
  if (asked.length === 0) return undefined;
  const others = list.items.filter((item) => !known.includes(item));
  const extra = chosen.length > 0 ? [] : others;
  return {
    parts: asked.map((item) => ({ label: `(${item.name})`, text: partOf(list.stem, list.items, item) })),
    aside: extra.map((item) => `(${item.name}) ${item.text.trim()}`),
  };
}

/** The item with what stands before the list; what earlier items define holds where it does not define that itself. */
function partOf(stem: string, items: readonly Item[], item: Item): string {
  // "The Hessian at x = 0" defines nothing.
  const own = definedIn(item.text)
    .replace(/^\$?\p{L}\w{0,3}\s?=\s?[-−[(\d.][-−\d.,;\s[\]()]*\$?$/gmu, '')
    .trim();
  const earlier = items.slice(0, items.indexOf(item)).map(({ text }) => definedIn(text));
  const given = own === '' ? earlier.filter((each) => each !== '') : [];
  return `${[stem.trim(), ...given].join('\n')}\n${item.text.trim()}`;
}
