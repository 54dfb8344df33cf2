// Values for the variables of a question: a point at which its derivative can be looked at.
import type { Matrix } from './matrix-properties.js';

/** '' for a number, 'n' for a vector, 'm,n' for a matrix. */
type Shapes = Readonly<Record<string, string>>;

/** Numbers for the sizes that are letters, other than those that the question has. */
export function sizesOf(shapes: Shapes): ReadonlyMap<string, number> {
  const all = Object.values(shapes).flatMap((shape) => (shape === '' ? [] : shape.split(',')));
  const taken = new Set(all.filter((size) => /^\d+$/.test(size)).map(Number));
  const sizes = new Map<string, number>();
  for (const letter of [...new Set(all)]
    .filter((size) => /^[a-z]$/i.test(size))
    .sort()
    .reverse()) {
    let next = 3;
    while (taken.has(next)) next++;
    taken.add(next);
    sizes.set(letter, next);
  }
  return sizes;
}

/** Values for all variables that have the structure that is declared: the second point has no negative entries. */
export function pointOf(shapes: Shapes, seed: number, where: string): string {
  const sizes = sizesOf(shapes);
  let state = seed * 7919;
  const next = (): number => {
    state = (state * 48271) % 2147483647;
    const x = Math.round((state / 2147483647) * 180 - 90) / 50;
    return seed === 2 ? Math.abs(x) + 0.1 : x === 0 ? 0.5 : x;
  };
  const listOf = (length: number): number[] => Array.from({ length }, next);
  return Object.entries(shapes)
    .map(([name, shape]) => {
      const extents = shape === '' ? [] : shape.split(',').map((size) => sizes.get(size) ?? Number(size));
      const [rows = 1, cols] = extents;
      const list = listOf(rows);
      const plain = extents.length === 0 ? list[0] : cols === undefined ? list : list.map(() => listOf(cols));
      const tags = new RegExp(`(?<!\\w)${name}:([^;]*)`).exec(where)?.[1] ?? '';
      return `${name} = ${JSON.stringify(cols === rows && Array.isArray(plain) ? structured(plain as Matrix, tags) : plain)}`;
    })
    .join('; ');
}

function structured(plain: Matrix, tags: string): Matrix {
  const entries = (entry: (i: number, j: number) => number): number[][] =>
    plain.map((row, i) => row.map((_, j) => entry(i, j)));
  const at = (i: number, j: number): number => plain[i]?.[j] ?? 0;
  const isSame = (i: number, j: number): number => (i === j ? 1 : 0);
  if (/spd|psd|positive/.test(tags))
    return entries((i, j) => plain.reduce((sum, _, k) => sum + at(i, k) * at(j, k), isSame(i, j)));
  if (/symmetric/.test(tags)) return entries((i, j) => at(i, j) + at(j, i));
  if (/diagonal/.test(tags)) return entries((i, j) => at(i, j) * isSame(i, j));
  if (/orthogonal/.test(tags)) return entries((i, j) => isSame((i + 1) % plain.length, j));
  if (/lower/.test(tags)) return entries((i, j) => (i >= j ? at(i, j) : 0));
  return /upper/.test(tags) ? entries((i, j) => (i <= j ? at(i, j) : 0)) : plain;
}
