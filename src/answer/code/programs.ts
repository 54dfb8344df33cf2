// Whole programs that people can paste and run: the function, its derivative, and the product with a vector.
import { call, type Expr, type Sym, size, sym, symbolsOf } from '../../formula/expr.js';
import { shareParts } from '../../formula/sharing.js';
import type { Algebra } from '../../math/algebra.js';
import { elaborate, presented } from '../../math/elaborate.js';
import type { Framework } from '../../math/framework.js';
import type { LinearMap } from '../../math/maps/map.js';
import { isSize } from '../../math/scope.js';
import { isScalar } from '../../math/shape.js';
import { freshName } from '../fresh-name.js';
import { helpersFor } from './helpers.js';
import { python, returned } from './python.js';
import { pythonName } from './python-names.js';

export interface Programmed {
  /** The function, simplified. */
  readonly simple: Expr;
  readonly map: LinearMap;
  /** The derivative as it is shown: gradient or matrix. */
  readonly derivative: Expr;
  readonly wrt: string;
  readonly k: Algebra;
}

const HEADERS: Readonly<Record<Framework, string>> = {
  numpy: 'import numpy as np',
  pytorch: 'import torch\nimport torch.nn.functional as F\n\ntorch.set_default_dtype(torch.float64)',
  jax: "import jax\nimport jax.numpy as jnp\n\njax.config.update('jax_enable_x64', True)",
};

/** A program in the framework. The matrix is given for columns stacked where matrices are involved. */
export function program({ simple, map, derivative, wrt, k }: Programmed, framework: Framework): string {
  const { define, inputs, variables } = definitions(k, framework);
  const name = isScalar(map.codomain) && !isScalar(map.domain) ? 'gradient' : 'jacobian';
  const parts = [define('f', simple), define(name, derivative, undefined, name === 'gradient' ? sym(wrt) : undefined)];
  if (!isScalar(map.domain)) {
    const { direction, image } = productOf(map, wrt, variables);
    parts.push(define('jvp', image, direction));
  }
  parts.push(automatic(framework, wrt, variables, inputs));
  return assembled(parts, framework);
}

/** How functions of the question's variables, and of a direction, are written. */
export function definitions(k: Algebra, framework: Framework) {
  const variables = [...k.scope.shapes.keys()];
  const inputs = variables.map(pythonName).join(', ');
  const define = (title: string, given: Expr, direction?: Sym, like?: Expr): string => {
    const names = new Set([...variables, ...(direction ? [direction.name] : [])]);
    const { lines, result } = statements(prepared(given, k), names, k);
    const sizes = sizeLines(lines.map(({ value }) => value).concat(result), k);
    const assignments = lines.map(({ name: local, value }) => `${local} = ${python(value, framework, k)}`);
    const flat = lying(lines.map(({ value }) => value).concat(result), direction);
    const shown = [...sizes, ...flat, ...assignments, `return ${returned(result, framework, k, like)}`];
    const parameters = direction ? `${inputs}, ${direction.name}` : inputs;
    return [`def ${title}(${parameters}):`, ...shown.map((line) => `    ${line}`)].join('\n');
  };
  /** A row has one dimension in these programs, however it is given. */
  const lying = (formulas: readonly Expr[], direction?: Sym): string[] =>
    [...variables.map((name) => sym(name)), ...(direction ? [direction] : [])]
      .filter((each) => k.kind(each) === 'row' && formulas.some((e) => symbolsOf(e).includes(each.name)))
      .map(({ name }) => `${pythonName(name)} = ${pythonName(name)}.reshape(-1)`);
  return { define, inputs, variables };
}

/** A direction in which the variable moves, under a name that is free. */
export const directionOf = (map: LinearMap, wrt: string, variables: readonly string[]): Sym =>
  map.k.symbol(
    freshName([map.k.kind(sym(wrt)) === 'column' ? 'v' : 'V', 'direction'], variables),
    map.domain,
    sym(wrt),
  );

/** The functions as one program, with the imports and helpers they need. */
export function assembled(parts: readonly string[], framework: Framework): string {
  const { imports, definitions: helpers } = helpersFor(parts.join('\n'), framework);
  const usesMath = parts.some((part) => /(?<![\w.])math\./.test(part)) && !imports.includes('import math');
  const heads = [...(usesMath ? ['import math'] : []), ...imports, HEADERS[framework]];
  return `${heads.join('\n')}\n\n\n${[...helpers, ...parts].join('\n\n\n')}\n`;
}

const ready = new WeakMap<Algebra, Map<Expr, Expr>>();
const products = new WeakMap<LinearMap, { readonly direction: Sym; readonly image: Expr }>();

/** A formula in operations that have code; the same for all frameworks, so it is made once for each question. */
function prepared(given: Expr, k: Algebra): Expr {
  const known = ready.get(k) ?? new Map<Expr, Expr>();
  ready.set(k, known);
  const found = known.get(given) ?? k.simplify(elaborate(presented(given, k), k).core);
  known.set(given, found);
  return found;
}

/** The product of the map with a direction that has a name of its own. */
function productOf(
  map: LinearMap,
  wrt: string,
  variables: readonly string[],
): { readonly direction: Sym; readonly image: Expr } {
  const known = products.get(map);
  if (known) return known;
  const direction = directionOf(map, wrt, variables);
  const made = { direction, image: map.apply(direction) };
  products.set(map, made);
  return made;
}

/** The same derivative by the framework's own differentiation, for comparison. */
function automatic(framework: Framework, wrt: string, variables: readonly string[], inputs: string): string {
  if (framework === 'pytorch') {
    const x = pythonName(wrt);
    return `# The same by autograd, of shape output.shape + input.shape:\ndef autograd(${inputs}):\n    return torch.autograd.functional.jacobian(lambda ${x}: f(${inputs}), ${x})`;
  }
  if (framework === 'jax')
    return `# The same by JAX, of shape output.shape + input.shape:\nautograd = jax.jacobian(f, argnums=${variables.indexOf(wrt)})`;
  return `# The same by central differences, of shape output.shape + input.shape:\n${numericPython(wrt, inputs, 'f')}`;
}

/** The central differences of the function called `f`. */
export const numericPython = (wrt: string, inputs: string, f: string): string => {
  const x = pythonName(wrt);
  const taken = new Set(inputs.split(', '));
  const [h, columns, place, step] = ['h', 'columns', 'place', 'step'].map((name) => freshName([name], taken));
  return [
    `def differences(${inputs}, ${h}=1e-6):`,
    `    ${x} = np.asarray(${x}, dtype=float)`,
    `    ${columns} = []`,
    `    for ${place} in np.ndindex(${x}.shape):`,
    `        ${step} = np.zeros(${x}.shape)`,
    `        ${step}[${place}] = ${h}`,
    `        ${columns}.append((np.asarray((lambda ${x}: ${f}(${inputs}))(${x} + ${step})) - (lambda ${x}: ${f}(${inputs}))(${x} - ${step})) / (2*${h}))`,
    `    return np.moveaxis(np.array(${columns}), 0, -1).reshape(${columns}[0].shape + ${x}.shape)`,
  ].join('\n');
};

/** Python lines that give the letters of sizes their values: `n = x.shape[0]`. */
function sizeLines(formulas: readonly Expr[], k: Algebra): string[] {
  const letters = [...new Set(formulas.flatMap(symbolsOf))].filter((name) => k.scope.sizes.has(name) && name !== 'pi');
  return letters.flatMap((letter) => {
    for (const [name, { rows, cols }] of k.scope.shapes) {
      if (rows === letter) return [`${letter} = ${pythonName(name)}.shape[0]`];
      const last = rows === 1 && k.scope.kinds?.get(name) !== 'matrix' ? -1 : 1;
      if (cols === letter) return [`${letter} = ${pythonName(name)}.shape[${last}]`];
    }
    return [];
  });
}

/** Letters for what is used more than once. */
const LOCALS = ['z', 's', 'r', 'h', 'g', 'q', 'p', 'e', 'd', 'c', 'a', 'u', 'w'];

/** The formula as assignments of what it uses more than once, innermost first, and the rest. */
function statements(
  e: Expr,
  taken: ReadonlySet<string>,
  k: Algebra,
): { lines: { name: string; value: Expr }[]; result: Expr } {
  const { formulas, uses } = shareParts([e]);
  const [whole] = formulas as [Expr];
  const names = LOCALS.filter((name) => !taken.has(name) && !k.scope.sizes.has(name));
  const lines: { name: string; value: Expr }[] = [];
  const locals = new Map<Expr, Expr>();
  const named = (node: Expr): Expr => {
    const known = locals.get(node);
    if (known) return known;
    if (node.kind !== 'call') return node;
    const args = node.args.map(named);
    const value = args.every((arg, i) => arg === node.args[i]) ? node : call(node.op, args, node.span);
    const isPart = size(node) > 2 && node.op !== 'row' && !isSize(node, k.scope);
    const repeated = node !== whole && (uses.get(node) ?? 0) > 1 && isPart;
    let result: Expr = value;
    if (repeated) {
      const name = names.shift() ?? `t${lines.length}`;
      lines.push({ name, value });
      result = k.symbol(name, k.shape(node), node);
    }
    locals.set(node, result);
    return result;
  };
  return { result: named(whole), lines };
}
