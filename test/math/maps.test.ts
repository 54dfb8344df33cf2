// Every structure of a linear map equals its matrix, and so does every sum and product of two of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tag } from '../../src/formula/declarations.js';
import { type Expr, num, sym } from '../../src/formula/expr.js';
import { print } from '../../src/formula/print.js';
import type { Algebra } from '../../src/math/algebra.js';
import { elaborate } from '../../src/math/elaborate.js';
import { Budget, Evaluator } from '../../src/math/evaluate.js';
import { Block } from '../../src/math/maps/block.js';
import { Commutation } from '../../src/math/maps/commutation.js';
import { Diagonal } from '../../src/math/maps/diagonal.js';
import { Kronecker } from '../../src/math/maps/kronecker.js';
import type { LinearMap } from '../../src/math/maps/map.js';
import { PowerSum } from '../../src/math/maps/power-sum.js';
import { compose } from '../../src/math/maps/product.js';
import { RankOne } from '../../src/math/maps/rank-one.js';
import { Scaled } from '../../src/math/maps/scaled.js';
import { OffDiagonal, OntoDiagonal } from '../../src/math/maps/selection.js';
import { Stacking, Unstacking } from '../../src/math/maps/stacking.js';
import { sum } from '../../src/math/maps/sum.js';
import { Tensored } from '../../src/math/maps/tensored.js';
import { Zero } from '../../src/math/maps/zero.js';
import { basis, extentOf } from '../../src/math/numbers.js';
import { generator, samplePoint } from '../../src/math/sample.js';
import type { SettledShape } from '../../src/math/shape.js';
import { createAlgebra } from '../../src/math/simplify/create-algebra.js';
import { type Tensor, tensor, unvec, vec } from '../../src/math/tensor.js';

const n: SettledShape = { rows: 'n', cols: 1 };
const m: SettledShape = { rows: 'm', cols: 1 };
const mn: SettledShape = { rows: 'm', cols: 'n' };
const nn: SettledShape = { rows: 'n', cols: 'n' };
const one: SettledShape = { rows: 1, cols: 1 };

const scope = {
  shapes: new Map<string, SettledShape>([
    ['x', n],
    ['y', n],
    ['u', m],
    ['A', mn],
    ['B', nn],
    ['C', nn],
    ['c', one],
    ['p', one],
  ]),
  tags: new Map<string, ReadonlySet<Tag>>([['p', new Set<Tag>(['whole'])]]),
  sizes: new Set(['m', 'n']),
};
const letters = new Map([
  ['n', 3],
  ['m', 4],
]);
const values = samplePoint(scope, letters, 'both signs', generator(7));
const k: Algebra = createAlgebra(scope, Number.POSITIVE_INFINITY);
const [x, y, u, A, B, C, c, p] = ['x', 'y', 'u', 'A', 'B', 'C', 'c', 'p'].map((name) => sym(name)) as [
  Expr,
  Expr,
  Expr,
  Expr,
  Expr,
  Expr,
  Expr,
  Expr,
];
const At = k.transpose(A);

/** At least one map of every structure, and of every shape that it can have. */
const market: Readonly<Record<string, LinearMap>> = {
  zero: new Zero(k, n, m),
  identity: Scaled.identity(k, n),
  'scaled identity': Scaled.of(k, c, n),
  'scaled identity of matrices': Scaled.of(k, c, mn),
  'scaled number': Scaled.of(k, c, one),
  diagonal: Diagonal.of(k, x),
  'diagonal on m': Diagonal.of(k, u),
  'diagonal on matrices': Diagonal.of(k, A),
  dense: Kronecker.of(k, A, undefined, n),
  'dense square': Kronecker.of(k, B, undefined, n),
  'dense back': Kronecker.of(k, At, undefined, m),
  'left product': Kronecker.of(k, A, undefined, nn),
  'right product': Kronecker.of(k, undefined, B, mn),
  'both products': Kronecker.of(k, At, B, mn),
  'matrix times vector': Kronecker.of(k, undefined, x, mn),
  'Kronecker product from the left': new Tensored(k, A, 'left', nn),
  'Kronecker product from the right': new Tensored(k, B, 'right', mn),
  'Kronecker product, transposed': new Tensored(k, A, 'left', nn).transposed(),
  'sum of powers': new PowerSum(k, k.times(num(0.5), B), k.times(num(0.5), C), p, nn),
  'sum of powers of two sizes': new PowerSum(
    k,
    k.times(num(0.1), k.product(A, At)),
    k.times(num(0.5), B),
    k.add(p, num(-1)),
    mn,
  ),
  'rank-one': RankOne.of(k, u, x, n),
  'rank-one square': RankOne.of(k, y, x, n),
  'rank-one of matrices': RankOne.of(k, B, A, mn),
  gradient: RankOne.of(k, num(1), x, n),
  'gradient of matrices': RankOne.of(k, num(1), A, mn),
  column: RankOne.of(k, x, num(1), one),
  'column of matrices': RankOne.of(k, A, num(1), one),
  commutation: new Commutation(k, mn),
  'commutation back': new Commutation(k, { rows: 'n', cols: 'm' }),
  'commutation square': new Commutation(k, nn),
  'lying down': new Commutation(k, n),
  stacking: new Stacking(k, mn),
  unstacking: new Unstacking(k, mn),
  'onto the diagonal': new OntoDiagonal(k, 'n'),
  'off the diagonal': new OffDiagonal(k, 'n'),
  block: Block.of(k, [RankOne.of(k, num(1), x, n), RankOne.of(k, num(1), y, n)], {
    shape: { rows: 2, cols: 1 },
    assemble: ([a, b]) => k.make('matrix', k.make('row', a as Expr), k.make('row', b as Expr)),
    part: (whole, i) => k.make('index', whole, num(i + 1)),
  }),
  sum: sum([Diagonal.of(k, x), RankOne.of(k, y, x, n)]),
  'sum of products': sum([Kronecker.of(k, B, C, nn), new Commutation(k, nn)]),
  product: compose(Diagonal.of(k, u), Kronecker.of(k, A, undefined, n)),
  'product with a sum': compose(
    sum([Scaled.identity(k, n), RankOne.of(k, y, x, n)]),
    Kronecker.of(k, At, undefined, m),
  ),
};

const evaluator = new Evaluator(values, letters, new Budget(Number.POSITIVE_INFINITY));
const value = (e: Expr): Tensor => evaluator.value(elaborate(e, k).core);

/** The matrix of a map by its action on each unit vector, on stacked columns. */
function dense(map: LinearMap): Tensor {
  const [domain, codomain] = [extentOf(map.domain, letters), extentOf(map.codomain, letters)];
  const [rows, cols] = [codomain.rows * codomain.cols, domain.rows * domain.cols];
  const result = tensor(rows, cols);
  const direction = k.symbol('direction', map.domain);
  const image = elaborate(map.apply(direction), k).core;
  for (let j = 0; j < cols; j++) {
    const unit = unvec(basis({ rows: cols, cols: 1 }, j).data, domain.rows, domain.cols);
    const column = vec(evaluator.with(new Map([['direction', unit]])).value(image));
    for (let i = 0; i < rows; i++) result.data[i * cols + j] = column.data[i] as number;
  }
  return result;
}

function same(a: Tensor, b: Tensor, message: string): void {
  assert.deepEqual([a.rows, a.cols], [b.rows, b.cols], message);
  const worst = a.data.reduce((most, entry, i) => Math.max(most, Math.abs(entry - (b.data[i] as number))), 0);
  assert(worst < 1e-12, `${message}: off by ${worst}`);
}
const times = (a: Tensor, b: Tensor): Tensor => {
  const result = tensor(a.rows, b.cols);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < b.cols; j++)
      for (let l = 0; l < a.cols; l++)
        result.data[i * b.cols + j]! += a.data[i * a.cols + l]! * b.data[l * b.cols + j]!;
  return result;
};
const turned = (a: Tensor): Tensor => unvec(a.data, a.cols, a.rows);
const fits = (a: SettledShape, b: SettledShape): boolean => a.rows === b.rows && a.cols === b.cols;

for (const [name, map] of Object.entries(market)) {
  test(`${name}: its matrix does what it does`, () => same(value(map.matrix()), dense(map), print(map.matrix())));
  test(`${name}: the transpose is the transpose of the matrix`, () => {
    same(dense(map.transposed()), turned(dense(map)), name);
    same(value(map.transposed().matrix()), turned(dense(map)), name);
    same(dense(map.transposed().transposed()), dense(map), name);
  });
  test(`${name}: scaling scales the matrix`, () => {
    const factor = value(c).data[0] as number;
    same(dense(map.scaled(c)), { ...dense(map), data: dense(map).data.map((entry) => factor * entry) }, name);
    same(
      dense(map.scaled(c).scaled(num(2))),
      { ...dense(map), data: dense(map).data.map((entry) => 2 * factor * entry) },
      name,
    );
  });
}

test('every product of two maps is the product of their matrices', () => {
  let pairs = 0;
  for (const [left, L] of Object.entries(market)) {
    for (const [right, R] of Object.entries(market)) {
      if (!fits(L.domain, R.codomain)) continue;
      pairs++;
      const both = compose(L, R);
      const wanted = times(dense(L), dense(R));
      same(dense(both), wanted, `${left} ∘ ${right}`);
      same(value(both.matrix()), wanted, `matrix of ${left} ∘ ${right}`);
      same(dense(both.transposed()), turned(wanted), `transpose of ${left} ∘ ${right}`);
    }
  }
  assert(pairs > 150, `only ${pairs} pairs fit`);
});

test('every sum of two maps is the sum of their matrices', () => {
  for (const [left, L] of Object.entries(market)) {
    for (const [right, R] of Object.entries(market)) {
      if (!fits(L.domain, R.domain) || !fits(L.codomain, R.codomain)) continue;
      const [a, b] = [dense(L), dense(R)];
      const wanted = { ...a, data: a.data.map((entry, i) => entry + (b.data[i] as number)) };
      same(dense(sum([L, R])), wanted, `${left} + ${right}`);
      same(value(sum([L, R]).matrix()), wanted, `matrix of ${left} + ${right}`);
    }
  }
});

test('a chain of three maps does not depend on how it is put together', () => {
  const maps = Object.values(market);
  let chains = 0;
  for (const a of maps)
    for (const b of maps)
      for (const d of maps) {
        if (!fits(a.domain, b.codomain) || !fits(b.domain, d.codomain) || chains > 700) continue;
        chains++;
        same(
          dense(compose(compose(a, b), d)),
          dense(compose(a, compose(b, d))),
          `${a.structure} ${b.structure} ${d.structure}`,
        );
      }
});

test('closed forms are found: the laws of the field', () => {
  const structure = (map: LinearMap): string => map.structure;
  assert.equal(structure(compose(Diagonal.of(k, x), Diagonal.of(k, y))), 'diagonal');
  assert.equal(structure(compose(RankOne.of(k, num(1), x, n), Diagonal.of(k, y))), 'gradient');
  assert.equal(structure(compose(Kronecker.of(k, At, B, mn), Kronecker.of(k, A, C, nn))), 'kronecker');
  assert.equal(structure(compose(new Commutation(k, mn), new Commutation(k, { rows: 'n', cols: 'm' }))), 'identity');
  assert.equal(structure(compose(Kronecker.of(k, undefined, x, nn), new OntoDiagonal(k, 'n'))), 'diagonal');
  assert.equal(structure(sum([Scaled.identity(k, n), Scaled.of(k, num(-1), n)])), 'zero');
  assert.equal(print(compose(Diagonal.of(k, u), Kronecker.of(k, undefined, x, mn)).matrix()), "kron(x', diag(u))");
});
