// The one failure of the pure layers: a code, the data its words need, and the place in the text it speaks of.
import type { Span } from './expr.js';

/** Which of the person's texts a place refers to. */
export type Field =
  | 'expression'
  | 'at'
  | 'wrt'
  | 'where'
  | 'answer'
  | 'name'
  | 'topic'
  | 'command'
  | 'layout'
  | 'text'
  | 'context';

/** Every problem a person can cause, with the data that its sentence needs. The words stand in answer/problem-words.ts. */
export interface Problems {
  // reading
  empty: { what: string };
  'too-long': { length: number; limit: number; unit: string };
  'control-character': { code: string };
  'unexpected-character': { character: string };
  'unknown-tex': { command: string };
  'number-too-large': { text: string };
  unclosed: { open: string; close: string };
  unopened: { close: string };
  'expected-operand': { after: string; found: string };
  'expected-operator': { found: string };
  'unexpected-token': { found: string };
  'too-deep': { limit: number };
  'too-many-nodes': { limit: number };
  'unknown-function': { name: string; nearest: readonly string[] };
  'missing-function': { name: string; what: string; instead: string };
  'unknown-norm': { order: string };
  'unknown-keyword': { name: string; operation: string; known: readonly string[] };
  'no-such-axis': { found: string };
  'no-axis': { operation: string };
  'no-slope': { name: string };
  'function-needs-brackets': { name: string };
  'wrong-arity': { name: string; expected: string; found: number; usage: string };
  'property-access': { name: string };
  'ragged-literal': { first: number; other: number };
  'equation-found': Record<never, never>;
  'nested-derivative': Record<never, never>;
  'derivative-of-what': { name: string; wrt: string };
  'not-first-derivative': Record<never, never>;
  'index-notation': { name: string };
  'not-a-symbol': { found: string };
  'reserved-name': { name: string };
  // values and declarations
  'bad-value': { name: string; found: string };
  'sum-in-value': { name: string; found: string };
  'not-finite': { name: string; found: string };
  'ragged-value': { name: string };
  'value-needs-name': { variables: readonly string[] };
  'unused-value': { name: string; variables: readonly string[] };
  'bad-declaration': { found: string };
  'duplicate-value': { name: string };
  'duplicate-declaration': { name: string };
  'declared-square': { name: string; tag: string; shape: string };
  'not-a-count': { name: string; found: string };
  'breaks-declaration': { name: string; tag: string; why: string };
  // shapes
  'shape-clash': {
    operation: string;
    left: string;
    leftShape: string;
    right: string;
    rightShape: string;
    /** Small changes that fit. */
    edits: readonly string[];
  };
  'not-square': { operation: string; operand: string; shape: string };
  'not-scalar': { operation: string; operand: string; shape: string };
  'entries-clash': { operand: string; shape: string; into: string };
  'not-matrix': { operand: string; shape: string };
  'only-vector': { operation: string; operand: string; shape: string };
  'not-vector': { operation: string; operand: string; shape: string };
  'size-clash': { name: string; given: string; needed: string };
  'index-out-of-range': { index: number; size: number };
  slice: Record<never, never>;
  'not-an-index': { found: string };
  // calculus
  'no-variable': Record<never, never>;
  'unknown-variable': { name: string; variables: readonly string[] };
  'not-verified': Record<never, never>;
  'unknown-in-answer': { name: string; variables: readonly string[] };
  'not-differentiable': { operation: string; why: string };
  'needs-scalar-function': { shape: string };
  'matrix-power': { base: string; exponent: string };
  'unsupported-power': { exponent: string };
  'parameter-not-constant': { operation: string; parameter: string };
  'outside-domain': { operation: string; where: string; frameworks?: string };
  'too-much-work': { limit: string };
  'not-computable': { why: string };
  // commands
  'unknown-command': { name: string; nearest: readonly string[] };
  'unknown-activation': { name: string; nearest: readonly string[] };
  'unknown-topic': { name: string; nearest: readonly string[] };
  'missing-argument': { name: string; example: string };
  'unknown-argument': { name: string; known: readonly string[] };
  'bad-argument': { name: string; found: string; expected: string };
}
export type ProblemCode = keyof Problems;

/**
 * Thrown by the pure layers, and nothing else is: the request cannot be answered, and why.
 * `span` is a place in the text of `field`.
 */
export class Unanswerable<C extends ProblemCode = ProblemCode> extends Error {
  override readonly name = 'Unanswerable';
  constructor(
    readonly code: C,
    readonly data: Problems[C],
    readonly span: Span | undefined = undefined,
    readonly field: Field = 'expression',
  ) {
    super(code);
  }

  /** The same problem, said of another of the person's texts. */
  in(field: Field): Unanswerable<C> {
    return new Unanswerable(this.code, this.data, this.span, field);
  }
}

/** What is computed; undefined where it is Unanswerable. */
export function answerable<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (problem) {
    if (problem instanceof Unanswerable) return undefined;
    throw problem;
  }
}
