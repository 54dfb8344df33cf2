// What may be counted and added of a matrix of partial derivatives: its entries, those that are not 0, the sums of its rows.
import { print } from '../../formula/print.js';
import { presented } from '../../math/elaborate.js';
import { isScalar } from '../../math/shape.js';
import { numberOf, type SettledSize, times } from '../../math/size.js';
import type { Tensor } from '../../math/tensor.js';
import { strong } from '../blocks.js';
import { abbreviate } from '../notation/abbreviate.js';
import { plain } from '../notation/plain.js';
import { whereText } from '../shown.js';
import { extentText, sizeText } from '../sizes.js';
import { structureReasons } from '../structure.js';
import { capital } from '../wording.js';
import { writtenOut } from '../written-out.js';
import { type Fact, type FactAnswer, told } from './fact.js';
import { fitted } from './fitted.js';
import type { Matrix } from './matrix.js';
import { seen, spoken } from './numbers-by-sight.js';

/** How many entries the whole has. */
export function entries({ shown, noun, sizes: [rows, cols] }: Matrix): FactAnswer {
  const all = times(rows, cols) as SettledSize;
  if (shown.shaped)
    return told(
      strong(sizeText(all)),
      `: the ${noun} has as many entries as ${rows === 1 ? shown.derivation.wrt : 'the result'}.`,
    );
  return told(
    strong(sizeText(all)),
    `: the ${noun} is ${extentText(rows, cols)}, a row for each output and a column for each input.`,
  );
}

/** How many entries are not 0, or are, whatever the values. */
export function nonzero({ kind }: Fact, matrix: Matrix): FactAnswer | undefined {
  const { shown, samples, noun, sizes } = matrix;
  const patterns = new Map<
    string,
    { readonly letters: Matrix['samples'][number]['letters']; readonly counts: number[]; readonly ever: Set<number> }
  >();
  for (const { jacobian, letters } of samples) {
    const key = [...letters].join(';');
    const found = patterns.get(key) ?? { letters, counts: [], ever: new Set<number>() };
    const own = placesOf(jacobian);
    found.counts.push(own.length);
    for (const place of own) found.ever.add(place);
    patterns.set(key, found);
  }
  const all = [...patterns.values()];
  if (all.length === 0) return undefined;
  const most = fitted(
    all.map(({ letters, ever }) => ({ letters, count: ever.size })),
    sizes,
  );
  if (most === undefined) return undefined;
  const isAlways = all.every(({ counts, ever }) => counts.every((each) => each === ever.size));
  const total = sizeText(times(...sizes) as SettledSize);
  const reason = reasonOf(kind, matrix);
  const zero = fitted(
    all.map(({ letters, ever }) => ({
      letters,
      count: (numberOf(times(...sizes) as SettledSize, letters) ?? 0) - ever.size,
    })),
    sizes,
  );
  const which = kind === 'zero entries' ? zero : most;
  if (which === undefined) return undefined;
  const few = kind === 'zero entries' ? 'at least' : 'at most';
  const what = kind === 'zero entries' ? '0' : 'not 0';
  const varies = isAlways ? '' : ` Which of them are not 0 depends on ${shown.derivation.wrt}.`;
  return told(
    isAlways ? '' : `${capital(few)} `,
    strong(which),
    ` of the ${total} entries of the ${noun} ${which === '1' ? 'is' : 'are'} ${what}${reason}.${varies}`,
  );
}

/** Where the entries that are not 0 stand. */
function reasonOf(kind: Fact['kind'], { shown }: Matrix): string {
  const tags = shown.tags as readonly string[];
  if (tags.includes('diagonal'))
    return `, ${kind === 'zero entries' ? 'off' : 'on'} the diagonal, since each output depends on its own input alone`;
  const found = [...structureReasons(shown)].find(([tag]) =>
    /triangular|selection|permutation|commutation|block diagonal/.test(tag),
  );
  return found ? `, since ${found[1].replace(/[.:].*$/, '')}` : '';
}

const placesOf = ({ data }: Tensor): number[] => {
  const least = 1e-12 * data.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return [...data.keys()].filter((i) => Math.abs(data[i] as number) > least);
};

/** The sums of the rows, J·1, or of the columns, Jᵀ·1. */
export function sums({ kind, said, why: isWhy }: Fact, { shown, noun }: Matrix): FactAnswer | undefined {
  const { map } = shown;
  const { k } = map;
  const ofRows = kind === 'row sums';
  if (isScalar(map.codomain) && isScalar(map.domain)) return undefined;
  const side = ofRows ? map.domain : map.codomain;
  const own = ofRows ? map : map.transposed();
  const isZero =
    shown.tags.includes(ofRows ? 'rows sum to 0' : 'columns sum to 0') || k.isZero(own.apply(k.ones(side)));
  const formula = isZero ? undefined : k.simplify(writtenOut(presented(own.apply(k.ones(side)), k), k));
  const lines = ofRows ? 'rows' : 'columns';
  const J = `${noun === 'Hessian' ? 'H' : 'J'}${ofRows ? '' : 'ᵀ'}`;
  const named = formula && abbreviate([formula], shown.taken, k);
  const text = named ? plain(named.formulas[0] as never, k) : '0';
  const reason = structureReasons(shown).get(ofRows ? 'rows sum to 0' : 'columns sum to 0') ?? '';
  const isOne = formula !== undefined && (print(formula) === '1' || /^ones\(\w+\)$/.test(print(formula)));
  const value = isZero ? '0' : isOne ? '1' : text;
  const isSo = said === undefined || isAlike(said, value);
  const verdict = !isSo ? 'No: ' : said === undefined || isWhy ? '' : 'Yes: ';
  const what = isScalar(map.codomain)
    ? `the entries of the ${noun} add up to `
    : isZero || isOne || isScalar(own.codomain)
      ? `each ${lines.slice(0, -1)} of the ${noun} adds up to `
      : `the sums of the ${lines} of the ${noun} are `;
  const begins = verdict === '' ? capital(what) : `${verdict}${what}`;
  const why =
    isZero && reason !== ''
      ? `: ${J}·1 = 0, since ${reason}`
      : isZero
        ? `: ${J}·1 = 0.`
        : `${isScalar(map.codomain) ? '' : `, the entries of ${J}·1`}${named ? whereText(named, k) : ''}.`;
  return told(begins, strong(value), why);
}

const isAlike = (said: string, found: string): boolean => {
  const bare = (text: string): string =>
    text
      .replace(/zero/, '0')
      .replace(/one/, '1')
      .replace(/[\s·*]/g, '')
      .replace('−', '-');
  return bare(said) === bare(found);
};

/** Whether the values at the point of the question lie between bounds: of a diagonal matrix those on the diagonal. */
export function boundAt({ bounds = {} }: Fact, { derivation, shown, noun }: Matrix): FactAnswer | undefined {
  const own = derivation.numbers?.jacobian;
  if (!own) return undefined;
  const isOfEntries = /^(?:diagonal|identity|scaled identity)$/.test(shown.map.structure);
  const values = [...own.data].filter((_, i) => !isOfEntries || i % (own.cols + 1) === 0);
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, isStrict } = bounds;
  const off = values.find((value) => (isStrict ? value <= from || value >= to : value < from || value > to));
  const [first = Number.NaN] = values;
  if (off !== undefined) return told(strong('No'), `: at your point the ${noun} has the value ${spoken(seen(off))}.`);
  const what = values.length === 1 ? `is ${spoken(seen(first))}` : 'has no value outside';
  return told(strong('Yes'), `: at your point the ${values.length === 1 ? 'derivative' : noun} ${what}.`);
}
