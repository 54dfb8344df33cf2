// Bracketed literals of numbers and formulas, and the entries taken out of vectors and matrices.
import { argument, type Call, call, type Expr, num } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { lowered } from '../../formula/spellings.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { atom, LEVEL } from '../../formula/write.js';
import type { Algebra } from '../algebra.js';
import { Block, type Layout } from '../maps/block.js';
import { Kronecker } from '../maps/kronecker.js';
import type { LinearMap } from '../maps/map.js';
import { compose } from '../maps/product.js';
import { RankOne } from '../maps/rank-one.js';
import { sum } from '../maps/sum.js';
import { Zero } from '../maps/zero.js';
import type { Operation } from '../operation.js';
import { isColumn, isScalar, kindOfShape, type Outcome, SCALAR, type Shape, type ShapeRules } from '../shape.js';
import { scalar, type Tensor, tensor } from '../tensor.js';

const rowsOf = (e: Call): readonly (readonly Expr[])[] => e.args.map((row) => (row as Call).args);

/** Shapes side by side: one side in common, the other added. */
function joined(shapes: readonly Shape[], common: 'rows' | 'cols', rules: ShapeRules): Outcome {
  const added = common === 'rows' ? 'cols' : 'rows';
  let total = shapes[0] as Shape;
  for (const [i, shape] of shapes.entries()) {
    if (i === 0) continue;
    if (!rules.unifier.unify(total[common], shape[common])) return { clash: 'sizes', operands: [0, i] };
    total = { ...total, [added]: rules.plus(total[added], shape[added]) };
  }
  return rules.resolve(total);
}

/** Rows of blocks: the blocks of a row are equally high, and the rows equally wide. */
const matrix: Operation = {
  name: 'matrix',
  arity: [1, Number.POSITIVE_INFINITY],
  says: 'literal vector or matrix',
  shape: (rows, rules) => joined(rows, 'cols', rules),
  evaluate(rows) {
    const data = Float64Array.from(rows.flatMap((row) => [...row.data]));
    const width = (rows[0] as Tensor).cols;
    return tensor(data.length / width, width, data);
  },
  expand(e, k) {
    const parts = rowsOf(e);
    // Brackets around one formula only group it: [xᵀx/2] is a number.
    const [only] = parts.length === 1 && parts[0]?.length === 1 ? parts[0] : [];
    if (only && only.kind !== 'number') return { by: only };
    const stacked = parts.length > 1 && parts.every((each) => each.length === 1);
    if (!stacked || parts.flat().every((part) => isScalar(k.shape(part)))) return undefined;
    return { by: e, note: '[A, B] stacks its parts, B under A; side by side they are [[A, B]].' };
  },
  operands: (e) => rowsOf(e).flat(),
  combine: combineBlocks,
  because: 'Each part of the literal has rows of the Jacobian to itself.',
  tex: (e, write) => {
    const rows = rowsOf(e).map((row) => row.map((cell) => write.plain(cell)).join(' & '));
    return atom(`\\begin{bmatrix} ${rows.join(' \\\\ ')} \\end{bmatrix}`);
  },
  plain: (e, write) => {
    const rows = rowsOf(e).map((row) => row.map((cell) => write.plain(cell)).join(', '));
    return atom(`[${rows.join('; ')}]`);
  },
};

const row: Operation = {
  name: 'row',
  arity: [1, Number.POSITIVE_INFINITY],
  says: 'row of a literal',
  shape: (entries, rules) => joined(entries, 'rows', rules),
  evaluate(entries) {
    const width = entries.reduce((total, entry) => total + entry.cols, 0);
    const height = (entries[0] as Tensor).rows;
    const result = tensor(height, width);
    let at = 0;
    for (const { cols, data } of entries) {
      for (let i = 0; i < height; i++) result.data.set(data.subarray(i * cols, (i + 1) * cols), i * width + at);
      at += cols;
    }
    return result;
  },
};

/** The parts one under another in the order in which their entries stand in the stacked columns of the whole. */
function combineBlocks(e: Call, inner: readonly (LinearMap | undefined)[], k: Algebra): LinearMap {
  const rows = rowsOf(e);
  const cells = rows.flat();
  const known = inner.find((map) => map !== undefined) as LinearMap;
  const maps = cells.map((cell, i) => inner[i] ?? new Zero(k, known.domain, k.shape(cell)));
  const layout = layoutOf(rows, e, k);
  if (!layout) return general(rows, maps, k);
  const [height, width] = [rows.length, rows[0]?.length ?? 0];
  const order = cells.map((_, p) => (p % height) * width + Math.floor(p / height));
  return Block.of(
    k,
    order.map((i) => maps[i] as LinearMap),
    layout,
  );
}

/** Literals whose parts do follow one another in the stacked columns: of numbers, of columns, of matrices in one row. */
function layoutOf(rows: readonly (readonly Expr[])[], e: Call, k: Algebra): Layout | undefined {
  const shape = k.shape(e);
  const [height, width] = [rows.length, rows[0]?.length ?? 0];
  const shapes = rows.flat().map((cell) => k.shape(cell));
  const literal = (parts: readonly Expr[]): Expr =>
    call(
      'matrix',
      Array.from({ length: height }, (_, i) =>
        call(
          'row',
          Array.from({ length: width }, (_, j) => parts[j * height + i] as Expr),
        ),
      ),
    );
  if (shapes.every(isScalar)) {
    const place = (p: number): Expr[] =>
      width === 1 || height === 1 ? [num(p + 1)] : [num((p % height) + 1), num(Math.floor(p / height) + 1)];
    return {
      shape,
      assemble: literal,
      // One number in brackets is that number, which has no entries.
      part: (whole, p) => (shapes.length === 1 ? whole : k.make('index', whole, ...place(p))),
    };
  }
  if (width === 1 && shapes.every((s) => isColumn(s) || isScalar(s))) {
    return {
      shape,
      assemble: literal,
      part: (whole, p) =>
        k.product(
          k.transpose(
            selector(
              rows.map((r) => r[0] as Expr),
              p,
              'rows',
              k,
            ),
          ),
          whole,
        ),
    };
  }
  if (height === 1) {
    return {
      shape,
      assemble: literal,
      part: (whole, p) => k.product(whole, selector(rows[0] as readonly Expr[], p, 'cols', k)),
    };
  }
  return undefined;
}

/** The block column [0; I; 0] that puts part `i` in its place. */
function selector(cells: readonly Expr[], i: number, side: 'rows' | 'cols', k: Algebra): Expr {
  const own = k.shape(cells[i] as Expr)[side];
  const blocks = cells.map((cell, j) => (j === i ? k.eye(own) : k.zeros({ rows: k.shape(cell)[side], cols: own })));
  return call(
    'matrix',
    blocks.map((block) => call('row', [block])),
  );
}

/** Σ Eᵢ Lᵢ Fⱼᵀ with the selectors of each part's rows and columns. */
function general(rows: readonly (readonly Expr[])[], maps: readonly LinearMap[], k: Algebra): LinearMap {
  const width = rows[0]?.length ?? 0;
  const firsts = rows.map((r) => r[0] as Expr);
  return sum(
    maps.map((map, p) => {
      const down = selector(firsts, Math.floor(p / width), 'rows', k);
      const across = k.transpose(selector(rows[0] as readonly Expr[], p % width, 'cols', k));
      return compose(Kronecker.of(k, down, across, map.codomain), map);
    }),
  );
}

const isCount = (e: Expr): boolean => e.kind === 'number' && Number.isInteger(e.value) && e.value >= 1;

/** TeX with a subscript; a subscript of the name itself is kept apart: (W₁)ᵢⱼ. */
const subscripted = (tex: string, index: string): string =>
  `${/_(?:\{[^{}]*\}|\w)$/.test(tex) ? `(${tex})` : tex}_{${index}}`;

/** `x[i]`, `A[i, j]`: one entry, counted from 1. */
const index: Operation = {
  name: 'index',
  arity: [2, 3],
  says: 'one entry, counted from 1',
  shape(args, rules, e): Outcome {
    const [of] = args.map((arg) => rules.resolve(arg));
    const places = e.args.slice(1);
    for (const place of places) {
      if (!isCount(place)) throw new Unanswerable('not-an-index', { found: print(place) }, place.span);
    }
    const isLine = of?.cols === 1 || of?.rows === 1;
    const kind = of && (rules.kindOf?.(argument(e, 0)) ?? kindOfShape(of));
    const fits = kind === 'number' ? false : kind === 'matrix' ? places.length === 2 || isLine : places.length === 1;
    if (!of || !fits) return { clash: 'index', operands: [0], final: true };
    const sides = places.length === 2 ? [of.rows, of.cols] : [of.cols === 1 ? of.rows : of.cols];
    for (const [i, size] of sides.entries()) {
      const at = (places[i] as { value?: number }).value as number;
      if (typeof size === 'number' && at > size)
        throw new Unanswerable('index-out-of-range', { index: at, size }, places[i]?.span);
    }
    return SCALAR;
  },
  evaluate([of, i, j]) {
    const { rows, cols, data } = of as Tensor;
    const at = ((i as Tensor).data[0] as number) - 1;
    const place = j === undefined ? at : at * cols + ((j.data[0] as number) - 1);
    if (at >= (j || cols === 1 ? rows : cols))
      throw new Unanswerable('index-out-of-range', { index: at + 1, size: rows });
    return scalar(data[place] as number);
  },
  simplify([of, i, j], k) {
    if (of?.kind !== 'call' || of.op !== 'matrix') return undefined;
    const cells = rowsOf(of);
    if (!cells.flat().every((cell) => isScalar(k.shape(cell)))) return undefined;
    const [p, q] = [i, j].map((at) => (at?.kind === 'number' ? at.value - 1 : 0)) as [number, number];
    return j || cells.length > 1 ? cells[p]?.[q] : cells[0]?.[p];
  },
  partial(at, e, k) {
    if (at !== 0) return undefined;
    const [of, i, j] = e.args as [Expr, Expr, Expr | undefined];
    const { rows, cols } = k.shape(of);
    const unit = (place: Expr, size: typeof rows): Expr => (size === 1 ? num(1) : k.make('unit', place, k.size(size)));
    const into = j
      ? k.product(unit(i, rows), k.transpose(unit(j, cols)))
      : cols === 1
        ? unit(i, rows)
        : k.transpose(unit(i, cols));
    return RankOne.of(k, num(1), into, k.shape(of));
  },
  because: 'One entry moves only with itself.',
  tex: (e, write) => {
    const places = e.args.slice(1).map((place) => write.plain(place));
    const joint = places.every((place) => /^[a-z]$/.test(place)) ? '' : ',';
    return atom(subscripted(write.at(argument(e, 0), LEVEL.atom), places.join(joint)));
  },
  plain: (e, write) => {
    const places = e.args.slice(1).map((place) => write.plain(place));
    const small = places.map((place) => (/^(?:[a-z]|\d)$/.test(place) ? lowered(place) : undefined));
    const base = write.at(argument(e, 0), LEVEL.atom);
    // A number below a bracket does not read back: (A·x)[2].
    const isNamed =
      small.every((place) => place !== undefined) &&
      (argument(e, 0).kind === 'symbol' || places.every((place) => /^[a-z]$/.test(place)));
    if (!isNamed) return atom(`${base}[${places.join(', ')}]`);
    return atom((/(?:[₀-ₜᵢᵣ]|_\w+)$/.test(base) ? `(${base})` : base) + small.join(''));
  },
};

export const literals: readonly Operation[] = [matrix, row, index];
