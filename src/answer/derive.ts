// From what a person typed to a derivative: read, shaped, differentiated, put into numbers and checked.

import { withoutClasses } from '../formula/classes.js';
import {
  checkDeclarations,
  type Declaration,
  isOfEntries,
  readDeclarations,
  splitWhere,
  TAG_NAMES,
} from '../formula/declarations.js';
import { type Expr, isCall, nodes, sym } from '../formula/expr.js';
import { parse, type Reading } from '../formula/parse.js';
import { print } from '../formula/print.js';
import { answerable, Unanswerable } from '../formula/unanswerable.js';
import { type Point, readPoint } from '../formula/values.js';
import { onceInAnswer } from '../formula/work.js';
import { checkDeclared } from '../math/declared.js';
import { differentiate } from '../math/differentiate.js';
import { elaborate } from '../math/elaborate.js';
import { variablesOf } from '../math/infer/infer.js';
import { vocabulary } from '../math/registry.js';
import type { Scope } from '../math/scope.js';
import { type ArrayKind, isScalar } from '../math/shape.js';
import { createAlgebra } from '../math/simplify/create-algebra.js';
import { atPoint, TOO_LARGE } from './at-point.js';
import { atRandom } from './at-random.js';
import type { Asked, Derivation, Derived, Question, Verification } from './derivation.js';
import { derivativeFormula } from './derivative-formula.js';
import { unindexed } from './indices/unindexed.js';
import { inferAsTyped } from './program-signs.js';
import { shapeNoun } from './sizes.js';
import { list } from './wording.js';

/** Derives what is asked. Throws Unanswerable with the place of what cannot be read, shaped or computed. */
export const derive = (question: Question): Derivation =>
  onceInAnswer(`derivative ${asText(question)}`, () => differentiated(read(question)));

/** All of a question that its derivative depends on. */
export const asText = ({ expression, wrt, at, where }: Question): string =>
  JSON.stringify([expression, wrt, at, where]);

interface Twice {
  readonly gradient: Derivation;
  readonly hessian: Derivation;
}

/** A scalar function's derivative, and the derivative of that. Throws Unanswerable as derive does. */
export const deriveTwice = (question: Question): Twice =>
  onceInAnswer(`second derivative ${asText(question)}`, () => derivedTwice(question));

function derivedTwice(question: Question): Twice {
  const gradient = deriveScalar(question);
  const { k, derivative, shown } = gradient;
  const { map } = derivative;
  if (!isScalar(map.codomain)) {
    const shape = shapeNoun(map.codomain);
    throw new Unanswerable('needs-scalar-function', { shape }, gradient.reading.expr.span);
  }
  // The judge is the gradient as its rules give it; what is differentiated is the shorter formula that is shown.
  const { core } = elaborate(map.transposed().apply(k.ones(map.codomain)), k);
  const simple = k.simplify(elaborate(shown, k).core);
  return { gradient, hessian: differentiated({ ...gradient, expr: shown, core, simple }) };
}

/** Of a formula such as t³, which fits vectors too, the reading that gives a number: its variable is one. */
function deriveScalar(question: Question): Derivation {
  const derivation = derive(question);
  const { wrt, inference, derivative } = derivation;
  const { codomain, structure } = derivative.map;
  // Entry by entry only: of softmax, whose entries sum to 1, the reading with one entry is another function.
  const isEntrywise = /^(?:diagonal|identity|scaled identity|zero)$/.test(structure);
  if (isScalar(codomain) || !inference.assumed.has(wrt) || !isEntrywise) return derivation;
  const { formula, declarations } = splitWhere(question.expression);
  const where = [declarations, question.where, `${wrt}: scalar`].filter(Boolean).join('; ');
  const other = answerable(() => derive({ ...question, expression: formula, where }));
  return other && isScalar(other.derivative.map.codomain) ? other : derivation;
}

/** What is asked: read, its shapes settled, its variable chosen. */
function read(question: Question): Asked {
  const { formula: typed, declarations: tail, offset } = splitWhere(question.expression);
  const given = [...readDeclarations(tail, offset), ...readDeclarations(question.where ?? '')];
  checkDeclarations(given);
  const named = question.wrt?.trim();
  const known = new Set([...given.map((d) => d.name), ...givenNames(question.at), ...(named ? [named] : [])]);
  const { reading, formula, declarations } = readFormula(typed, known, given);
  const variables = variablesOf(reading.expr, declarations);
  const point = readPoint(question.at, variables);
  const { wrt, wrtChosen } = chosenVariable(named, reading, variables, point);
  for (const name of point.keys()) {
    if (!variables.includes(name)) throw new Unanswerable('unused-value', { name, variables }, undefined, 'at');
  }
  const { inference, notes: signs } = inferAsTyped(reading.expr, formula, point, declarations, wrt);
  checkDeclared(inference.scope.tags, point);
  const k = createAlgebra(withFreeEntries(inference.scope, wrt));
  const { core, notes } = elaborate(inference.expr, k);
  const simple = k.simplify(core);
  return {
    question,
    reading,
    wrt,
    wrtChosen,
    inference,
    k,
    expr: inference.expr,
    core,
    simple,
    notes: [...signs, ...notes],
    point,
  };
}

/** The formula as it is typed; of one with sums over entries, the same of arrays, and what they are. */
function readFormula(
  formula: string,
  known: ReadonlySet<string>,
  declarations: readonly Declaration[],
): { reading: Reading; formula: string; declarations: readonly Declaration[] } {
  try {
    const reading = parse(formula, vocabulary, known);
    const others = declarations.filter(({ tags }) => !tags.includes('simplex')).map(({ name }) => name);
    const found = withoutClasses(reading.expr, new Set(others));
    if (!found) return { reading, formula, declarations };
    const text = print(found.expr);
    const read = `${text}, with the one-hot vector ${list(found.classes, 'and')}`;
    return {
      reading: { ...reading, expr: found.expr, notes: [...reading.notes, { typed: formula, read }] },
      formula,
      declarations: [...declarations, ...readDeclarations(found.classes.map((name) => `${name}: one-hot`).join('; '))],
    };
  } catch (problem) {
    const hasSums = problem instanceof Unanswerable && /^(?:index-notation|equation-found)$/.test(problem.code);
    const found = hasSums ? unindexed(formula) : undefined;
    if (!found) throw problem;
    const shapes = found.where.filter((each) => !declarations.some(({ name }) => each.startsWith(`${name}:`)));
    const all = [...declarations, ...readDeclarations(shapes.join('; '))];
    const { notes, ...reading } = parse(found.text, vocabulary, new Set([...known, ...all.map(({ name }) => name)]));
    return {
      reading: { ...reading, notes: [...notes, { typed: formula, read: found.text }] },
      formula: found.text,
      declarations: all,
    };
  }
}

/** The derivative of what is asked, in numbers where there are values, and checked. */
function differentiated(asked: Asked): Derivation {
  const { inference, k, simple, wrt, point } = asked;
  const derivative = differentiate(simple, sym(wrt), k);
  const derived: Derived = { ...asked, derivative, shown: derivativeFormula(derivative.map) };
  const isComplete = [...inference.scope.shapes.keys()].every((name) => point.has(name));
  if (!isComplete) return { ...derived, ...atRandom(derived) };
  const found = atPoint(derived);
  const smaller = found.verification.failed === TOO_LARGE ? checkedSmaller(derived) : undefined;
  return { ...derived, ...found, ...(smaller && { verification: smaller }) };
}

/** The check of the same formula at a random point with small sizes in place of those of the values, if it has such. */
function checkedSmaller({ question, inference, wrt, expr, k }: Derived): Verification | undefined {
  if (expr !== inference.expr) return undefined;
  const { formula } = splitWhere(question.expression);
  const where = [...inference.scope.shapes.keys()].map((name) => {
    const kind = k.kind(sym(name));
    const tags = [...(inference.scope.tags.get(name) ?? [])].map((tag) => TAG_NAMES[tag]);
    return `${name}: ${[KIND_WORDS[kind], ...tags].join(' ')}`;
  });
  const verification = answerable(() => derive({ expression: formula, where: where.join('; '), wrt }).verification);
  if (!verification?.ok) return undefined;
  const method = verification.method.replace(
    'at a random point',
    'at a random point of smaller size, since yours is too large to be checked in time',
  );
  return { ...verification, method };
}

const KIND_WORDS: Readonly<Record<ArrayKind, string>> = {
  number: 'scalar',
  column: 'vector',
  row: 'matrix',
  matrix: 'matrix',
};

/**
 * The scope in which the entries of `wrt` vary one by one: a step out of the symmetric matrices is a step too, so
 * S' = S must not be used before S has been differentiated by. What is said of each entry stays true nearby.
 */
function withFreeEntries(scope: Scope, wrt: string): Scope {
  const tags = new Map(scope.tags);
  const kept = [...(tags.get(wrt) ?? [])].filter(isOfEntries);
  return { ...scope, tags: tags.set(wrt, new Set(kept)) };
}

/** The names that values are given for, before they are read. */
function givenNames(at: unknown): string[] {
  if (typeof at === 'string') return [...at.matchAll(/([A-Za-z]\w*)\s*[=:]/g)].map((match) => match[1] as string);
  return at && typeof at === 'object' && !Array.isArray(at) ? Object.keys(at) : [];
}

function inField<T>(field: 'wrt', read: () => T): T {
  try {
    return read();
  } catch (problem) {
    throw problem instanceof Unanswerable ? problem.in(field) : problem;
  }
}

/** The variable asked for, or the likeliest: the one with a derivative sign, the one with a value, x before others. */
function chosenVariable(
  named: string | undefined,
  reading: Reading,
  variables: readonly string[],
  point: Point,
): { wrt: string; wrtChosen: boolean } {
  if (named) {
    const { expr } = inField('wrt', () => parse(named, vocabulary, new Set(variables)));
    if (expr.kind !== 'symbol') throw new Unanswerable('not-a-symbol', { found: named }, expr.span, 'wrt');
    if (!variables.includes(expr.name))
      throw new Unanswerable('unknown-variable', { name: expr.name, variables }, expr.span, 'wrt');
    return { wrt: expr.name, wrtChosen: false };
  }
  if (reading.wrt) {
    const { name, span } = reading.wrt;
    if (!variables.includes(name)) throw new Unanswerable('unknown-variable', { name, variables }, span);
    return { wrt: name, wrtChosen: false };
  }
  if (variables.length === 0) throw new Unanswerable('no-variable', {}, reading.expr.span);
  const [only] = point.size === 1 ? [...point.keys()] : variables.length === 1 ? variables : [];
  const likely = ['x', 'w', 'theta', 'z', ...(isRegression(reading.expr) ? ['beta'] : []), 'X', 'W', 'A'].find((name) =>
    variables.includes(name),
  );
  const wrt = only && variables.includes(only) ? only : (likely ?? (variables[0] as string));
  return { wrt, wrtChosen: variables.length > 1 };
}

/** Whether it has X·β, where β is the vector of coefficients of a regression; elsewhere it is a number. */
const isRegression = (expr: Expr): boolean =>
  nodes(expr).some((node) => {
    if (!isCall(node, '*')) return false;
    const [matrix, coefficients] = node.args;
    return (
      matrix?.kind === 'symbol' &&
      /^[A-Z]/.test(matrix.name) &&
      coefficients?.kind === 'symbol' &&
      coefficients.name === 'beta'
    );
  });
