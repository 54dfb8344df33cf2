// L₁ ∘ L₂ ∘ …: what is left where no two neighbours have a closed form.
import type { Expr } from '../../formula/expr.js';
import { LinearMap, type Structure } from './map.js';
import { Scaled } from './scaled.js';

/** left ∘ right: in closed form where there is one, else the product kept as it is. */
export function compose(left: LinearMap, right: LinearMap): LinearMap {
  const closed = closedForm(left, right);
  if (closed) return closed;
  const [lefts, rights] = [factorsOf(left), factorsOf(right)];
  // Inside a chain only the factors that meet can join.
  const chained = lefts.length + rights.length > 2;
  const joined = chained ? closedForm(lefts.at(-1) as LinearMap, rights[0] as LinearMap) : undefined;
  if (!joined) return new Product([...lefts, ...rights]);
  return [...lefts.slice(0, -1), joined, ...rights.slice(1)].reduce(compose);
}

const closedForm = (left: LinearMap, right: LinearMap): LinearMap | undefined =>
  left.timesRight(right) ?? right.timesLeft(left);
const factorsOf = (map: LinearMap): readonly LinearMap[] => (map instanceof Product ? map.factors : [map]);

export class Product extends LinearMap {
  readonly structure: Structure = 'product';

  /** At least two factors, outermost first. */
  constructor(readonly factors: readonly LinearMap[]) {
    const [first, last] = [factors[0] as LinearMap, factors.at(-1) as LinearMap];
    super(first.k, last.domain, first.codomain);
  }

  apply(v: Expr): Expr {
    return this.factors.reduceRight((inner, factor) => factor.apply(inner), v);
  }
  transposed(): LinearMap {
    return new Product(this.factors.map((factor) => factor.transposed()).reverse());
  }
  matrix(): Expr {
    const [first, ...rest] = this.factors as [LinearMap, ...LinearMap[]];
    return rest.reduce((M, factor) => factor.matrixAfter(M), first.matrix());
  }
  scaled(c: Expr): LinearMap {
    const i = this.factors.findIndex((factor) => !factor.movesOnly);
    if (i < 0) return new Product([...this.factors, Scaled.of(this.k, c, this.domain)]);
    return this.factors.map((factor, j) => (i === j ? factor.scaled(c) : factor)).reduce(compose);
  }
}
