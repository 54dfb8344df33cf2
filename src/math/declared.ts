// Whether values have the structure that was declared of their variables.
import { TAG_NAMES, type Tag } from '../formula/declarations.js';
import { Unanswerable } from '../formula/unanswerable.js';
import type { Point } from '../formula/values.js';
import { distributions, fromValue, product, type Tensor, transposedTensor } from './tensor.js';

/** How far typed numbers may be off, by the size of the greatest. */
const TOLERANCE = 1e-9;

/** Throws Unanswerable, of the field `at`, with the first value that breaks what is declared of its variable or follows. */
export function checkDeclared(tagged: ReadonlyMap<string, ReadonlySet<Tag>>, point: Point): void {
  for (const [name, tags] of tagged) {
    const value = point.get(name);
    if (value === undefined) continue;
    const tensor = fromValue(value);
    for (const tag of tags) {
      const found = tag === 'whole' && tensor.data.find((entry) => !(Number.isInteger(entry) && entry > 0));
      if (typeof found === 'number')
        throw new Unanswerable('not-a-count', { name, found: String(found) }, undefined, 'at');
      const why = breaks(tag, name, tensor);
      if (why) throw new Unanswerable('breaks-declaration', { name, tag: TAG_NAMES[tag], why }, undefined, 'at');
    }
  }
}

type Entry = (i: number, j: number) => number;

/** Why a value has not this structure, if it has not. */
function breaks(tag: Tag, name: string, value: Tensor): string | undefined {
  const { rows, cols, data } = value;
  const at: Entry = (i, j) => data[i * cols + j] as number;
  if (tag === 'positive' || tag === 'unit') {
    const found = data.findIndex((entry) => (tag === 'unit' ? !(entry >= 0 && entry <= 1) : !(entry > 0)));
    return found < 0 ? undefined : `it has the entry ${data[found]}`;
  }
  if (tag === 'simplex') {
    const found = data.find((entry) => entry < 0);
    if (found !== undefined) return `it has the entry ${found}`;
    const totals = distributions(value).map((each) => each.reduce((sum, entry) => sum + entry, 0));
    const off = totals.findIndex((total) => Math.abs(total - 1) > TOLERANCE);
    if (off < 0) return undefined;
    return `${cols === 1 ? 'its entries add' : `the entries of row ${off + 1} add`} up to ${totals[off]}`;
  }
  if (rows !== cols) return `it is ${rows}×${cols}`;
  const near = TOLERANCE * Math.max(1, ...data.map(Math.abs));
  const first = (isBad: (i: number, j: number) => boolean): readonly [number, number] | undefined => {
    for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) if (isBad(i, j)) return [i, j];
    return undefined;
  };
  const entry = (i: number, j: number): string => `${name}[${i + 1}, ${j + 1}] is ${at(i, j)}`;
  const zero = (isOutside: (i: number, j: number) => boolean): string | undefined => {
    const bad = first((i, j) => isOutside(i, j) && Math.abs(at(i, j)) > near);
    return bad && entry(...bad);
  };
  const asymmetric = (): string | undefined => {
    const bad = first((i, j) => Math.abs(at(i, j) - at(j, i)) > near);
    return bad && `${entry(...bad)}, ${entry(bad[1], bad[0])}`;
  };
  switch (tag) {
    case 'symmetric':
      return asymmetric();
    case 'diagonal':
      return zero((i, j) => i !== j);
    case 'lower':
      return zero((i, j) => j > i);
    case 'upper':
      return zero((i, j) => j < i);
    case 'orthogonal': {
      const { data: gram } = product(transposedTensor(value), value);
      const bad = first((i, j) => Math.abs((gram[i * cols + j] as number) - (i === j ? 1 : 0)) > near);
      if (!bad) return undefined;
      const [i, j] = bad;
      const found = Number((gram[i * cols + j] as number).toPrecision(6));
      return i === j
        ? `column ${i + 1} has the squared length ${found}`
        : `columns ${i + 1} and ${j + 1} have the inner product ${found}`;
    }
    case 'psd':
    case 'spd':
      return asymmetric() ?? indefinite(value, name, tag === 'spd', near);
    case 'whole':
      return undefined;
  }
}

/** Elimination with the greatest pivot first; a pivot below 0 is a direction in which xᵀAx is negative. */
function indefinite({ rows: n, data }: Tensor, name: string, strictly: boolean, near: number): string | undefined {
  const rest = Float64Array.from(data);
  const left = new Set(Array.from({ length: n }, (_, i) => i));
  const at: Entry = (i, j) => rest[i * n + j] as number;
  const negative = `x'*${name}*x is negative for some x`;
  while (left.size > 0) {
    const pivot = [...left].reduce((best, i) => (at(i, i) > at(best, best) ? i : best));
    const top = at(pivot, pivot);
    if (top <= near) {
      const worst = Math.min(...[...left].map((i) => at(i, i)));
      const beside = [...left].some((i) => [...left].some((j) => i !== j && Math.abs(at(i, j)) > near));
      if (worst < -near || beside) return negative;
      return strictly ? `x'*${name}*x is 0 for some x other than 0` : undefined;
    }
    left.delete(pivot);
    for (const i of left) for (const j of left) rest[i * n + j]! -= (at(i, pivot) * at(pivot, j)) / top;
  }
  return undefined;
}
