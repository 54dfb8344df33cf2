// What a question may want of a derivative in place of the whole: its product with a vector, an entry, its trace.
import { argument, type Call, call, type Expr, isCall, num, sym } from '../formula/expr.js';
import { parse } from '../formula/parse.js';
import { print } from '../formula/print.js';
import type { Algebra } from '../math/algebra.js';
import { presented } from '../math/elaborate.js';
import { det } from '../math/kernel.js';
import { vocabulary } from '../math/registry.js';
import { count, isScalar, type SettledShape } from '../math/shape.js';
import { product, type Tensor, tensor, transposedTensor } from '../math/tensor.js';
import type { Inline } from './blocks.js';
import type { Question } from './derivation.js';
import { derive, deriveTwice } from './derive.js';
import { entriesOf, entryAt } from './entries.js';
import { matrixOf } from './facts/matrix.js';
import { determinant } from './facts/of-spectrum.js';
import { abbreviate } from './notation/abbreviate.js';
import { both } from './notation/both.js';
import { plain } from './notation/plain.js';
import { type Shown, shownDerivative, whereText } from './shown.js';
import { writtenOut } from './written-out.js';

export type Part =
  /** J·v, or J[V] where the variable is a matrix; `with` is a name, or numbers such as [1, 2]. */
  | { readonly kind: 'along' | 'against'; readonly with: string }
  /** Places are numbers from 1 or letters; a side without any stays whole. */
  | { readonly kind: 'entry'; readonly output?: readonly string[]; readonly input?: readonly string[] }
  | { readonly kind: 'trace' | 'determinant' | 'diagonal' }
  /** All of it under a name of its own: "third derivative". */
  | { readonly kind: 'whole'; readonly name: string };

export interface PartAnswer {
  readonly words: readonly Inline[];
  /** In our language; absent for an entry at letters. */
  readonly formula?: string;
  /** At the point of the question: a number, or a list of them. */
  readonly value?: unknown;
}

/**
 * The part of the derivative, of the second one where `twice` says so; where it has no such part, words that say why.
 * Throws Unanswerable as derive does.
 */
export function partAnswer(question: Question, part: Part, twice: boolean): PartAnswer {
  const asked = sized(question, part);
  const derivation = twice ? deriveTwice(asked).hessian : derive(asked);
  const shown = shownDerivative(derivation, 'numerator');
  switch (part.kind) {
    case 'whole':
      return spoken(shown, `The ${part.name}`, shown.derivative, numbersOf(shown));
    case 'entry':
      return entry(shown, part.output ?? [], part.input ?? [], twice);
    case 'along':
    case 'against':
      return applied(shown, part.kind, part.with, twice);
    default:
      return known(ofSquare(shown, part.kind, twice) ?? squared(shown, asked, part), asked, part.kind, twice);
  }
}

/** A determinant whose value the structure shows is told in words. */
function known(answer: PartAnswer, question: Question, kind: string, twice: boolean): PartAnswer {
  const told =
    kind === 'determinant' && question.at === undefined
      ? determinant(matrixOf(twice ? 'hessian' : 'derivative', question))
      : undefined;
  return told ? { ...answer, words: told.words } : answer;
}

const none = (words: string): PartAnswer => ({ words: [words] });

const numbersOf = ({ derivation }: Shown): Tensor | undefined => derivation.numbers?.jacobian;

/** A direction in numbers says how many entries the variable has. */
function sized(question: Question, part: Part): Question {
  const entries = part.kind === 'along' ? numbersIn(part.with) : undefined;
  if (!entries || entries.length < 2 || question.wrt === undefined || mentioned(question, question.wrt))
    return question;
  const declared = `${question.wrt}: ${entries.length}`;
  return { ...question, where: question.where ? `${question.where}; ${declared}` : declared };
}

/** Whether the shape of the name is given: by a value, or declared. */
const mentioned = ({ at, where }: Question, name: string): boolean =>
  [at, where].some((text) => typeof text === 'string' && new RegExp(`(?<![\\w])${name}\\s*[:=]`).test(text));

function numbersIn(direction: string): number[] | undefined {
  const inner = /^\[(.*)\]$/s.exec(direction.trim())?.[1];
  const entries = inner?.split(/[,;]/).map(Number);
  return entries?.every((entry) => Number.isFinite(entry)) ? entries : undefined;
}

function spoken(shown: Shown, what: string, formula: Expr, value?: Tensor | number): PartAnswer {
  const { k } = shown.map;
  const named = abbreviate([writtenOut(presented(formula, k), k)], shown.taken, k);
  const worth = typeof value === 'number' ? value : value ? [...value.data] : undefined;
  const single = Array.isArray(worth) && worth.length === 1 ? worth[0] : worth;
  const short = single === undefined ? '' : shortNumbers(single);
  const written = plain(named.formulas[0] as Expr, k);
  return {
    words: [
      `${what}: `,
      { strong: written },
      `${whereText(named, k)}.`,
      ...(short === '' || short === written ? [] : [' At your point ', { strong: short }, '.']),
    ],
    formula: print(formula),
    ...(single === undefined ? {} : { value: single }),
  };
}

const MOST_WRITTEN = 6;
const shortNumbers = (value: number | number[]): string => {
  const short = (x: number): string => String(Number(x.toPrecision(4)) || 0).replace('-', '−');
  return typeof value === 'number'
    ? short(value)
    : value.length > MOST_WRITTEN
      ? ''
      : `[${value.map(short).join(', ')}]`;
};

/** J·v for a direction of the variable, Jᵀ·u for weights of the results. */
function applied(shown: Shown, kind: 'along' | 'against', given: string, twice: boolean): PartAnswer {
  const { map } = shown;
  const { k } = map;
  const side = kind === 'along' ? map.domain : map.codomain;
  const numbers = numbersIn(given);
  const vector = numbers
    ? k.simplify(parse(`[${numbers.join('; ')}]`, vocabulary).expr)
    : k.scope.shapes.has(given)
      ? sym(given)
      : k.symbol(given, side);
  if (!isAlike(k.shape(vector), side))
    return none(
      `${numbers ? `[${numbers.join(', ')}]` : given} does not have the shape of ${kind === 'along' ? `the variable ${shown.derivation.wrt}` : 'the result'}.`,
    );
  const gradient = numbers && kind === 'along' && isScalar(map.codomain) ? cellsOf(shown.derivative) : undefined;
  const formula = gradient
    ? k.add(...gradient.map((cell, i) => k.times(cell, num(numbers?.[i] as number))))
    : (kind === 'along' ? map : map.transposed()).apply(vector);
  const matrix = numbersOf(shown);
  const value =
    numbers &&
    matrix &&
    product(
      kind === 'along' ? matrix : transposedTensor(matrix),
      tensor(numbers.length, 1, Float64Array.from(numbers)),
    );
  const v = numbers ? `[${numbers.join(', ').replaceAll('-', '−')}]` : plain(vector, k);
  const what = twice
    ? `The Hessian times ${v}`
    : kind === 'against'
      ? `The vector-Jacobian product Jᵀ·${v}`
      : isScalar(map.codomain)
        ? `The directional derivative along ${v} as it is, not scaled to length 1`
        : `The Jacobian-vector product J·${v}, the derivative along ${v}`;
  return spoken(shown, what, formula, value);
}

/** The entries of a column that is written out. */
const cellsOf = (e: Expr): Expr[] | undefined =>
  isCall(e, 'matrix') && e.args.every((row) => row.kind === 'call' && row.args.length === 1)
    ? e.args.map((row) => argument(row as Call, 0))
    : undefined;

const isAlike = (a: SettledShape, b: SettledShape): boolean => a.rows === b.rows && a.cols === b.cols;

/** Trace, determinant and diagonal of the matrix of partial derivatives. */
function ofSquare(shown: Shown, kind: 'trace' | 'determinant' | 'diagonal', twice: boolean): PartAnswer | undefined {
  const { map } = shown;
  const { k } = map;
  const [rows, cols] = [count(map.codomain), count(map.domain)];
  const name = twice ? 'Hessian' : 'Jacobian';
  if (print(k.size(rows)) !== print(k.size(cols))) return undefined;
  const matrix = isScalar(map.domain) ? shown.derivative : writtenOut(map.matrixFormula, k);
  const op = kind === 'trace' ? 'tr' : kind === 'determinant' ? 'det' : 'diag';
  const formula = isScalar(map.domain) ? matrix : (ofLiteral(matrix, kind, k) ?? k.make(op, matrix));
  const what = twice && kind === 'trace' ? 'The Laplacian, the trace of the Hessian' : `The ${kind} of the ${name}`;
  const numbers = numbersOf(shown);
  const diagonal = numbers && Array.from({ length: numbers.rows }, (_, i) => numbers.data[i * (numbers.cols + 1)] ?? 0);
  const value =
    !numbers || !diagonal
      ? undefined
      : kind === 'diagonal'
        ? { rows: diagonal.length, cols: 1, data: Float64Array.from(diagonal) }
        : kind === 'trace'
          ? diagonal.reduce((sum, x) => sum + x, 0)
          : det(numbers);
  return spoken(shown, what, formula, value);
}

/** Of a matrix that is written out, in its entries; a determinant of two rows at most. */
function ofLiteral(matrix: Expr, kind: 'trace' | 'determinant' | 'diagonal', k: Algebra): Expr | undefined {
  if (!isCall(matrix, 'matrix')) return undefined;
  const rows = matrix.args.map((row) => (row.kind === 'call' ? row.args : []));
  if (!rows.every((row) => row.length === rows.length && row.every((cell) => isScalar(k.shape(cell)))))
    return undefined;
  const diagonal = rows.map((row, i) => row[i] as Expr);
  if (kind === 'trace') return k.add(...diagonal);
  if (kind === 'diagonal')
    return call(
      'matrix',
      diagonal.map((cell) => call('row', [cell])),
    );
  const [[a, b] = [], [c, d] = []] = rows;
  return rows.length === 2 && a && b && c && d ? k.add(k.times(a, d), k.negate(k.times(b, c))) : undefined;
}

/** The same where letters of sizes may stand for one number: A·x of a square A. */
function squared(
  { map, derivation }: Shown,
  question: Question,
  part: { readonly kind: 'trace' | 'determinant' | 'diagonal' },
): PartAnswer {
  const { k } = map;
  const [rows, cols] = [map.codomain, map.domain].map((side) => side.rows);
  const isFree =
    [rows, cols].every((size) => typeof size === 'string') && map.codomain.cols === 1 && map.domain.cols === 1;
  if (!isFree) return none(`The Jacobian is not square here, so it has no ${part.kind}.`);
  const declared = [...k.scope.shapes]
    .filter(([, shape]) => !isScalar(shape))
    .map(([name, { rows: m, cols: n }]) => {
      const [above, across] = [m, n].map((size) => (size === rows ? cols : size));
      return across === 1 ? `${name}: ${above}` : `${name}: ${above}x${across}`;
    });
  const shown = shownDerivative(derive({ ...question, where: declared.join('; '), wrt: derivation.wrt }), 'numerator');
  const found = ofSquare(shown, part.kind, false) ?? none('The Jacobian is not square here.');
  return { ...found, words: [...found.words, ' (It is square where there are as many results as entries.)'] };
}

/** ∂yᵢ/∂xⱼ at the places asked for; the entries of a gradient are those of its variable. */
function entry(shown: Shown, of: readonly string[], by: readonly string[], twice: boolean): PartAnswer {
  const { map, derivation, result, taken } = shown;
  const { k } = map;
  const [output, input] = isScalar(map.codomain) && by.length === 0 ? [[], of] : [of, by];
  const named = abbreviate([presented(shown.derivative, k)], taken, k);
  const entries = entriesOf(map, named.where, new Set([...taken].filter((name) => !input.includes(name))), {
    output,
    input,
  });
  if (!entries) return none('Its entries have no short formula; here is the whole.');
  const written = (e: Expr, places: readonly string[]): string => both(entryAt(e, places), k).plain;
  const gradient = twice ? `(∇f)` : written(sym(result), entries.output);
  const left = `∂${gradient}/∂${written(sym(derivation.wrt), entries.input)}`;
  const place = input.every((each) => /^\d+$/.test(each)) && isScalar(map.codomain) && !twice ? input.map(Number) : [];
  const formula = place.length > 0 ? k.make('index', shown.derivative, ...place.map((each) => num(each))) : undefined;
  const value = place.length === 1 ? numbersOf(shown)?.data[(place[0] as number) - 1] : undefined;
  return {
    words: [
      `${left} = `,
      { strong: entries.entry.plain },
      `${whereText(named, k)}.`,
      ...(/δ/.test(entries.entry.plain) ? [' δ is 1 where its indices agree, else 0.'] : []),
      ...(value === undefined ? [] : [' At your point ', { strong: shortNumbers(value) }, '.']),
    ],
    ...(formula ? { formula: print(formula) } : {}),
    ...(value === undefined ? {} : { value }),
  };
}
