// Whether a derivative has a property that a question names: by its structure, or by its entries at points that are tried.
import { hasProperty, isNear, type Matrix, OF_SQUARES, type Property } from '../answer/matrix-properties.js';
import { pointOf, sizesOf } from '../answer/sample-values.js';
import { type CommandRequest, type Inline, strong } from './reply.js';
import type { Ran } from './run.js';

type Run = (request: CommandRequest) => Ran;

interface Data {
  readonly wrt: string;
  readonly shapes: Readonly<Record<string, string>>;
  readonly structure: string;
  readonly tags: readonly string[];
  readonly reasons: Readonly<Record<string, string>>;
  readonly derivative: string;
  readonly definite?: string | null;
  readonly jacobian?: unknown;
  readonly hessian?: unknown;
}

/** Tags that say of every point what a property says. */
const TAGS: Readonly<Partial<Record<Property, readonly string[]>>> = {
  symmetric: ['symmetric'],
  diagonal: ['diagonal'],
  square: ['square'],
  constant: ['constant'],
  'positive semidefinite': ['positive semidefinite'],
  'lower triangular': ['lower triangular', 'diagonal'],
  'upper triangular': ['upper triangular', 'diagonal'],
  'a multiple of the identity': ['scaled identity'],
  'a projection': ['projector'],
};

/** The first line of the answer; undefined where no point was found at which it can be told. */
export function propertyLine(property: Property, request: CommandRequest, data: Data, run: Run): Inline[] | undefined {
  const name = request.command === 'hessian' ? 'Hessian' : data.structure === 'gradient' ? 'gradient' : 'Jacobian';
  const points = request.values['at'] === undefined ? [1, 2, 3] : [0];
  const found = points.flatMap((seed) => matrixAt(request, data, seed, run) ?? []);
  const [first] = found;
  if (!first) return undefined;
  const shape = shapeOf(first, data);
  const dimension = first.rows.length === 1 && first.cols === 1 ? 0 : first.isVector ? 1 : 2;
  if (/^a (?:number|vector|matrix|row|column)$/.test(property)) return kindLine(property, name, dimension, shape, data);
  if (OF_SQUARES.has(property) && dimension === 1)
    return [strong('No'), `: it is a gradient, a vector of ${shape} entries like ${data.wrt}, and no matrix.`];
  if (OF_SQUARES.has(property) && first.rows.length !== first.cols)
    return [strong('Not in general'), `: the ${name} is ${shape}, and only a square matrix can be ${property}.`];
  const tag = TAGS[property]?.find((each) => data.tags.includes(each));
  const reason = tag === undefined || tag === 'symmetric' ? undefined : data.reasons[tag];
  const isSure = tag !== undefined || (property === 'symmetric' && name === 'Hessian') || property === data.definite;
  if (isSure) return [strong('Yes'), `: the ${name} is ${property}${reason === undefined ? '.' : `, since ${reason}`}`];
  const holds =
    property === 'constant'
      ? found.map(({ rows }) => isNear(rows, first.rows))
      : found.map(({ rows }) => hasProperty(property, rows));
  const vanishes = data.tags.find((each) => /^(?:rows|columns) sum to 0$/.test(each));
  if (holds.every(Boolean))
    return property === 'singular' && vanishes !== undefined
      ? [strong('Yes'), `: its ${vanishes}.`]
      : [strong('Yes'), `: the ${name} is ${property}${data.tags.includes('constant') ? '' : ' wherever I tried'}.`];
  if (holds.some(Boolean))
    return [strong('Not everywhere'), `: at some points the ${name} is ${property}, at others not.`];
  if (property === 'invertible' && vanishes !== undefined)
    return [strong('No'), `: its ${vanishes}, so it takes a vector that is not 0 to 0.`];
  return [strong(hasParameters(data) ? 'Not in general' : 'No'), `: the ${name}, ${shape}, is not ${property}.`];
}

/** Whether the derivative speaks of more than its variable. */
const hasParameters = ({ derivative, shapes, wrt }: Data): boolean =>
  Object.keys(shapes).some((name) => name !== wrt && new RegExp(`(?<!\\w)${name}(?!\\w)`).test(derivative));

function kindLine(property: Property, name: string, dimension: number, shape: string, data: Data): Inline[] {
  const kind = ['a number', 'a vector', 'a matrix'][dimension] as string;
  if (dimension === 1 && data.structure === 'gradient') {
    const column = `a column of ${shape} entries like ${data.wrt}`;
    if (property === 'a row')
      return [strong('In numerator layout, yes'), `: there it is a row, 1×${shape}; here it is ${column}.`];
    return property === 'a column' || property === 'a vector'
      ? [strong('Yes'), `: the gradient is ${column}; in numerator layout it is written as a row.`]
      : [strong('No'), `: the gradient is ${column}.`];
  }
  const is = property === kind || (dimension === 1 && /row|column/.test(property));
  return [strong(is ? 'Yes' : 'No'), `: the ${name} is ${kind}${dimension > 0 ? `, ${shape}` : ''}.`];
}

/** Whether the derivative has the size that a question names; undefined for a gradient, which has its variable's shape. */
export function sizeLine(size: string, request: CommandRequest, data: Data, run: Run): Inline[] | undefined {
  const wanted = /^[([]?\s*(\w+)\s*[x×]\s*(\w+)\s*[)\]]?$/.exec(size)?.slice(1);
  const found = wanted && data.structure !== 'gradient' ? matrixAt(request, data, 1, run) : undefined;
  if (!wanted || !found) return undefined;
  const shape = shapeOf(found, data);
  return [
    strong(wanted.join('×') === shape ? 'Yes' : 'No'),
    `: it is ${shape}, a row for each output and a column for each input.`,
  ];
}

interface Found {
  readonly rows: Matrix;
  readonly cols: number;
  readonly isVector: boolean;
}

/** `m×n`, with the letters of the answer; the length of a vector. */
function shapeOf({ rows, cols, isVector }: Found, data: Data): string {
  const letters = new Map([...sizesOf(data.shapes)].map(([letter, size]) => [size, letter]));
  const said = (size: number): string => letters.get(size) ?? productOf(size, letters) ?? String(size);
  return isVector ? said(rows.length) : `${said(rows.length)}×${said(cols)}`;
}

/** mn for the product of two sizes. */
function productOf(size: number, letters: ReadonlyMap<number, string>): string | undefined {
  for (const [a, first] of letters)
    for (const [b, second] of letters) if (a * b === size) return a === b ? `${first}²` : `${first}${second}`;
  return undefined;
}

/** The derivative's entries at a point made of the seed. */
function matrixAt(request: CommandRequest, data: Data, seed: number, run: Run): Found | undefined {
  const at = seed === 0 ? request.values['at'] : pointOf(data.shapes, seed, String(request.values['where'] ?? ''));
  const { layout: _, ...values } = request.values;
  const ran = run({ command: request.command, values: { ...values, at } });
  if ('problem' in ran) return undefined;
  const { jacobian, hessian, shapes, wrt, structure } = ran.reply.data as Data;
  const nested = hessian ?? jacobian;
  const depth = (list: unknown): number => (Array.isArray(list) ? 1 + depth(list[0]) : 0);
  const inputs = shapes[wrt] === '' ? 0 : (shapes[wrt] ?? '').split(',').length;
  const all = depth(nested);
  if (nested === undefined) return undefined;
  const isGradient = structure === 'gradient' || all === inputs;
  const rows = isGradient
    ? asRows(nested, all)
    : flattened(nested, all - inputs).map((row) => flattened(row, inputs) as number[]);
  const isKnown = rows.every((row) => row.every((x) => Number.isFinite(x)));
  return isKnown ? { rows, cols: rows[0]?.length ?? 0, isVector: isGradient && all === 1 } : undefined;
}

const asRows = (nested: unknown, depth: number): number[][] =>
  depth === 0
    ? [[nested as number]]
    : (nested as unknown[]).map((row) => (depth === 1 ? [row as number] : (row as number[])));

const flattened = (nested: unknown, depth: number): unknown[] =>
  depth === 0
    ? [nested]
    : depth === 1
      ? (nested as unknown[])
      : (nested as unknown[]).flatMap((each) => flattened(each, depth - 1));
