// What a function does on either side of a point at which its value jumps.
import type { Expr } from '../formula/expr.js';
import { undefinedPart } from './domain.js';
import type { Evaluator } from './evaluate.js';
import type { LinearMap } from './maps/map.js';
import { FormulaMap, type Letters } from './numbers.js';
import { generator } from './sample.js';
import { allFinite, type Tensor, tensor } from './tensor.js';

/** One side of a jump: the limits of the value and of the Jacobian, and a point there. */
export interface Side {
  readonly value: Tensor;
  readonly jacobian: Tensor;
  readonly at: Evaluator;
}

/** The sides from which all inputs grow towards the point, and shrink; undefined outside the domain. */
export interface Jump {
  readonly below: Side | undefined;
  readonly above: Side | undefined;
}

/** How far beside the point its limits are read, and how far it is looked at, relative to its greatest entry. */
const NEAR = 1e-9;
const BESIDE = 1e-3;

export function jumpAt(core: Expr, wrt: string, map: LinearMap, here: Evaluator, letters: Letters): Jump {
  const x = here.symbol(wrt);
  const random = generator(x.data.length + 7);
  const scale = Math.max(1, ...Array.from(x.data.slice(0, 1000), Math.abs));
  // Entries that tie are told apart.
  const direction = x.data.map(() => 0.5 + random());
  const moved = (distance: number): Evaluator =>
    here.with(
      new Map([
        [
          wrt,
          tensor(
            x.rows,
            x.cols,
            x.data.map((entry, i) => entry + distance * scale * direction[i]!),
          ),
        ],
      ]),
    );
  const side = (sign: number): Side | undefined => {
    const [near, at] = [moved(sign * NEAR), moved(sign * BESIDE)];
    if (undefinedPart(core, near) || undefinedPart(core, at)) return undefined;
    const jacobian = new FormulaMap(map, near, letters).entries();
    return jacobian && allFinite(jacobian)
      ? { value: settled(near.value(core)), jacobian: settled(jacobian), at }
      : undefined;
  };
  return { below: side(-1), above: side(1) };
}

/** Without the digits that the distance to the point has left. */
const settled = ({ rows, cols, data }: Tensor): Tensor =>
  tensor(
    rows,
    cols,
    data.map((entry) => Math.round(entry * 1e6) / 1e6 + 0),
  );
