// The map that sends everything to 0.
import type { Expr } from '../../formula/expr.js';
import { count } from '../shape.js';
import { LinearMap } from './map.js';

export class Zero extends LinearMap {
  readonly structure = 'zero';
  apply(): Expr {
    return this.k.zeros(this.codomain);
  }
  transposed(): LinearMap {
    return new Zero(this.k, this.codomain, this.domain);
  }
  matrix(): Expr {
    return this.k.zeros({ rows: count(this.codomain), cols: count(this.domain) });
  }
  scaled(): LinearMap {
    return this;
  }
  override timesRight(right: LinearMap): LinearMap {
    return new Zero(this.k, right.domain, this.codomain);
  }
  override timesLeft(left: LinearMap): LinearMap {
    return new Zero(this.k, this.domain, left.codomain);
  }
  override plus(other: LinearMap): LinearMap {
    return other;
  }
}
