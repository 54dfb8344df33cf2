// A tree of entrywise operations as straight-line code that runs over blocks of entries in one pass.
import type { Call, Expr } from '../formula/expr.js';
import type { Entrywise } from './row.js';
import { type Tensor, tensor } from './tensor.js';

/** Entries computed at a time, so that intermediate results stay in the processor's cache. */
const BLOCK = 1024;

interface Instruction {
  readonly entrywise: Entrywise;
  readonly operands: readonly number[];
  readonly out: number;
}

/** A number beside a register: x + number, or x·number. */
interface By {
  readonly x: number;
  readonly number: number;
}

/** Computes a register for a block of n entries from others. */
type Loop = (registers: readonly Float64Array[], n: number) => void;

const affine =
  (x: number, a: number, b: number, out: number): Loop =>
  (registers, n) => {
    const [from, to] = [registers[x]!, registers[out]!];
    for (let i = 0; i < n; i++) to[i] = a * from[i]! + b;
  };

/** Compiled once, run for many values of its leaves. */
export class Fused {
  /** What is not entrywise inside the tree, in the order in which `run` takes its values. */
  readonly leaves: readonly Expr[];
  /** The number that fills each register of a constant. */
  private readonly constants = new Map<number, number>();
  private count = 0;
  private registers: readonly Float64Array[] | undefined;
  private readonly leafRegisters: number[] = [];
  private readonly code: Instruction[] = [];
  private compiled: readonly Loop[] | undefined;

  /** `entrywiseOf` says whether a node belongs to the tree. */
  constructor(root: Call, entrywiseOf: (node: Expr) => Entrywise | undefined) {
    const places = new Map<Expr, number>();
    const leaves: Expr[] = [];
    const register = (constant?: number): number => {
      if (constant !== undefined) this.constants.set(this.count, constant);
      return this.count++;
    };
    const emit = (node: Expr): number => {
      const place = places.get(node);
      if (place !== undefined) return place;
      let at: number;
      const entrywise = entrywiseOf(node);
      if (node.kind === 'number') {
        at = register(node.value);
      } else if (entrywise) {
        const operands = entrywise.arguments.map(({ fallback }, i) => {
          const operand = (node as Call).args[i];
          return operand ? emit(operand) : register(fallback);
        });
        at = register();
        this.code.push({ entrywise, operands, out: at });
      } else {
        at = register();
        leaves.push(node);
        this.leafRegisters.push(at);
      }
      places.set(node, at);
      return at;
    };
    emit(root);
    this.leaves = leaves;
  }

  /** The operands of an instruction that has a number among its two. */
  private by({ entrywise, operands }: Instruction): By | undefined {
    const [first, second] = operands as [number, number];
    if (!entrywise.row.blockBy || operands.length !== 2) return undefined;
    const [x, place] = this.constants.has(second) ? [first, second] : [second, first];
    const number = this.constants.get(place);
    return number === undefined ? undefined : { x, number };
  }

  /** Whether only `user` reads the register. */
  private isOnlyFor(register: number, user: Instruction): boolean {
    return this.code.every((each) => each === user || !each.operands.includes(register));
  }

  /** One loop for each instruction; a·x + b has one for both of its two. */
  private get loops(): readonly Loop[] {
    const loops: Loop[] = [];
    for (let i = 0; i < this.code.length; i++) {
      const each = this.code[i] as Instruction;
      const next = this.code[i + 1];
      const by = this.by(each);
      const then = next && this.by(next);
      const isAffine = by && then && each.entrywise.row.name === '.*' && next.entrywise.row.name === '+';
      if (isAffine && then.x === each.out && this.isOnlyFor(each.out, next)) {
        loops.push(affine(by.x, by.number, then.number, next.out));
        i++;
      } else if (by) {
        const { row } = each.entrywise;
        loops.push((registers, n) => row.blockBy?.(registers[each.out]!, n, registers[by.x]!, by.number));
      } else {
        const operands: Float64Array[] = [];
        loops.push((registers, n) => {
          each.operands.forEach((place, at) => {
            operands[at] = registers[place]!;
          });
          step(each.entrywise, registers[each.out]!, n, operands);
        });
      }
    }
    return loops;
  }

  /** Work for `entries` entries, in the budget's units. */
  cost(entries: number): number {
    return this.code.reduce((total, { entrywise: { row } }) => total + 300 + entries * (row.block ? 2 : 15), 0);
  }

  run(values: readonly Tensor[], rows: number, cols: number): Tensor {
    const output = tensor(rows, cols);
    const total = rows * cols;
    // The shapes of a program's leaves never change, so its registers are made once.
    const block = Math.min(BLOCK, total);
    this.registers ??= Array.from({ length: this.count }, (_, i) =>
      new Float64Array(block).fill(this.constants.get(i) ?? 0),
    );
    const registers = [...this.registers];
    const last = this.code[this.code.length - 1] as Instruction;
    this.compiled ??= this.loops;
    const loops = this.compiled;
    values.forEach(({ data }, i) => {
      // A scalar stands for every entry.
      if (data.length === 1 && total !== 1) registers[this.leafRegisters[i] as number]!.fill(data[0]!);
    });
    for (let at = 0; at < total; at += block) {
      const n = Math.min(block, total - at);
      for (let i = 0; i < values.length; i++) {
        const { data } = values[i] as Tensor;
        if (data.length === total) registers[this.leafRegisters[i] as number] = data.subarray(at, at + n);
      }
      registers[last.out] = output.data.subarray(at, at + n);
      for (const loop of loops) loop(registers, n);
    }
    return output;
  }
}

function step({ row }: Entrywise, out: Float64Array, n: number, operands: readonly Float64Array[]): void {
  if (row.block) {
    row.block(out, n, ...operands);
    return;
  }
  const [a, b, c] = operands as [Float64Array, Float64Array, Float64Array];
  const { f } = row;
  if (operands.length === 1) for (let i = 0; i < n; i++) out[i] = f(a[i]!);
  else if (operands.length === 2) for (let i = 0; i < n; i++) out[i] = f(a[i]!, b[i]!);
  else for (let i = 0; i < n; i++) out[i] = f(a[i]!, b[i]!, c[i]!);
}
