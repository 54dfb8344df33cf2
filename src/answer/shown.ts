// The derivative in the form in which it is shown; every view starts from this.
import { type Expr, size, symbolsOf } from '../formula/expr.js';
import type { Algebra } from '../math/algebra.js';
import { type MapTag, tagsOf } from '../math/map-tags.js';
import type { LinearMap } from '../math/maps/map.js';
import { count, isColumn, isScalar } from '../math/shape.js';
import type { SettledSize } from '../math/size.js';
import { type ByLines, byLines } from './by-lines.js';
import type { Derivation } from './derivation.js';
import { freshName } from './fresh-name.js';
import { type Abbreviated, abbreviate } from './notation/abbreviate.js';
import type { Both } from './notation/both.js';
import { plain, plainSymbol } from './notation/plain.js';
import { texPieces, texSymbol } from './notation/tex.js';

export const LAYOUTS = ['numerator', 'denominator'] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface Shown {
  readonly derivation: Derivation;
  readonly map: LinearMap;
  readonly layout: Layout;
  /** In numerator layout: a scalar's gradient in the shape of its variable, a curve's velocity in that of its value, else the matrix. */
  readonly derivative: Expr;
  /** The same in the layout asked for, with names for what it repeats. */
  readonly named: Abbreviated;
  /** Whether it has the shape of the variable or of the value, and is no matrix of partial derivatives. */
  readonly shaped: boolean;
  /** The name of the result: f for a number, y for a vector, Y for a matrix. */
  readonly result: string;
  /** The name of the matrix of partial derivatives in numerator layout. */
  readonly jacobian: string;
  /** The names of a direction in which the variable moves, and of a weighting of the results. */
  readonly directions: { readonly input: string; readonly output: string };
  /** What every row or column has, where they do not mix and that is shorter than the whole. */
  readonly lines: ShownLines | undefined;
  /** What follows of the matrix from its formula. */
  readonly tags: readonly MapTag[];
  /** Names in use. */
  readonly taken: ReadonlySet<string>;
}

/** The derivative of one line, in the layout asked for. */
export interface ShownLines extends ByLines {
  readonly named: Abbreviated;
}

export function shownDerivative(derivation: Derivation, layout: Layout): Shown {
  const { map } = derivation.derivative;
  const { k } = map;
  const { shown: derivative } = derivation;
  const shaped = isScalar(map.codomain) || isScalar(map.domain);
  const turned = layout === 'denominator' && !shaped ? k.transpose(derivative) : derivative;
  const names = new Set([...k.scope.shapes.keys(), ...k.scope.sizes]);
  const letters = isScalar(map.codomain) ? ['f', 'L', 'g'] : isColumn(map.codomain) ? ['y', 'f', 'u'] : ['Y', 'F', 'U'];
  const taken = new Set(names);
  const fresh = (...wanted: readonly string[]): string => {
    const name = freshName(wanted, taken);
    taken.add(name);
    return name;
  };
  const result = fresh(...letters);
  const jacobian = fresh('J', 'D');
  // Small letters for vectors, capitals for matrices.
  const input = isColumn(map.domain) ? fresh('v', 'p', 'h') : fresh('V', 'P', 'H');
  const output = isColumn(map.codomain) ? fresh('u', 'q', 'g') : fresh('U', 'Q', 'G');
  const named = abbreviate([turned], taken, k);
  const directions = { input, output };
  let tags: readonly MapTag[] | undefined;
  let lines: ShownLines | 'none' | undefined;
  const whole: Whole = { derivation, map, layout, named, taken };
  return {
    derivation,
    map,
    layout,
    derivative,
    named,
    shaped,
    result,
    jacobian,
    directions,
    // Found when they are first asked for.
    get lines() {
      lines ??= shownLines(whole) ?? 'none';
      return lines === 'none' ? undefined : lines;
    },
    get tags() {
      tags ??= [...tagsOf(map, map.matrix(), derivation.wrt), ...(this.lines ? (['line by line'] as const) : [])];
      return tags;
    },
    taken,
  };
}

type Whole = Pick<Shown, 'derivation' | 'map' | 'layout' | 'named' | 'taken'>;

/** Maps whose matrix says all that there is to say. */
const PLAIN = new Set(['zero', 'identity', 'scaled identity', 'diagonal', 'kronecker', 'reshaping']);

function shownLines({ derivation, map, layout, named, taken }: Whole): ShownLines | undefined {
  if (PLAIN.has(map.structure)) return undefined;
  const found = byLines(derivation);
  if (!found) return undefined;
  const { k, formula, line } = found;
  // Of a linear function the matrix is as plain: Bᵀ ⊗ A, and 𝐊 of a transpose.
  if (!symbolsOf(formula).includes(found.x)) return undefined;
  const turned = layout === 'denominator' && !isScalar(found.map.codomain) ? k.transpose(formula) : formula;
  const own = abbreviate([turned], new Set([...taken, ...line.lines.map(({ name }) => name)]), k);
  const length = ({ formulas, where }: Abbreviated): number =>
    [...formulas, ...where.map(({ stands }) => stands)].reduce((sum, e) => sum + size(e), 0);
  return length(own) < length(named) ? { ...found, named: own } : undefined;
}

/** Rows and columns of the matrix of partial derivatives in the layout asked for. */
export function matrixSizes({ map, layout }: Shown): readonly [SettledSize, SettledSize] {
  const [outputs, inputs] = [count(map.codomain), count(map.domain)];
  return layout === 'numerator' ? [outputs, inputs] : [inputs, outputs];
}

/** Whether matrices are stacked into columns to make a matrix of the map. */
export const isStacked = ({ map, shaped }: Shown): boolean =>
  !shaped && !(isColumn(map.domain) && isColumn(map.codomain));

/** `, where s = softmax(x)`. */
export const whereText = ({ where }: Abbreviated, k: Algebra): string =>
  where.length === 0
    ? ''
    : `, where ${where.map(({ symbol, stands }) => `${plainSymbol(symbol.name)} = ${plain(stands, k)}`).join(', ')}`;

/** The same as a row of a picture. */
export const whereRow = ({ where }: Abbreviated, k: Algebra): string[] =>
  where.flatMap(({ symbol, stands }, i) => [
    `${i === 0 ? '\\text{where }' : ',\\quad '} ${texSymbol(symbol.name)} =`,
    ...texPieces(stands, k),
  ]);

/** What the names of lines stand for, and `y`, a line of the result. */
export function linesNamed(
  { line: { of, lines, output } }: ByLines,
  y?: readonly [name: string, matrix: string],
): { readonly row: string[]; readonly plain: string } {
  const used = lines.filter(({ name }, at) => at === 0 || symbolsOf(of).includes(name));
  const words = used.map(({ name, matrix, side }): Both => {
    const [part, as] = name === `${matrix}_i` ? ['entry', ''] : [side, side === 'row' ? ' as a column' : ''];
    return isPart(name, part, matrix, as);
  });
  if (y) words.push(isPart(y[0], output, y[1], ''));
  return {
    row: words.map(({ tex }, at) => (at === words.length - 1 ? tex : `${tex},\\quad`)),
    plain: words.map((each) => each.plain).join(', '),
  };
}

const isPart = (name: string, part: string, matrix: string, as: string): Both => ({
  tex: `${texSymbol(name)}\\text{ is ${part} }i\\text{ of }${texSymbol(matrix)}${as === '' ? '' : `\\text{${as}}`}`,
  plain: `${plainSymbol(name)} is ${part} i of ${plainSymbol(matrix)}${as}`,
});
