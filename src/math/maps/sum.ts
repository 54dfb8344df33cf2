// L₁ + L₂ + …: what is left where no two terms have a closed form.
import type { Expr } from '../../formula/expr.js';
import { Diagonal } from './diagonal.js';
import { LinearMap, type Structure } from './map.js';
import { RankOne } from './rank-one.js';
import { Scaled } from './scaled.js';
import { Zero } from './zero.js';

/** The sum of maps with one domain and codomain; at least one. */
export function sum(maps: readonly LinearMap[]): LinearMap {
  const terms: LinearMap[] = [];
  for (const map of maps.flatMap((each) => (each instanceof Sum ? each.terms : [each]))) {
    if (map instanceof Zero) continue;
    let merged: LinearMap | undefined;
    const i = terms.findIndex((term) => {
      merged = term.plus(map) ?? map.plus(term);
      return merged !== undefined;
    });
    if (i < 0) terms.push(map);
    else terms.splice(i, 1, ...(merged instanceof Zero ? [] : [merged as LinearMap]));
  }
  const { k, domain, codomain } = maps[0] as LinearMap;
  if (terms.length === 0) return new Zero(k, domain, codomain);
  // The diagonal stands in front.
  const isDiagonal = (map: LinearMap): boolean => map instanceof Diagonal || map instanceof Scaled;
  const ordered = [...terms.filter(isDiagonal), ...terms.filter((term) => !isDiagonal(term))];
  return ordered.length === 1 ? (ordered[0] as LinearMap) : new Sum(ordered);
}

export class Sum extends LinearMap {
  /** At least two terms. */
  constructor(readonly terms: readonly LinearMap[]) {
    const [first] = terms as [LinearMap];
    super(first.k, first.domain, first.codomain);
  }

  get structure(): Structure {
    const [first, second] = this.terms;
    const plain = first instanceof Diagonal || first instanceof Scaled;
    return this.terms.length === 2 && plain && second instanceof RankOne ? 'diagonal plus rank-one' : 'sum';
  }
  apply(v: Expr): Expr {
    return this.k.add(...this.terms.map((term) => term.apply(v)));
  }
  transposed(): LinearMap {
    return new Sum(this.terms.map((term) => term.transposed()));
  }
  matrix(): Expr {
    return this.k.add(...this.terms.map((term) => term.matrix()));
  }
  /** Every term by itself, where each has a closed form: d ⊙ (Diag(s) - s sᵀ) = Diag(d ⊙ s) - (d ⊙ s) sᵀ. */
  override timesLeft(left: LinearMap): LinearMap | undefined {
    const terms = this.terms.map((term) => left.timesRight(term) ?? term.timesLeft(left));
    return terms.every((term) => term !== undefined) ? sum(terms) : undefined;
  }
  scaled(c: Expr): LinearMap {
    return sum(this.terms.map((term) => term.scaled(c)));
  }
}
