// Where the gradient of a function of several numbers is 0, how long it is, and by how much a function of vectors can stretch.
import { argument, type Expr, isCall, rewrite, sym, symbolsOf } from '../../formula/expr.js';
import { answerable } from '../../formula/unanswerable.js';
import { inDomain } from '../../math/domain.js';
import { presented } from '../../math/elaborate.js';
import { Evaluator } from '../../math/evaluate.js';
import { inv, svd } from '../../math/kernel.js';
import { FormulaMap } from '../../math/numbers.js';
import { generator } from '../../math/sample.js';
import { isColumn, isScalar } from '../../math/shape.js';
import { product, type Tensor, tensor, transposedTensor } from '../../math/tensor.js';
import { strong } from '../blocks.js';
import type { Derivation, Question } from '../derivation.js';
import { derive, deriveTwice } from '../derive.js';
import { plain, plainFactor, plainSymbol } from '../notation/plain.js';
import type { Bearer } from '../properties/known.js';
import { known } from '../properties/property.js';
import { shownDerivative, whereText } from '../shown.js';
import { writtenOut } from '../written-out.js';
import { type FactAnswer, told } from './fact.js';
import type { Matrix } from './matrix.js';
import { seen } from './numbers-by-sight.js';

/** The equation of the stationary points; of a quadratic function a linear system. */
export function stationary(question: Question): FactAnswer | undefined {
  const own = derive(question);
  const { shown, k, wrt } = own;
  const { map } = own.derivative;
  if (isCall(shown, 'diag'))
    return told(
      'Where ',
      strong(`${plain(argument(shown, 0), k)} = 0`),
      ', entry by entry. I do not solve this equation.',
    );
  if (!isScalar(map.codomain)) return undefined;
  const x = plainSymbol(wrt);
  const gradient = plain(shown, k);
  const equation = (left: string, right: string): FactAnswer =>
    told('Where ', strong(`${left} = ${right}`), `: the gradient is ${gradient}.`);
  if (!symbolsOf(shown).includes(wrt))
    return told(strong('Nowhere'), `, unless ${gradient} is 0: the gradient does not depend on ${x}.`);
  const atZero = answerable(() => k.simplify(writtenOut(presented(without(shown, wrt, k.zeros(map.domain)), k), k)));
  const hessian = answerable(() => deriveTwice(question).hessian);
  const isAffine = hessian !== undefined && !symbolsOf(hessian.shown).includes(wrt) && hessian.kinks.length === 0;
  const solved = isAffine && symbolsOf(shown).length === 1 ? solution(hessian, shown) : undefined;
  if (solved) return told('At ', strong(`${x} = ${solved}`), `, and nowhere else: the gradient is ${gradient}.`);
  if (isAffine && isColumn(map.domain) && atZero && !isScalar(map.domain)) {
    const left = k.product(hessian.shown, sym(wrt));
    if (k.isZero(atZero))
      return told('Where ', strong(`${plain(left, k)} = 0`), `, so at ${x} = 0 at least: the gradient is ${gradient}.`);
    const rest = k.negate(atZero);
    return equation(plain(left, k), plain(rest, k));
  }
  if (atZero && k.isZero(atZero))
    return told('At ', strong(`${x} = 0`), ` at least: the gradient is ${gradient}. I do not solve for other places.`);
  return told('Where ', strong(`${gradient} = 0`), ': that is the gradient. I do not solve this equation.');
}

/** Of a linear system in numbers, the one solution. */
function solution(hessian: Derivation, gradient: Expr): string | undefined {
  const { rows, cols } = hessian.derivative.map.domain;
  if (typeof rows !== 'number' || cols !== 1) return undefined;
  const at = new Evaluator(new Map([[hessian.wrt, tensor(rows, 1)]]), new Map());
  const matrix = answerable(() => new FormulaMap(hessian.derivative.map, at, new Map()).entries());
  const rest = answerable(() => at.value(gradient));
  const inverse = matrix && inv(matrix);
  if (!inverse || !rest) return undefined;
  return `[${[...product(inverse, rest).data].map((value) => seen(-value).text).join(', ')}]`;
}

const without = (e: Expr, name: string, zero: Expr): Expr =>
  rewrite(e, (node) => (node.kind === 'symbol' && node.name === name ? zero : node));

/** The length of a gradient. */
export function length(question: Question): FactAnswer | undefined {
  const own = derive(question);
  const { k } = own;
  const { map, derivative, named } = shownDerivative(own, 'numerator');
  if (!isScalar(map.codomain) || isScalar(map.domain)) return undefined;
  const unit = known('of unit length', 'derivative', question);
  if (unit?.answer === 'yes') return told('The length is ', strong('1'), `: ${unit.words}.`);
  const written = k.simplify(k.make(isColumn(map.domain) ? 'norm2' : 'normF', derivative));
  const [gradient] = named.formulas;
  const text =
    isCall(written, 'norm2') || isCall(written, 'normF') ? `‖${plain(gradient as Expr, k)}‖` : plain(written, k);
  return told(
    'The length of the gradient is ',
    strong(text),
    `${isCall(written, 'norm2') ? whereText(named, k) : ''}.`,
  );
}

/** Of a linear function its greatest singular value; of another the greatest that random points show. */
export function stretch(of: Bearer, question: Question, matrix: Matrix): FactAnswer | undefined {
  const { shown, samples, name } = matrix;
  const { derivation, map, derivative } = shown;
  const { k } = map;
  if (of !== 'hessian' && shown.shaped && isScalar(map.domain)) return undefined;
  if (!symbolsOf(derivative).includes(derivation.wrt) && derivation.kinks.length === 0) {
    const isOne = samples.length > 0 && samples.every(({ jacobian }) => Math.abs(norm(jacobian) - 1) < 1e-9);
    const isGradient = shown.shaped;
    if (isOne && map.structure === 'identity') return told(strong('1'), `: ${name} is the identity.`);
    return told(
      strong(`‖${plain(derivative, k)}‖`),
      isGradient
        ? `: ${name} is constant, and its length is the constant.`
        : `, the greatest singular value of ${plainFactor(derivative, k)}: ${name} is constant.`,
    );
  }
  const lipschitz = known('Lipschitz', of === 'hessian' ? 'derivative' : 'function', question);
  if (lipschitz?.answer === 'no') return told(strong('None'), `: ${lipschitz.words}.`);
  if (samples.length === 0) return undefined;
  const others = symbolsOf(derivative).filter((name) => name !== derivation.wrt && !k.scope.sizes.has(name));
  if (others.length > 0) {
    const names = others.map(plainSymbol).join(', ');
    return lipschitz?.answer === 'yes'
      ? told('It depends on ', strong(names), `: ${lipschitz.words}. I have no formula for the least constant.`)
      : undefined;
  }
  const most = searched(matrix);
  const unit = shown.shaped ? known('of unit length', 'derivative', question) : undefined;
  if (unit?.answer === 'yes') return told(strong('1'), `: ${unit.words}.`);
  return told(
    'At least ',
    strong(Number(most.toPrecision(3)).toString()),
    `: the greatest factor by which ${name} was seen to stretch a vector, in a search by numbers; I have no formula for its least upper bound.`,
    lipschitz?.answer === 'yes' ? ` There is one: ${lipschitz.words}.` : '',
  );
}

/** Steps of the search for a point at which a matrix stretches most, and how wide the first is. */
const STEPS = 150;

/** The greatest factor that is met on a walk from the best random point, which goes on where it rises. */
function searched({ samples: all, shown }: Matrix): number {
  const { derivation, map } = shown;
  const random = generator(derivation.core.hash);
  const [start] = [...all].sort((a, b) => norm(b.jacobian) - norm(a.jacobian));
  if (!start) return Number.NaN;
  let best = norm(start.jacobian);
  let here = start.at?.symbol(derivation.wrt);
  for (let step = 0; step < STEPS && here && start.at; step++) {
    const wide = step % 3 === 0 ? 1 : step % 3 === 1 ? 0.1 : 3;
    const next = { ...here, data: here.data.map((x) => x + wide * (2 * random() - 1)) };
    const there = start.at.with(new Map([[derivation.wrt, next]]));
    const own = answerable(() =>
      inDomain(derivation.core, there) ? new FormulaMap(map, there, start.letters).entries() : undefined,
    );
    const size = own ? norm(own) : Number.NaN;
    if (size > best) [best, here] = [size, next];
  }
  return best;
}

const norm = (t: Tensor): number =>
  t.rows === 1 || t.cols === 1
    ? Math.hypot(...t.data)
    : Math.max(...svd(t.rows < t.cols ? transposedTensor(t) : t).values);
