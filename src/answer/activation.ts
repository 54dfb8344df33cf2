// One activation function: formula, derivative, kinks, what the frameworks report there, and code.
import { type Expr, equal, num, sym, symbolsOf } from '../formula/expr.js';
import { nearest } from '../formula/nearest.js';
import { print } from '../formula/print.js';
import { Unanswerable } from '../formula/unanswerable.js';
import type { Algebra } from '../math/algebra.js';
import { Evaluator } from '../math/evaluate.js';
import { FRAMEWORKS } from '../math/framework.js';
import { leastNorm } from '../math/kinks.js';
import { activations } from '../math/operations/activations.js';
import { functions } from '../math/operations/functions.js';
import { vocabulary } from '../math/registry.js';
import { joined } from '../math/reports.js';
import { argumentsOf, type Kink, MEASURED_WITH, measured, NO_FUNCTION, type Row } from '../math/row.js';
import { SCALAR } from '../math/shape.js';
import { createAlgebra } from '../math/simplify/create-algebra.js';
import { scalar, valueOfScalar } from '../math/tensor.js';
import type { CodeBlock, PictureBlock } from './blocks.js';
import { type Bend, type Graphs, graphsOf } from './drawings/activation-graph.js';
import { type JacobianAnswer, jacobianAnswer } from './jacobian.js';
import { plain, plainNumber, plainSymbol } from './notation/plain.js';
import { texNumber, texPieces, texSymbol } from './notation/tex.js';

/** Functions of one entry that people use as activations. */
const ALSO = ['tanh', 'exp', 'abs', 'sign', 'step', 'identity', 'erf', 'sin'];
const rows: readonly Row[] = [...activations, ...functions.filter(({ name }) => ALSO.includes(name))];
export const activationNames: readonly string[] = rows.map(({ name }) => name);

/** A kink in words, and what each framework reports there. */
export interface ToldKink {
  readonly at: string;
  readonly set: string;
  readonly reported: number | null;
  readonly frameworks: Readonly<Record<string, string>>;
}

export interface ActivationAnswer {
  readonly name: string;
  readonly says: string;
  readonly picture: PictureBlock;
  readonly kinks: readonly ToldKink[];
  readonly code: readonly CodeBlock[];
  /** The Jacobian of the function of a vector, verified. */
  readonly jacobian: JacobianAnswer;
  readonly data: unknown;
}

/** Throws Unanswerable if there is no such activation. */
export function activationAnswer(name: string, at: unknown): ActivationAnswer {
  const row = rowNamed(name);
  const jacobian = jacobianAnswer({ expression: `${row.name}(${argumentsText(row)})`, wrt: 'x', at }, 'numerator');
  const args = argumentsOf(row.args);
  const k = createAlgebra({
    shapes: new Map(args.map((arg) => [arg.name, SCALAR])),
    tags: new Map(),
    sizes: new Set(),
  });
  const bound = Object.fromEntries(
    args.map(({ name: arg, fallback }) => [arg, fallback === undefined ? sym(arg) : num(fallback)]),
  );
  const bind = (text: string): Expr => k.formula(text, { ...bound, x: sym('x') });
  const value = row.value ? k.formula(row.value, {}) : undefined;
  const derivative = k.formula(row.d['x'] as string, {});
  const isSmooth = (kink: Kink): boolean => !kink.jump && equal(bind(kink.left), bind(kink.right));
  const kinks = (row.kinks ?? []).filter((kink) => !isSmooth(kink)).map((kink) => told(kink, bind, k));
  const { code } = jacobian.data;
  return {
    name: row.name,
    says: [
      row.says,
      ...args
        .filter((arg) => arg.fallback !== undefined)
        .map((arg) => `${plainSymbol(arg.name)} = ${plainNumber(arg.fallback as number)} by default`),
    ].join('; '),
    picture: drawn(row, value, derivative, graphsFor(row, k), k),
    kinks,
    code: FRAMEWORKS.map((framework) => ({
      type: 'code',
      language: 'python',
      code: code[framework],
      framework,
    })),
    jacobian,
    data: { ...jacobian.data, name: row.name, formula: row.value ?? null, derivative: print(derivative), kinks },
  };
}

function rowNamed(name: string): Row {
  const wanted = name.trim().toLowerCase().replace(/\(.*$/, '');
  const canonical = vocabulary.functionNamed(wanted) ?? wanted;
  const row = rows.find((each) => each.name === canonical);
  if (row) return row;
  throw new Unanswerable('unknown-activation', { name, nearest: nearest(wanted, activationNames) }, undefined, 'name');
}

/** Parameters without a default, as threshold has, get the usual numbers. */
const argumentsText = (row: Row): string => (row.name === 'threshold' ? 'x, 1, 0' : 'x');

/** What the parameters are where a function is drawn: their defaults; threshold has none. */
const parametersOf = (row: Row): readonly number[] =>
  row.name === 'threshold' ? [1, 0] : argumentsOf(row.args).flatMap(({ fallback }) => fallback ?? []);

function graphsFor(row: Row, k: Algebra): Graphs {
  const numbers = parametersOf(row);
  const [, ...parameters] = argumentsOf(row.args);
  const bound = Object.fromEntries(parameters.map(({ name }, i) => [name, num(numbers[i] as number)]));
  const evaluator = new Evaluator(new Map(), new Map());
  /** A formula of the table as a function of x. */
  const along = (text: string): ((x: number) => number) => {
    const formula = k.formula(text, { ...bound, x: sym('x') });
    return (x) => valueOfScalar(evaluator.with(new Map([['x', scalar(x)]])).value(formula));
  };
  const bends = (row.kinks ?? [])
    .map(({ of, left, right, jump = false }): Bend => {
      // What vanishes at a kink is x plus or minus a number.
      const vanishing = along(of);
      const x = -vanishing(0) / (vanishing(1) - vanishing(0)) || 0;
      const [below, above] = [along(left)(x), along(right)(x)];
      const reported = leastNorm(Math.min(below, above), Math.max(below, above));
      return { x, left: below, right: above, jump, reported };
    })
    .filter(({ left, right, jump }) => jump || left !== right);
  const [f, derivative] = [(x: number) => row.f(x, ...numbers), along(row.d['x'] as string)];
  // Where the function has no value its derivative has none, whatever the formula of the derivative gives.
  return graphsOf({ name: row.name, f, derivative: (x) => (Number.isNaN(f(x)) ? Number.NaN : derivative(x)), bends });
}

function drawn(row: Row, value: Expr | undefined, derivative: Expr, graphs: Graphs, k: Algebra): PictureBlock {
  const name = `\\operatorname{${row.name.replace(/_/g, '\\_')}}`;
  const numbers = parametersOf(row);
  const settled = argumentsOf(row.args).slice(1);
  const drawnWith =
    settled.length > 0
      ? [
          `\\pale{\\quad ${settled.map(({ name: each }, i) => `${texSymbol(each)} = ${texNumber(numbers[i] as number)}`).join(',\\; ')}}`,
        ]
      : [];
  const lines = [
    ...(value ? [`${row.name}(x) = ${plain(value, k)}`] : []),
    `${row.name}′(x) = ${plain(derivative, k)}`,
  ];
  return {
    type: 'picture',
    drawing: {
      rows: [
        [...(value ? [`${name}(x) =`, ...texPieces(value, k)] : [`${name}(x)`]), ...drawnWith],
        graphs.f,
        [`${name}'(x) =`, ...texPieces(derivative, k)],
        graphs.derivative,
      ],
    },
    alt: `${lines.join('; ')}. ${graphs.alt}`,
    text: `${lines.join('\n')}\n\n${graphs.text}`,
  };
}

function told(kink: Kink, bind: (text: string) => Expr, k: Algebra): ToldKink {
  const at = `${plain(root(bind(kink.of), k), k)}`;
  const number = (text: string): number => valueOfScalar(new Evaluator(new Map(), new Map()).value(bind(text)));
  const symbolic = [kink.left, kink.right].some((text) => symbolsOf(bind(text)).length > 0);
  const [left, right] = symbolic ? [Number.NaN, Number.NaN] : [number(kink.left), number(kink.right)];
  const [low, high] = [Math.min(left, right), Math.max(left, right)];
  const set = kink.jump ? 'none: the value jumps' : `[${plainNumber(low)}, ${plainNumber(high)}]`;
  const frameworks = joined(
    new Map(
      (kink.reports ? measured(kink.reports) : []).flatMap((report, i) =>
        report === NO_FUNCTION ? [] : [[MEASURED_WITH[i] as string, plainNumber(number(report))] as const],
      ),
    ),
  );
  return { at: `x = ${at}`, set, reported: kink.jump ? null : leastNorm(low, high), frameworks };
}

/** Where x + c vanishes: -c. */
const root = (e: Expr, k: Algebra): Expr => k.negate(k.add(e, k.negate(sym('x'))));
