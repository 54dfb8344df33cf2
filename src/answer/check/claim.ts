// The person's own answer: read in the names of the question, shaped, and put into the calculus's operations.
import { type Declaration, readDeclarations } from '../../formula/declarations.js';
import { argument, type Call, call, type Expr, equal, isCall, rewrite, sym, symbolsOf } from '../../formula/expr.js';
import { parse } from '../../formula/parse.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import { elaborate } from '../../math/elaborate.js';
import { infer, variablesOf } from '../../math/infer/infer.js';
import { vocabulary } from '../../math/registry.js';
import type { Scope } from '../../math/scope.js';
import type { SettledShape } from '../../math/shape.js';
import { createAlgebra } from '../../math/simplify/create-algebra.js';

/** A formula of the person's, in operations that can be evaluated. */
export interface Settled {
  readonly core: Expr;
  readonly shape: SettledShape;
}

/** Stands for what an answer is added to, to learn the sizes of its constants. */
const PROBE = 'probe';

export class ClaimReader {
  private readonly declarations: readonly Declaration[];

  constructor(
    private readonly scope: Scope,
    /** Shapes that the answer may have, for constants such as `I` whose size it does not say. */
    private readonly candidates: readonly SettledShape[],
  ) {
    this.declarations = [...scope.shapes].map(([name, shape]) => declared(name, shape));
  }

  /** Reads the answer: what stands behind its last sign of equality, with what it defines after `where` put in. Throws Unanswerable. */
  read(typed: string): Expr {
    const { formula, definitions } = parts(typed);
    const known = new Set([...this.scope.shapes.keys(), ...this.scope.sizes]);
    let expr = parse(formula, vocabulary, new Set([...known, ...definitions.map(({ name }) => name)])).expr;
    for (const { name, text } of [...definitions].reverse()) {
      const meaning = parse(text, vocabulary, known).expr;
      expr = rewrite(expr, (node) => (equal(node, sym(name)) ? meaning : node));
    }
    return expr;
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
    if (!free) return this.elaborated(plain.expr, plain.scope);
    for (const shape of this.candidates) {
      try {
        const declarations = [...this.declarations, declared(PROBE, shape)];
        const { expr: sum, scope } = infer(call('+', [expr, sym(PROBE)]), new Map(), declarations, undefined);
        const isSized = [...scope.sizes].every((letter) => letter === 'pi' || this.scope.sizes.has(letter));
        if (isSized && isCall(sum, '+')) return this.elaborated(argument(sum, 0), scope);
      } catch (problem) {
        if (!(problem instanceof Unanswerable)) throw problem;
      }
    }
    return this.elaborated(plain.expr, plain.scope);
  }

  private elaborated(expr: Expr, scope: Scope): Settled {
    const k = createAlgebra(scope);
    return { core: elaborate(expr, k).core, shape: k.shape(expr) };
  }
}

const declared = (name: string, { rows, cols }: SettledShape): Declaration => ({
  name,
  shape: [rows, cols],
  tags: [],
  span: [0, 0],
  field: 'where',
});

/** The formula of an answer such as `J = diag(s) - s*s' where s = softmax(x)`, at its place in the text, and its definitions. */
function parts(typed: string): { formula: string; definitions: { name: string; text: string }[] } {
  const found = /[,;]?\s*\b(?:where|with)\b(?!\s*\()/i.exec(typed);
  const body = found ? typed.slice(0, found.index) : typed;
  const tail = found ? typed.slice(found.index + found[0].length) : '';
  const definitions = tail
    .split(/[;,](?=\s*\w+\s*=)|\band\b(?=\s*\w+\s*=)/)
    .map((part) => /^\s*([A-Za-z]\w*)\s*=([^=].*)$/s.exec(part))
    .filter((match) => match !== null)
    .map(([, name = '', text = '']) => ({ name, text }));
  if (found && definitions.length === 0) readDeclarations(tail, found.index + found[0].length);
  const sign = Math.max(...[...body.matchAll(/(?<![<>=!])=(?!=)/g)].map(({ index }) => index), -1);
  return { formula: ' '.repeat(sign + 1) + body.slice(sign + 1), definitions };
}

/** Where a name stands in the text. */
function place(e: Expr, name: string): Expr['span'] {
  if (e.kind === 'symbol') return e.name === name ? e.span : undefined;
  const args = (e as Partial<Call>).args ?? [];
  return args.filter((arg) => symbolsOf(arg).includes(name)).map((arg) => place(arg, name))[0];
}
