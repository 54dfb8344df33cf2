// The person's own answer: read in the names of the question, shaped, and put into the calculus's operations.
import type { Vocabulary } from '../../formula/cursor.js';
import type { Declaration } from '../../formula/declarations.js';
import {
  argument,
  type Call,
  call,
  type Expr,
  equal,
  isCall,
  nodes,
  num,
  rewrite,
  type Sym,
  sym,
  symbolsOf,
} from '../../formula/expr.js';
import { parse } from '../../formula/parse.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import type { Algebra } from '../../math/algebra.js';
import { elaborate } from '../../math/elaborate.js';
import { infer, variablesOf } from '../../math/infer/infer.js';
import { vocabulary } from '../../math/registry.js';
import type { Scope } from '../../math/scope.js';
import { isColumn, type SettledShape, sameShape } from '../../math/shape.js';
import { createAlgebra } from '../../math/simplify/create-algebra.js';
import { type Fitting, fittingIn } from './fitting.js';
import { programReading } from './program-reading.js';
import { asProgram, isProgram, parts, withoutOwnSigns } from './spelling.js';

/** A formula of the person's, in operations that can be evaluated. */
export interface Settled {
  /** The formula as typed, its constants sized. */
  readonly sized: Expr;
  readonly core: Expr;
  readonly shape: SettledShape;
}

/** Stands for what an answer is added to, to learn the sizes of its constants. */
const PROBE = 'probe';

/** One way of reading an answer. */
export interface ClaimReading {
  readonly expr: Expr;
  /** Read as a program would be: `*` and `/` of each entry. */
  readonly program: boolean;
}

/** Steps of the algebra in which answers are settled; many small ones are. */
const MAX_STEPS = 400_000;

export class ClaimReader {
  private readonly declarations: readonly Declaration[];
  private readonly fitting: Fitting;
  private readonly k: Algebra;

  constructor(
    private readonly scope: Scope,
    /** Shapes that the answer may have, for constants such as `I` whose size it does not say. */
    private readonly candidates: readonly SettledShape[],
  ) {
    this.declarations = [...scope.shapes].map(([name, shape]) =>
      declared(name, shape, scope.matrices?.has(name) === true),
    );
    this.fitting = fittingIn(scope);
    this.k = createAlgebra(scope, MAX_STEPS);
  }

  /**
   * Reads the answer: what stands behind its last sign of equality, with what it defines after `where` put in. What a
   * program computes is read as one first, then as mathematics; anything else the other way round. Throws Unanswerable where it cannot be read at all.
   */
  readings(typed: string): ClaimReading[] {
    const programs = isProgram(typed) ? [true, false] : /[*/]/.test(typed) ? [false, true] : [false];
    const found = programs.map((program) =>
      fitting((): ClaimReading => ({ expr: this.read(typed, program), program })),
    );
    const readings = found.filter((each): each is ClaimReading => !(each instanceof Unanswerable));
    // The words for what cannot be read repeat what was typed, as it was typed.
    if (readings.length === 0) throw found[programs.indexOf(false)];
    return readings;
  }

  private read(typed: string, program: boolean): Expr {
    const { formula, definitions } = parts(typed);
    const known = new Set([...this.scope.shapes.keys(), ...this.scope.sizes]);
    const readPart = (text: string, names: ReadonlySet<string>): Expr => {
      const spelled = withoutOwnSigns(text);
      return parse(program ? asProgram(spelled) : spelled, this.vocabulary(names), names).expr;
    };
    const names = definitions.map(({ name }) => name);
    let expr = readPart(formula, new Set([...known, ...names]));
    for (const [i, { name, text }] of [...definitions.entries()].reverse()) {
      const meaning = readPart(text, new Set([...known, ...names.slice(0, i)]));
      expr = rewrite(expr, (node) => (equal(node, sym(name)) ? meaning : node));
    }
    const own = rewrite(expr, (node) => (node.kind === 'symbol' ? (this.ownSign(node) ?? node) : node));
    return program ? programReading(own, this.fitting) : own;
  }

  /** The calculus's functions, and Jacobot's sign K of the commutation matrix where no variable has that name. */
  private vocabulary(names: ReadonlySet<string>): Vocabulary {
    return {
      ...vocabulary,
      functionNamed: (spelling) => (spelling === 'K' && !names.has('K') ? 'comm' : vocabulary.functionNamed(spelling)),
    };
  }

  /** What Jacobot writes for constants: K_mn, L_n, e_2; the size mn of I_mn. */
  private ownSign({ name }: Sym): Expr | undefined {
    if (this.scope.shapes.has(name)) return undefined;
    const letters = [...name].map((letter) => (this.scope.sizes.has(letter) ? sym(letter) : undefined));
    if (letters.length === 2 && letters.every((letter) => letter !== undefined) && !this.scope.sizes.has(name))
      return call('*', letters);
    const [, letter, first, second] = /^([KLe])_(\w)(\w)?$/.exec(name) ?? [];
    const length = [...this.scope.shapes.values()].find(isColumn)?.rows;
    if (letter === 'K' && first && second) return call('comm', [sym(first), sym(second)]);
    if (letter === 'L' && first) return call('tril', [sym(first)]);
    if (letter === 'e' && /^\d$/.test(first ?? '') && length !== undefined)
      return call('unit', [num(Number(first)), this.k.size(length)]);
    return name === 'L' && length !== undefined ? call('tril', [this.k.size(length)]) : undefined;
  }

  /** The names of the answer that the question does not have. */
  strangers(expr: Expr): string[] {
    return variablesOf(expr, this.declarations).filter((name) => !this.scope.shapes.has(name));
  }

  /** A name that the question does not have, as a problem with its place. */
  stranger(expr: Expr, name: string): Unanswerable {
    return new Unanswerable(
      'unknown-in-answer',
      { name, variables: [...this.scope.shapes.keys()] },
      place(expr, name),
      'answer',
    );
  }

  /** The formula with its shapes settled. Throws Unanswerable where they do not fit. */
  settle(expr: Expr): Settled {
    const plain = infer(expr, new Map(), this.declarations, undefined);
    const free = [...plain.scope.sizes].some((letter) => letter !== 'pi' && !this.scope.sizes.has(letter));
    if (!free) return elaborated(plain.expr, plain.scope);
    for (const shape of this.candidates) {
      try {
        const declarations = [...this.declarations, declared(PROBE, shape, false)];
        const { expr: sum, scope } = infer(call('+', [expr, sym(PROBE)]), new Map(), declarations, undefined);
        const isSized = [...scope.sizes].every((letter) => letter === 'pi' || this.scope.sizes.has(letter));
        if (isSized && isCall(sum, '+')) return elaborated(argument(sum, 0), scope);
      } catch (problem) {
        if (!(problem instanceof Unanswerable)) throw problem;
      }
    }
    return elaborated(plain.expr, plain.scope);
  }

  /** The same for one of many changes of an answer, in little time; undefined where it does not have one of the shapes. */
  settleChanged(expr: Expr, ways: readonly { readonly shape: SettledShape }[]): Settled | undefined {
    const isSized = !nodes(expr).some((node) => node.kind === 'call' && node.args.length === 0);
    if (!isSized) {
      const settled = fitting(() => this.settle(expr));
      return settled instanceof Unanswerable ? undefined : settled;
    }
    const shape = this.fitting.shape(expr);
    if (!shape || !ways.some((way) => sameShape(way.shape, shape))) return undefined;
    return { sized: expr, core: elaborate(expr, this.k).core, shape };
  }
}

function elaborated(expr: Expr, scope: Scope): Settled {
  const k = createAlgebra(scope);
  return { sized: expr, core: elaborate(expr, k).core, shape: k.shape(expr) };
}

const declared = (name: string, { rows, cols }: SettledShape, twoSizes: boolean): Declaration => ({
  name,
  shape: [rows, cols],
  twoSizes,
  tags: [],
  span: [0, 0],
  field: 'where',
});

/** Where a name stands in the text. */
function place(e: Expr, name: string): Expr['span'] {
  if (e.kind === 'symbol') return e.name === name ? e.span : undefined;
  const args = (e as Partial<Call>).args ?? [];
  return args.filter((arg) => symbolsOf(arg).includes(name)).map((arg) => place(arg, name))[0];
}

/** What is computed, or the problem in place of it. */
export function fitting<T>(compute: () => T): T | Unanswerable {
  try {
    return compute();
  } catch (problem) {
    if (problem instanceof Unanswerable) return problem;
    throw problem;
  }
}
