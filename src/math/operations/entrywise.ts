// Functions that act on each entry by itself: how a row of the tables becomes an operation.
import { type Call, type Expr, num } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { LEVEL, type Level, type Writer, type Written } from '../../formula/write.js';
import type { Algebra } from '../algebra.js';
import { Diagonal } from '../maps/diagonal.js';
import type { LinearMap } from '../maps/map.js';
import { RankOne } from '../maps/rank-one.js';
import { Scaled } from '../maps/scaled.js';
import { entryOf, JUMPS, type Operation } from '../operation.js';
import { argumentsOf, bindings, type Notation, ROUNDING, type Row } from '../row.js';
import { isScalar } from '../shape.js';
import type { Tensor } from '../tensor.js';

/** `f($0, $1)` filled with operands that hold together at least as tightly as an atom where the template needs it. */
function filled(template: Notation, level: Level, e: Call, write: Writer): Written {
  if (typeof template === 'function') {
    const written = template(e, write);
    return typeof written === 'string' ? { text: written, level } : written;
  }
  // `$0` is an operand by itself, `$(0)` one that a sign follows or precedes, `$[01]` operands in brackets.
  const text = template
    .replace(/\$\[(\d+)\]/g, (_, places: string) => write.fenced([...places].map((i) => e.args[Number(i)] as Expr)))
    .replace(/\$\((\d)\)/g, (_, i) => write.at(e.args[Number(i)] as Expr, LEVEL.atom))
    .replace(/\$(\d)/g, (_, i) => write.plain(e.args[Number(i)] as Expr));
  return { text, level };
}

export function entrywise(row: Row): Operation {
  const args = argumentsOf(row.args);
  const least = args.filter((arg) => arg.fallback === undefined).length;
  const { tex, plain, level = LEVEL.atom, jumps } = row;
  return {
    name: row.name,
    ...(row.spellings && { spellings: row.spellings }),
    arity: [least, args.length],
    says: row.says,
    // Optional arguments are parameters, one number for all entries.
    shape: (shapes, rules) =>
      shapes.map((_, i) => (args[i]?.fallback === undefined ? undefined : rules.scalar(shapes, i))).find(Boolean) ??
      rules.elementwise(shapes),
    ...(row.simplify && { simplify: row.simplify }),
    ...(row.shownAs && { shownAs: row.shownAs }),
    ...(row.matrixFunction && {
      expand: (e: Call, k: Algebra) => {
        const { rows, cols } = k.shape(e);
        if (rows !== cols || rows === 1) return undefined;
        return { by: e, note: `${row.name} acts on each entry of a matrix; it is not the ${row.matrixFunction}.` };
      },
    }),
    partial: (i, e, k, allVary) => {
      const name = args[i]?.name ?? '';
      const derivative = (allVary ? row.joint?.[name] : undefined) ?? row.d[name];
      return derivative === undefined ? undefined : entrywiseMap(k.formula(derivative, bindings(args, e)), i, e, k);
    },
    because: 'It acts on each entry by itself: entry i of the result depends on entry i alone.',
    ...(tex && { tex: (e: Call, write: Writer) => filled(tex, level, e, write) }),
    ...(plain && { plain: (e: Call, write: Writer) => filled(plain, level, e, write) }),
    code: row.code,
    ...(row.stepsAtZero && {
      breakTies: ([x], [beside]) => ({
        ...x!,
        data: x!.data.map((value, i) => row.f(Math.abs(value) <= ROUNDING ? beside!.data[i]! : value)),
      }),
    }),
    ...(jumps && {
      pieces: (operands) => entriesOf(operands).map((values) => jumps.piece(...values)),
      kinks: (operands, e) =>
        entriesOf(operands)
          .map((values, entry) => ({ values, entry }))
          .filter(({ values }) => jumps.at(...values))
          .map(({ values, entry }) => ({
            entry,
            where: e.args
              .map((arg, i) => `${entryOf(print(arg), entry, operands[i] as Tensor)} = ${values[i]}`)
              .filter((_, i) => e.args[i]?.kind !== 'number')
              .join(', '),
            set: JUMPS,
            reported: row.d['x'] === '1' ? 1 : 0,
          })),
    }),
    entrywise: { row, arguments: args },
  };
}

/** The operands' values at each entry, one number standing for all. */
function entriesOf(operands: readonly Tensor[]): number[][] {
  const length = Math.max(...operands.map(({ data }) => data.length));
  return Array.from({ length }, (_, entry) =>
    operands.map(({ data }) => data[data.length === 1 ? 0 : entry] as number),
  );
}

/** The map v ↦ d ⊙ v by an operand of the full shape; a scalar operand moves every entry, t ↦ t·d. */
export function entrywiseMap(derivative: Expr, i: number, e: Call, k: Algebra): LinearMap {
  const [whole, own] = [k.shape(e), k.shape(e.args[i] as Expr)];
  if (isScalar(whole)) return Scaled.of(k, derivative, whole);
  const full = isScalar(k.shape(derivative)) ? k.times(derivative, k.ones(whole)) : derivative;
  return isScalar(own) ? RankOne.of(k, full, num(1), own) : Diagonal.of(k, full);
}
