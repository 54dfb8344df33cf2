// A program for a second derivative: the function, its gradient, its Hessian, and the Hessian's product with a vector.
import type { Expr } from '../../formula/expr.js';
import type { Framework } from '../../math/framework.js';
import type { LinearMap } from '../../math/maps/map.js';
import { isScalar } from '../../math/shape.js';
import { assembled, definitions, directionOf, numericPython } from './programs.js';
import { pythonName } from './python-names.js';

export interface TwiceProgrammed {
  /** The function, simplified. */
  readonly simple: Expr;
  readonly gradient: Expr;
  readonly hessian: Expr;
  /** The gradient's derivative. */
  readonly map: LinearMap;
  readonly wrt: string;
}

/** The Hessian is given for columns stacked where the variable is a matrix. */
export function hessianProgram({ simple, gradient, hessian, map, wrt }: TwiceProgrammed, framework: Framework): string {
  const { define, inputs, variables } = definitions(map.k, framework);
  const parts = [define('f', simple), define('gradient', gradient), define('hessian', hessian)];
  if (!isScalar(map.domain)) {
    const direction = directionOf(map, wrt, variables);
    parts.push(define('hvp', map.apply(direction), direction));
  }
  const x = pythonName(wrt);
  const shape = `of shape ${x}.shape + ${x}.shape`;
  const own: Readonly<Record<Framework, string>> = {
    numpy: `# The same by central differences of the gradient, ${shape}:\n${numericPython(wrt, inputs, 'gradient')}`,
    pytorch: `# The same by autograd, ${shape}:\ndef autograd(${inputs}):\n    return torch.autograd.functional.hessian(lambda ${x}: f(${inputs}), ${x})`,
    jax: `# The same by JAX, ${shape}:\nautograd = jax.hessian(f, argnums=${variables.indexOf(wrt)})`,
  };
  return assembled([...parts, own[framework]], framework);
}
