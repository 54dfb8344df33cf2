// Numbers for a formula: typed arrays, each part computed once, chains of entrywise operations in one pass.
import { argument, type Call, type Expr, isCall } from '../formula/expr.js';
import { Unanswerable } from '../formula/unanswerable.js';
import { work } from '../formula/work.js';
import { Fused } from './fused.js';
import type { Numbers } from './operation.js';
import { sizeOf } from './operations/constants.js';
import { operationOf } from './registry.js';
import type { Entrywise } from './row.js';
import { numberOf } from './size.js';
import { product, scalar, type Tensor, tensor, transposedTensor, unvec, vec } from './tensor.js';

/** What an answer may spend; a unit is about a nanosecond of an ordinary processor. */
export const MAX_SPENT = 2.2e7;
/** What a node costs beside its entries. */
const NODE = 3000;

/** What all evaluations for one answer spend together. */
export class Budget {
  private total = 0;
  constructor(private readonly limit = MAX_SPENT) {}

  get spent(): number {
    return this.total;
  }
  get left(): number {
    return this.limit - this.total;
  }
  /** Throws Unanswerable past the limit. */
  spend(units: number): void {
    this.total += units;
    if (this.total > this.limit) {
      throw new Unanswerable('too-much-work', { limit: `${Math.round(this.limit / 1e6)} ms of computing` });
    }
    work('number', units);
  }
}

interface Extent {
  readonly rows: number;
  readonly cols: number;
}

/** Programs of entrywise trees, by the symbols that vary in the evaluator that runs them. */
type Programs = Map<string, WeakMap<Expr, Fused>>;

export class Evaluator {
  private readonly known = new Map<Expr, Tensor>();
  private readonly variation = new Map<Expr, boolean>();
  private readonly extents = new Map<Expr, Extent>();
  private readonly numbers: Numbers;
  private readonly fused: WeakMap<Expr, Fused>;

  constructor(
    private readonly values: ReadonlyMap<string, Tensor>,
    /** The sizes that letters stand for. */
    private readonly letters: ReadonlyMap<string, number>,
    readonly budget: Budget = new Budget(),
    private readonly parent?: Evaluator,
    private readonly programs: Programs = new Map(),
    private readonly beside?: Evaluator,
  ) {
    const varying = [...values.keys(), beside ? 'beside' : ''].join(' ');
    this.fused = programs.get(varying) ?? new WeakMap();
    programs.set(varying, this.fused);
    this.numbers = {
      spend: (units) => budget.spend(units),
      sizeOf: (e) => {
        const size = numberOf(sizeOf(e), letters);
        if (size === undefined) throw new Unanswerable('not-computable', { why: 'a size has no value' });
        return size;
      },
    };
  }

  /** The same evaluator with other values for some symbols, of the same shapes; parts without them are not computed again. */
  with(values: ReadonlyMap<string, Tensor>): Evaluator {
    return new Evaluator(values, this.letters, this.budget, this, this.programs);
  }

  /** The same point, at which ties are broken as they are at the point of `beside`. */
  besides(beside: Evaluator): Evaluator {
    return new Evaluator(this.values, this.letters, this.budget, this.parent, this.programs, beside);
  }

  value(e: Expr): Tensor {
    const before = this.known.get(e);
    if (before) return before;
    const fresh = this.parent && !this.varies(e) ? this.parent.value(e) : this.compute(e);
    this.known.set(e, fresh);
    return fresh;
  }

  /** The same for a formula whose parts are all asked for: each operation by itself, nothing compiled for it. */
  part(e: Expr): Tensor {
    const before = this.known.get(e);
    if (before) return before;
    if (this.parent && !this.varies(e)) return this.parent.part(e);
    if (e.kind === 'call' && !operationOf(e).takesSizes) for (const arg of e.args) this.part(arg);
    const entrywise = e.kind === 'call' ? this.fuses(e) : undefined;
    const fresh = e.kind === 'call' && entrywise ? this.alone(e, entrywise) : this.compute(e);
    this.known.set(e, fresh);
    return fresh;
  }

  /** An entrywise operation on operands that are known. */
  private alone(e: Call, entrywise: Entrywise): Tensor {
    const program = new Fused(e, (node) => (node === e ? entrywise : undefined));
    const { rows, cols } = this.extent(e);
    this.budget.spend(NODE + program.cost(rows * cols));
    return program.run(
      program.leaves.map((leaf) => this.part(leaf)),
      rows,
      cols,
    );
  }

  /** Whether the formula has a symbol of this evaluator's own. */
  private varies(e: Expr): boolean {
    if (e.kind === 'number') return false;
    if (e.kind === 'symbol') return this.values.has(e.name);
    let known = this.variation.get(e);
    if (known === undefined) {
      known = e.args.some((arg) => this.varies(arg));
      this.variation.set(e, known);
    }
    return known;
  }

  private compute(e: Expr): Tensor {
    if (e.kind === 'number') return scalar(e.value);
    if (e.kind === 'symbol') return this.symbol(e.name);
    this.budget.spend(NODE);
    if (this.fuses(e)) return this.inOnePass(e);
    const operation = operationOf(e);
    if (!operation.evaluate && !operation.breakTies) throw new Error(`no evaluation for ${e.op}`);
    const [left, right] = e.args as [Expr, Expr];
    if (isCall(e, '*') && isCall(left, 'kron'))
      return this.kroneckerTimes(left.args as [Expr, Expr], this.value(right));
    if (isCall(e, '*') && isCall(left, 'diag')) {
      const d = this.value(argument(left, 0));
      if (d.rows !== 1 && d.cols === 1) return this.scaledBy(this.value(right), d, 'rows');
    }
    if (isCall(e, '*') && isCall(right, 'diag')) {
      const d = this.value(argument(right, 0));
      if (d.rows !== 1 && d.cols === 1) return this.scaledBy(this.value(left), d, 'cols');
    }
    const operands = operation.takesSizes ? [] : e.args.map((arg) => this.value(arg));
    const tied = this.beside && operation.breakTies;
    const result = tied
      ? tied(
          operands,
          e.args.map((arg) => (this.beside as Evaluator).value(arg)),
        )
      : (operation.evaluate as NonNullable<typeof operation.evaluate>)(operands, this.numbers, e);
    this.budget.spend(operands.reduce((total, { data }) => total + 10 * data.length, result.data.length));
    return result;
  }

  /** Diag(d)·M or M·Diag(d): each row or column by its number. */
  private scaledBy(M: Tensor, { data: d }: Tensor, side: 'rows' | 'cols'): Tensor {
    const result = tensor(M.rows, M.cols);
    this.budget.spend(10 * M.data.length);
    for (let i = 0, at = 0; i < M.rows; i++)
      for (let j = 0; j < M.cols; j++, at++) result.data[at] = M.data[at]! * d[side === 'rows' ? i : j]!;
    return result;
  }

  /** (A ⊗ B) v = vec(B V Aᵀ) for each column v = vec V, without the matrix A ⊗ B. */
  private kroneckerTimes([a, b]: readonly [Expr, Expr], right: Tensor): Tensor {
    const [A, B] = [transposedTensor(this.value(a)), this.value(b)];
    const columns = transposedTensor(right);
    const images: Tensor[] = [];
    for (let j = 0; j < right.cols; j++) {
      this.budget.spend(B.rows * B.cols * A.rows + B.rows * A.rows * A.cols);
      const V = unvec(columns.data.subarray(j * right.rows, (j + 1) * right.rows), B.cols, A.rows);
      images.push(vec(product(product(B, V), A)));
    }
    const rows = A.cols * B.rows;
    const result = tensor(right.cols, rows);
    images.forEach(({ data }, j) => {
      result.data.set(data, j * rows);
    });
    return transposedTensor(result);
  }

  /** The value of a symbol; throws Unanswerable if it has none. */
  symbol(name: string): Tensor {
    const value = this.values.get(name);
    if (value) return value;
    const letter = name === 'pi' ? Math.PI : this.letters.get(name);
    if (letter !== undefined) return scalar(letter);
    if (this.parent) return this.parent.symbol(name);
    throw new Unanswerable('not-computable', { why: `${name} has no value` });
  }

  /** Rows and columns of the result; what does not act on entries is computed to know. */
  private extent(e: Expr): Extent {
    if (e.kind === 'number') return UNIT;
    const known = this.known.get(e) ?? this.extents.get(e);
    if (known) return known;
    if (e.kind !== 'call' || !this.entrywiseOf(e)) return this.value(e);
    const extent = e.args.map((arg) => this.extent(arg)).find((of) => of.rows !== 1 || of.cols !== 1) ?? UNIT;
    this.extents.set(e, extent);
    return extent;
  }

  /** The row of a node that is computed entry by entry within its tree; not where ties are to be broken. */
  private fuses(e: Call): Entrywise | undefined {
    return this.beside && operationOf(e).breakTies ? undefined : this.entrywiseOf(e);
  }

  private entrywiseOf(e: Call): Entrywise | undefined {
    const { entrywise } = operationOf(e);
    if (!entrywise?.when) return entrywise;
    return entrywise.when(e.args.map((arg) => this.extent(arg))) ? entrywise : undefined;
  }

  private inOnePass(e: Call): Tensor {
    let program = this.fused.get(e);
    if (!program) {
      // What does not vary here is the parent's to compute, once.
      const isOwn = (node: Expr): boolean => !this.parent || this.varies(node);
      program = new Fused(e, (node) => (node.kind === 'call' && isOwn(node) ? this.fuses(node) : undefined));
      this.fused.set(e, program);
    }
    const { rows, cols } = this.extent(e);
    this.budget.spend(program.cost(rows * cols));
    return program.run(
      program.leaves.map((leaf) => this.value(leaf)),
      rows,
      cols,
    );
  }
}

const UNIT: Extent = { rows: 1, cols: 1 };
