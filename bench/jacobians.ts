// Whole Jacobians in numbers and products with vectors: structures against mathjs's dense matrices and jax-js's tracing.
import { all, create, type FactoryFunctionMap, type Matrix } from 'mathjs';
import { derive } from '../src/answer/derive.js';
import { Budget, Evaluator } from '../src/math/evaluate.js';
import { FormulaMap } from '../src/math/numbers.js';
import { column, type Tensor, tensor } from '../src/math/tensor.js';
import { inTurn, short, table } from './measure.js';

const N = 100;

/** jax-js asks of each array whether it is one of these, which Node has from version 24 on. */
(globalThis as { Float16Array?: unknown }).Float16Array ??= class {};

type Numbers = readonly number[];
interface Given {
  readonly x: Numbers;
  readonly b: Numbers;
  readonly W: readonly Numbers[];
}

/** The contenders for one function; each gives all entries of the Jacobian, row by row. */
interface Contest {
  readonly expression: string;
  readonly ours: () => ArrayLike<number>;
  readonly dense: () => ArrayLike<number>;
  readonly jax: () => Promise<ArrayLike<number>>;
}

const random = (): number => 2 * Math.random() - 1;

function given(): Given {
  const list = (): number[] => Array.from({ length: N }, random);
  return { x: list(), b: list(), W: Array.from({ length: N }, list) };
}

/** A function's derivative at the point, made anew each time. */
function ours(expression: string, { x, b, W }: Given): () => ArrayLike<number> {
  const { map } = derive({ expression, wrt: 'x' }).derivative;
  const values = new Map<string, Tensor>([
    ['x', column(Float64Array.from(x))],
    ['b', column(Float64Array.from(b))],
    ['W', tensor(N, N, Float64Array.from(W.flat()))],
  ]);
  const letters = new Map([...map.k.scope.sizes].map((letter) => [letter, N]));
  return () => {
    const numeric = new FormulaMap(map, new Evaluator(values, letters, new Budget(Number.POSITIVE_INFINITY)), letters);
    return (numeric.entries() as Tensor).data;
  };
}

async function contests(point: Given): Promise<Contest[]> {
  const math = create(all as FactoryFunctionMap);
  const [W, x, b] = [math.matrix(point.W as number[][]), math.matrix([...point.x]), math.matrix([...point.b])];
  const flat = (J: Matrix): number[] => (J.toArray() as number[][]).flat();
  const z = (): Matrix => math.add(math.multiply(W, x), b) as Matrix;
  const diagonal = (d: Matrix): Matrix => math.diag(d) as Matrix;
  const softmax = (): Matrix => {
    const e = math.map(x, Math.exp) as Matrix;
    return math.divide(e, math.sum(e) as number) as Matrix;
  };

  const jax = await import('@jax-js/jax');
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  const { numpy: np, nn } = jax;
  const float64 = { dtype: np.float64 };
  const [jW, jx, jb] = [
    np.array(point.W as number[][], float64),
    np.array([...point.x], float64),
    np.array([...point.b], float64),
  ];
  type Array = typeof jx;
  const traced = (f: (x: Array) => Array): (() => Promise<ArrayLike<number>>) => {
    const J = jax.jit(jax.jacrev(f));
    return () => (J(jx.ref) as Array).data();
  };
  return [
    {
      expression: 'relu(W*x + b)',
      ours: ours('relu(W*x + b)', point),
      dense: () => flat(math.multiply(diagonal(math.map(z(), (each) => (each > 0 ? 1 : 0)) as Matrix), W) as Matrix),
      jax: traced((each) => nn.relu(np.dot(jW.ref, each).add(jb.ref))),
    },
    {
      expression: 'tanh(W*x + b)',
      ours: ours('tanh(W*x + b)', point),
      dense: () =>
        flat(math.multiply(diagonal(math.map(z(), (each) => 1 - Math.tanh(each) ** 2) as Matrix), W) as Matrix),
      jax: traced((each) => np.tanh(np.dot(jW.ref, each).add(jb.ref))),
    },
    {
      expression: 'softmax(x)',
      ours: ours('softmax(x)', point),
      dense: () => {
        const s = softmax();
        return flat(
          math.subtract(diagonal(s), math.multiply(math.reshape(s, [N, 1]), math.reshape(s, [1, N]))) as Matrix,
        );
      },
      jax: traced((each) => nn.softmax(each)),
    },
    {
      expression: 'x.^2 + 3*x',
      ours: ours('x.^2 + 3*x', point),
      dense: () => flat(diagonal(math.add(math.multiply(2, x), 3) as Matrix)),
      jax: traced((each) => each.ref.mul(each.ref).add(each.mul(3))),
    },
  ];
}

export async function jacobians(rounds: number): Promise<string> {
  const rows = [[`${N}×${N} Jacobian`, 'ours ms', 'mathjs ms', 'ratio', 'jax-js ms', 'ratio']];
  for (const { expression, ours: own, dense, jax } of await contests(given())) {
    const wanted = own();
    for (const other of [dense(), await jax()]) {
      for (let i = 0; i < wanted.length; i++)
        if (Math.abs((other[i] as number) - (wanted[i] as number)) > 1e-6)
          throw new Error(`${expression}: entry ${i} is ${other[i]}, not ${wanted[i]}`);
    }
    const timings = await inTurn({ own, dense, jax }, rounds);
    const at = (name: string): number => timings[name]?.median ?? Number.NaN;
    rows.push([
      expression,
      short(at('own')),
      short(at('dense')),
      short(at('dense') / at('own')),
      short(at('jax')),
      short(at('jax') / at('own')),
    ]);
  }
  return `${table(rows)}\nratios: how many times longer the others take`;
}
